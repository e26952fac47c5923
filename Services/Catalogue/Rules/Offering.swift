import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of an offer.
enum Offering {
    /// The offer with its words tidied. What it keeps of `before` may have ended since.
    static func check(_ offer: Offer, instead before: Offer? = nil, _ checks: inout Checks) -> Offer {
        let today = checks.today
        var tidied = offer
        tidied.title = checks.words(offer.title, at: "/title")
        checks.code(offer.domain, in: .serviceDomain, on: today, at: "/domain")
        if let capacity = offer.capacity { checks.number(capacity, in: 1...100_000, at: "/capacity") }
        checks.money(offer.cost, at: "/cost")
        tidied.schedule = checks.remark(offer.schedule, at: "/schedule", upTo: 500)
        if let until = offer.until { checks.day(until, notBefore: offer.from, at: "/until") }
        check(offer.eligibility, keeping: before?.eligibility.area ?? [], &checks)
        return tidied
    }

    private static func check(
        _ asked: Eligibility, keeping kept: [UnitPath], _ checks: inout Checks
    ) {
        let today = checks.today
        for (age, name) in [(asked.minimumAge, "minimumAge"), (asked.maximumAge, "maximumAge")] {
            if let age { checks.number(age, in: 0...17, at: "/eligibility/\(name)") }
        }
        if let minimum = asked.minimumAge, let maximum = asked.maximumAge, maximum < minimum {
            checks.fail("/eligibility/maximumAge", "catalogue.ages-reversed")
        }
        for (index, code) in (asked.circumstances ?? []).enumerated() {
            let pointer = "/eligibility/circumstances/\(index)"
            guard let circumstance = checks.reference.circumstance(code, on: today) else {
                let known = checks.reference.circumstances(on: today).filter { !$0.isConfidential }
                checks.code(code, among: known.map(\.code), of: .circumstance, at: pointer)
                continue
            }
            if circumstance.isConfidential {
                checks.fail(
                    pointer, "catalogue.circumstance-confidential",
                    terms: ["code": [ReferenceTable.circumstance.term(code)]])
            }
        }
        let lists: [(codes: [String]?, table: ReferenceTable, name: String)] = [
            (asked.disabilityTypes, .disabilityType, "disabilityTypes"),
            (asked.disabilityDegrees, .disabilityDegree, "disabilityDegrees"),
            (asked.poverty, .povertyStatus, "poverty"),
        ]
        for list in lists {
            for (index, code) in (list.codes ?? []).enumerated() {
                checks.code(code, in: list.table, on: today, at: "/eligibility/\(list.name)/\(index)")
            }
        }
        for (index, unit) in (asked.area ?? []).enumerated() where !kept.contains(unit) {
            checks.unit(unit, on: today, at: "/eligibility/area/\(index)")
        }
    }
}
