import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

// What was said of a material and never was so.

extension MaterialRules {
    /// The material with what the request says in place of what was said. No copies went out before it came out, nor more than were
    /// made: `holder` says who has today what a unit had.
    func correct(
        _ material: Sought<Material>, by request: CorrectMaterial,
        holder: @escaping (UnitPath) -> UnitPath
    ) throws -> Material {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let title: String? = checks.title(request.title, at: "/title", upTo: 300)
        if let audiences = request.audiences { checks.several(audiences, at: "/audiences") }
        if let quantity = request.quantity {
            checks.number(quantity, of: CorrectMaterial.self, at: "/quantity")
        }
        if let day = request.on {
            checks.day(day, at: "/on")
            if let sent = material.value?.distributions.first(where: { $0.on < day }) {
                checks.fail(
                    "/on",
                    Message(
                        "campaigns.sent-before",
                        ["day": "\(day)", "id": sent.id.text, "unit": sent.to.text, "sent": "\(sent.on)"]
                    ).about(sent.id))
            }
        }
        let before = try checks.finish(material)
        let corrected = before.with {
            $0.publishedOn = request.on ?? before.publishedOn
            ($0.title, $0.kind) = (title ?? before.title, request.kind ?? before.kind)
            $0.audiences = request.audiences ?? before.audiences
            $0.quantity = request.quantity ?? before.quantity
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("campaigns.material-the-same").about(before.id))
        }
        let spare = MaterialStocks(of: corrected, holder: holder)
            .spare(at: corrected.unit, on: corrected.publishedOn)
        guard spare >= 0 else {
            throw Refusal.precondition(
                "/quantity",
                Message(
                    "campaigns.more-went-out",
                    ["quantity": "\(corrected.quantity)", "least": "\(corrected.quantity - spare)"]
                ).about(before.id))
        }
        return corrected
    }

    /// The material that never came out: no copies of it went anywhere.
    func void(_ material: Sought<Material>, by request: VoidMaterial) throws -> Material {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(material)
        guard let sent = known.distributions.last else { return known }
        throw Refusal.precondition(
            "/id",
            Message(
                "campaigns.material-sent",
                ["id": sent.id.text, "unit": sent.to.text, "day": "\(sent.on)"]
            ).about(sent.id))
    }
}
