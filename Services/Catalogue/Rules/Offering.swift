import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of an offer.
enum Offering {
    /// The offer with its words tidied. Throws every violation.
    static func check(_ offer: Offer, _ reference: Reference, today: Day) throws -> Offer {
        var checks = Checks(reference, today: today)
        var tidied = offer
        tidied.title = checks.words(offer.title, at: "/title")
        checks.code(offer.domain, in: .serviceDomain, on: today, at: "/domain")
        if let capacity = offer.capacity, !(1...100_000).contains(capacity) {
            checks.fail("/capacity", Message("catalogue.capacity-range"))
        }
        checks.money(offer.cost, at: "/cost")
        tidied.schedule = checks.remark(offer.schedule, at: "/schedule", upTo: 500)
        if let until = offer.until { checks.day(until, notBefore: offer.from, at: "/until") }
        check(offer.eligibility, &checks)
        try checks.finish()
        return tidied
    }

    private static func check(_ asked: Eligibility, _ checks: inout Checks) {
        let today = checks.today
        for (age, name) in [(asked.minimumAge, "minimumAge"), (asked.maximumAge, "maximumAge")] {
            if let age, !(0...17).contains(age) {
                checks.fail("/eligibility/\(name)", Message("catalogue.age-range"))
            }
        }
        if let minimum = asked.minimumAge, let maximum = asked.maximumAge, maximum < minimum {
            checks.fail("/eligibility/maximumAge", Message("catalogue.ages-reversed"))
        }
        for (index, code) in (asked.circumstances ?? []).enumerated() {
            let pointer = "/eligibility/circumstances/\(index)"
            guard let circumstance = checks.reference.circumstance(code, on: today) else {
                let known = checks.reference.circumstances(on: today).filter { !$0.isConfidential }
                checks.code(code, among: known.map(\.code), of: .circumstance, at: pointer)
                continue
            }
            if circumstance.isConfidential {
                checks.fail(pointer, Message("catalogue.circumstance-confidential", ["code": code]))
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
        for (index, unit) in (asked.area ?? []).enumerated() {
            checks.unit(unit, on: today, at: "/eligibility/area/\(index)")
        }
    }
}
