import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

extension OfferRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ offer: Sought<OfferTimelines>, by request: CorrectOffer, learned: Learned
    ) throws -> FactVersion<OfferSaying> {
        var checks = Checks(reference, today: today)
        if let asked = request.eligibility { check(asked, &checks) }
        let (known, aspect) = try checks.finish(offer, correcting: request.fact)
        let fact = try known.history.standing(request.fact)
        refuseForeign(request, to: aspect, &checks)
        if let day = request.on {
            checks.day(day, at: "/on")
            if known.isPublished(request.fact) { checks.fail("/on", "catalogue.published-day") }
        }
        let value = corrected(fact.value, of: known, by: request, &checks)
        if case .standing(status: .open, _) = fact.value, request.reason != nil {
            checks.fail("/reason", "catalogue.not-a-withdrawal")
        }
        try checks.finish()
        return try known.correct(request.fact, to: value, from: request.on, learned: learned)
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ offer: Sought<OfferTimelines>, by request: VoidOfferFact, learned: Learned
    ) throws -> FactVersion<OfferSaying> {
        let known = try offer.get()
        _ = try known.correctable(request.fact)
        guard !known.isPublished(request.fact) else {
            throw Refusal.precondition(
                "/fact", Message("catalogue.published-voided").about(request.fact))
        }
        return try known.void(request.fact, learned: learned)
    }

    /// What the fact says with what the request gives.
    private func corrected(
        _ value: OfferSaying, of known: OfferTimelines, by request: CorrectOffer, _ checks: inout Checks
    ) -> OfferSaying {
        let given: [String: Bool] = [
            "capacity": request.capacity != nil, "cost": request.cost != nil,
            "schedule": request.schedule != nil, "details": request.details != nil,
            "until": request.until != nil,
        ]
        let details = request.details.map { check($0, &checks) }
        let cleared = checks.clear(request.clear, of: given)
        check(capacity: request.capacity, cost: request.cost, &checks)
        let schedule: String? = request.schedule.map { checks.remark($0, at: "/schedule", upTo: 500) }
        let reason: String? = request.reason.map { checks.words($0, at: "/reason", upTo: 500) }
        switch value {
        case .identity, .firstDay: return value
        case .eligibility(let asked): return .eligibility(request.eligibility ?? asked)
        case .capacity(let places):
            return .capacity(places: cleared.contains("capacity") ? nil : request.capacity ?? places)
        case .cost(let amount): return .cost(cleared.contains("cost") ? .zero : request.cost ?? amount)
        case .schedule(let words):
            return .schedule(words: cleared.contains("schedule") ? nil : schedule ?? words)
        case .details(let said):
            return .details(cleared.contains("details") ? OfferDetails() : details ?? said)
        case .lastDay(let day):
            if let until = request.until {
                checks.day(until, notBefore: .start(of: known), at: "/until")
            }
            return .lastDay(cleared.contains("until") ? nil : request.until ?? day)
        case .standing(let status, let why): return .standing(status: status, reason: reason ?? why)
        }
    }

    /// Notes what the request gives that the fact does not have.
    private func refuseForeign(_ request: CorrectOffer, to aspect: OfferAspect, _ checks: inout Checks) {
        let clearable: [String: OfferAspect] = [
            "capacity": .capacity, "cost": .cost, "schedule": .schedule, "details": .details,
            "until": .lastDay,
        ]
        checks.refuseForeign(
            [
                ("eligibility", request.eligibility != nil, .eligibility),
                ("capacity", request.capacity != nil, .capacity), ("cost", request.cost != nil, .cost),
                ("schedule", request.schedule != nil, .schedule),
                ("details", request.details != nil, .details),
                ("until", request.until != nil, .lastDay), ("reason", request.reason != nil, .standing),
            ]
                + (request.clear ?? []).enumerated().compactMap { index, member in
                    clearable[member].map { ("clear/\(index)", true, $0) }
                }, to: aspect)
    }
}
