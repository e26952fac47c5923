import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of an offer.
struct OfferRules: Rules {
    let reference: Reference
    let today: Day

    /// What the request says of a new offer, from the beginning on, of its provider as it is on the offer's first day.
    func publish(_ request: PublishOffer, of provider: Sought<Provider>) throws -> [OfferSaying] {
        var checks = Checks(reference, today: today)
        let from = request.from ?? today
        let title: String = checks.title(request.title, at: "/title")
        checks.code(request.domain, in: .serviceDomain, at: "/domain")
        check(capacity: request.capacity, cost: request.cost, &checks)
        let schedule = checks.remark(request.schedule, at: "/schedule", upTo: 500)
        provider.value?.checkOpen(on: from, at: request.from == nil ? "/provider" : "/from", &checks)
        if let until = request.until {
            checks.day(until, notBefore: .said(request.from, today, as: "from"), at: "/until")
        }
        if let asked = request.eligibility { check(asked, &checks) }
        let details = request.details.map { check($0, &checks) }
        let giver = try checks.finish(provider)
        return (details.map { [.details($0)] } ?? []) + [
            .identity(OfferIdentity(provider: giver.id, title: title, domain: request.domain)),
            .eligibility(request.eligibility ?? Eligibility()), .capacity(places: request.capacity),
            .cost(request.cost ?? .zero), .schedule(words: schedule),
            .firstDay(from), .lastDay(request.until), .standing(status: .open, reason: nil),
        ]
    }

    /// What the request says of the offer, which is given as it was on the day of the change; nothing when it is known.
    /// `provider` gives it, as it is on the first day that the request names.
    func change(
        _ offer: Sought<Offer>, of provider: Provider?, by request: UpdateOffer
    ) throws -> [OfferSaying] {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, at: "/on")
        let title: String? = request.title.map { checks.title($0, at: "/title") }
        check(capacity: request.capacity, cost: request.cost, &checks)
        let schedule: String? = request.schedule.map { checks.remark($0, at: "/schedule", upTo: 500) }
        if let from = request.from { provider?.checkOpen(on: from, at: "/from", &checks) }
        if let until = request.until {
            checks.day(
                until,
                notBefore: .named("from", request.from)
                    ?? .recorded(CatalogueDay.offerStart, on: offer.value?.from, of: offer.value?.id),
                at: "/until")
        }
        if let asked = request.eligibility { check(asked, &checks) }
        let given: [String: Bool] = [
            "capacity": request.capacity != nil, "cost": request.cost != nil,
            "schedule": request.schedule != nil, "details": request.details != nil,
            "until": request.until != nil,
        ]
        let details = request.details.map { check($0, &checks) }
        let cleared = checks.clear(request.clear, of: given)
        let current = try checks.finish(offer)
        var said: [OfferSaying] = []
        if let title {
            said.append(
                .identity(
                    OfferIdentity(provider: current.provider, title: title, domain: current.domain)))
        }
        if let asked = request.eligibility { said.append(.eligibility(asked)) }
        if let capacity = request.capacity { said.append(.capacity(places: capacity)) }
        if cleared.contains("capacity") { said.append(.capacity(places: nil)) }
        if let cost = request.cost { said.append(.cost(cost)) }
        if cleared.contains("cost") { said.append(.cost(.zero)) }
        if let schedule { said.append(.schedule(words: schedule)) }
        if cleared.contains("schedule") { said.append(.schedule(words: nil)) }
        if let details { said.append(.details(details)) }
        if cleared.contains("details") { said.append(.details(OfferDetails())) }
        if let from = request.from { said.append(.firstDay(from)) }
        if request.until != nil || cleared.contains("until") { said.append(.lastDay(request.until)) }
        return said
    }

    /// What withdraws the offer, which is given as it was on the day.
    func withdraw(_ offer: Sought<Offer>, by request: WithdrawOffer) throws -> OfferSaying {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(offer)
        guard current.status == .open else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "catalogue.offer-withdrawn",
                    ["title": current.title, "day": current.withdrawnOn?.description ?? ""]
                ).about(current.id, told: Offer.toldOfWithdrawal))
        }
        return .standing(status: .withdrawn, reason: reason)
    }

    func check(capacity: Int?, cost: Money?, _ checks: inout Checks) {
        if let capacity { checks.number(capacity, of: Offer.self, at: "/capacity") }
        if let cost { checks.money(cost, at: "/cost") }
    }

    func check(_ asked: Eligibility, _ checks: inout Checks) {
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
