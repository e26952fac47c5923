import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of an offer.
struct OfferRules {
    let reference: Reference
    let today: Day

    func publish(
        _ request: PublishOffer, of provider: Sought<Provider>, as id: OfferID
    ) throws -> Offer {
        var checks = Checks(reference, today: today)
        let from = request.from ?? today
        let title: String = checks.words(request.title, at: "/title")
        checks.code(request.domain, in: .serviceDomain, at: "/domain")
        check(capacity: request.capacity, cost: request.cost, &checks)
        let schedule = checks.remark(request.schedule, at: "/schedule", upTo: 500)
        if let until = request.until { checks.day(until, notBefore: from, at: "/until") }
        if let asked = request.eligibility { check(asked, &checks) }
        let provider = try checks.finish(provider)
        return Offer(
            id: id, provider: provider.id, unit: provider.unit, place: provider.place, title: title,
            domain: request.domain, eligibility: request.eligibility ?? Eligibility(),
            cost: request.cost ?? .zero, from: from, status: .open
        ).with {
            $0.capacity = request.capacity
            $0.schedule = schedule
            $0.until = request.until
        }
    }

    /// The offer as the request changes it; the same offer when it changes nothing.
    func change(_ offer: Sought<Offer>, by request: UpdateOffer) throws -> Offer {
        var checks = Checks(reference, today: today)
        let title: String? = request.title.map { checks.words($0, at: "/title") }
        check(capacity: request.capacity, cost: request.cost, &checks)
        let schedule: String? = request.schedule.map { checks.remark($0, at: "/schedule", upTo: 500) }
        if let until = request.until { checks.day(until, notBefore: offer.value?.from, at: "/until") }
        if let asked = request.eligibility { check(asked, &checks) }
        let given: [String: Bool] = [
            "capacity": request.capacity != nil, "cost": request.cost != nil,
            "schedule": request.schedule != nil, "until": request.until != nil,
        ]
        let cleared = checks.clear(request.clear, of: given, at: "/clear")
        let current = try checks.finish(offer)
        var changed = current
        changed.title = title ?? current.title
        changed.eligibility = request.eligibility ?? current.eligibility
        changed.capacity = cleared.contains("capacity") ? nil : request.capacity ?? current.capacity
        changed.cost = cleared.contains("cost") ? .zero : request.cost ?? current.cost
        changed.schedule = cleared.contains("schedule") ? nil : schedule ?? current.schedule
        changed.until = cleared.contains("until") ? nil : request.until ?? current.until
        return changed
    }

    func withdraw(_ offer: Sought<Offer>, by request: WithdrawOffer) throws -> Offer {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var withdrawn = try checks.finish(offer)
        guard withdrawn.status == .open else {
            throw Refusal.precondition(
                "/id", Message("catalogue.offer-withdrawn", ["title": withdrawn.title]))
        }
        (withdrawn.status, withdrawn.reason) = (.withdrawn, reason)
        return withdrawn
    }

    /// Throws FAILED_PRECONDITION when more places are held on a day from today on than the offer has.
    func requirePlaces(_ offer: Offer, for held: [Referral]) throws {
        guard let capacity = offer.capacity else { return }
        let spans = try held.map { try $0.span() }
        let last = spans.map(\.end).reduce(today, max)
        let peak = HeldPlaces.peak(spans, within: try Period(from: today, through: last))
        guard peak <= capacity else {
            throw Refusal.precondition(
                "/capacity", Message("catalogue.capacity-below-held", ["held": "\(peak)"]))
        }
    }

    private func check(capacity: Int?, cost: Money?, _ checks: inout Checks) {
        if let capacity { checks.number(capacity, of: Offer.self, at: "/capacity") }
        if let cost { checks.money(cost, at: "/cost") }
    }

    private func check(_ asked: Eligibility, _ checks: inout Checks) {
        for (age, name) in [(asked.minimumAge, "minimumAge"), (asked.maximumAge, "maximumAge")] {
            if let age { checks.number(age, of: Eligibility.self, at: "/eligibility/\(name)") }
        }
        if let minimum = asked.minimumAge, let maximum = asked.maximumAge, maximum < minimum {
            checks.fail("/eligibility/maximumAge", "catalogue.ages-reversed")
        }
        for (index, code) in (asked.circumstances ?? []).enumerated() {
            check(circumstance: code, at: "/eligibility/circumstances/\(index)", &checks)
        }
        let lists: [(codes: [String]?, table: ReferenceTable, name: String)] = [
            (asked.disabilityTypes, .disabilityType, "disabilityTypes"),
            (asked.disabilityDegrees, .disabilityDegree, "disabilityDegrees"),
            (asked.poverty, .povertyStatus, "poverty"),
        ]
        for list in lists {
            for (index, code) in (list.codes ?? []).enumerated() {
                checks.code(code, in: list.table, at: "/eligibility/\(list.name)/\(index)")
            }
        }
        for (index, unit) in (asked.area ?? []).enumerated() {
            checks.unit(unit, at: "/eligibility/area/\(index)")
        }
    }

    private func check(circumstance code: String, at pointer: String, _ checks: inout Checks) {
        guard let circumstance = reference.circumstance(code, on: today) else {
            let known = reference.circumstances(on: today).filter { !$0.isConfidential }
            return checks.code(code, among: known.map(\.code), of: .circumstance, at: pointer)
        }
        if circumstance.isConfidential {
            checks.fail(
                pointer, "catalogue.circumstance-confidential",
                terms: ["code": [ReferenceTable.circumstance.term(code)]])
        }
    }
}
