import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// What must hold of a referral.
struct ReferralRules: Rules {
    /// A year: whoever needs a place for longer is sent again.
    static let longest = 366

    let reference: Reference
    let today: Day

    /// `unit` sends the child.
    func create(
        _ request: CreateReferral, from unit: UnitPath, for child: Sought<KnownChild>,
        to offer: Sought<Offer>, as id: ReferralID
    ) throws -> Referral {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, at: "/on")
        child.value?.checkBorn(by: day, at: "/on", &checks)
        check(until: request.until, from: day, .said(request.on, today), &checks)
        let note = checks.remark(request.note, at: "/note")
        let (child, offer) = try checks.finish(child, offer)
        return Referral(
            id: id, child: child.id, offer: offer.id, provider: offer.provider, domain: offer.domain,
            from: unit, to: offer.unit, on: day, until: request.until, status: .waiting
        ).with { $0.note = note }
    }

    func accept(_ referral: Sought<Referral>, by request: AcceptReferral) throws -> Referral {
        var checks = Checks(reference, today: today)
        if let until = request.until, let current = referral.value {
            check(
                until: until, from: current.on,
                .recorded(CatalogueDay.referralStart, on: current.on, of: current.id), &checks)
        }
        let current = try checks.finish(referral)
        try requireHeld(current)
        var accepted = try current.taking(ReferralStep.accept)
        accepted.until = request.until ?? current.until
        return accepted
    }

    /// The referral after a step that says why.
    func end(_ referral: Sought<Referral>, by step: ReferralStep, for reason: String) throws -> Referral {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(reason, at: "/reason", upTo: 500)
        var ended = try checks.finish(referral).taking(step)
        ended.reason = reason
        return ended
    }

    /// Throws FAILED_PRECONDITION when the child has left the register or may not have the offer, which is given as it was on
    /// the day, or when its provider does not work all the time. `held` are the places that others hold: where they hold all at a
    /// time, how many there are; nil where one is free.
    func requireSuited(
        _ referral: Referral, of child: KnownChild, to used: UsedOffer, beside held: [Referral],
        _ language: Language
    ) throws -> Int? {
        if let days = referral.days { try child.requireRegistered(within: days, at: "/child") }
        try requireGiven(used, for: referral)
        let candidate = Candidate(
            offer: used.offer, held: HeldPlaces(periods: try held.map { try $0.span() }),
            holdsPlace: holdsAnother(referral, among: held))
        let mismatches = MatchRules(reference: reference, today: today).mismatches(
            candidate, for: child, on: referral.on)
        let words = MismatchWords(reference, language, on: referral.on)
        let messages = mismatches.map { words.refusal($0, of: used, for: referral, beside: held) }
        if let first = messages.first, !mismatches.allSatisfy(\.isFull) {
            throw Refusal(
                .failedPrecondition, first, violations: messages.map { Refusal.Violation("/offer", $0) })
        }
        try requireOpen(used, for: referral)
        return try fullLimit(of: used, for: referral, beside: held)
    }

    /// Whether one on the waiting list can have a place now, as ``requireSuited(_:of:to:beside:_:)`` says.
    func fits(
        _ referral: Referral, of child: KnownChild, to used: UsedOffer, beside held: [Referral],
        _ language: Language
    ) throws -> Bool {
        do {
            return try requireSuited(referral, of: child, to: used, beside: held, language) == nil
        } catch is Refusal {
            // It stays where it is until it fits, or expires.
            return false
        }
    }

    /// Throws FAILED_PRECONDITION where the child waits for a place of the offer already; `others` are its referrals.
    func requireNotQueued(_ referral: Referral, among others: [Referral]) throws {
        guard
            let queued = others.first(where: { $0.offer == referral.offer && $0.status == .queued })
        else { return }
        throw Refusal.precondition(
            "/offer",
            Message(
                "catalogue.referral-queued-already",
                ["id": queued.id.text, "until": queued.until.description]
            ).about(queued.id))
    }

    /// RESOURCE_EXHAUSTED: others hold all places at a time of the referral, and `waiting` wait for one.
    func full(_ capacity: Int, of offer: Offer, waiting: Int) -> Refusal {
        let message = Message(
            "catalogue.referral-full",
            [
                "capacity": "\(capacity)", "title": offer.title, "waiting": "\(waiting)",
                "place": "\(waiting + 1)",
            ], terms: ["member": ["member.orWait"]])
        return Refusal(.resourceExhausted, message, violations: [Refusal.Violation("/offer", message)])
    }

    /// A place is held no longer than its offer is given, by what is said of each day. Whether it is given on the first one,
    /// the offer itself says.
    func requireGiven(_ used: UsedOffer, for referral: Referral) throws {
        guard let off = referral.days.flatMap(used.known.firstDayOff), off > referral.on else { return }
        throw Refusal.precondition(
            "/until",
            Message(
                "catalogue.offer-ends",
                [
                    "title": used.offer.title, "until": off.advanced(by: -1).description,
                    "day": referral.until.description,
                ]
            ).about(used.offer.id, told: Offer.toldOfDays))
    }

    /// No place is held over a day on which the provider does not work.
    func requireOpen(_ used: UsedOffer, for referral: Referral) throws {
        let span = try referral.span()
        guard let off = used.provider.daysOff.compactMap(span.shared).first else { return }
        throw Refusal.precondition(
            "/until",
            Message(
                "catalogue.closed-within", ["title": used.offer.title, "day": off.start.description]
            ).about(used.offer.provider, told: ["providerClosed", "providerCorrected"]))
    }

    /// Whether the child has another place of the offer on one of the referral's days: it would have two at a time.
    func holdsAnother(_ referral: Referral, among held: [Referral]) -> Bool {
        guard let days = referral.days else { return false }
        return held.contains { $0.child == referral.child && $0.days?.overlaps(days) == true }
    }

    /// That a place is free on every day of the referral's, by how many there are on the day. Throws RESOURCE_EXHAUSTED.
    func requirePlace(of used: UsedOffer, for referral: Referral, beside held: [Referral]) throws {
        guard let full = try fullLimit(of: used, for: referral, beside: held) else { return }
        let message = Message(
            "catalogue.full-within", ["capacity": "\(full)", "title": used.offer.title])
        throw Refusal(.resourceExhausted, message, violations: [Refusal.Violation("/until", message)])
    }

    /// How many places there are at a time of the referral's at which others hold them all; nil where one is always free.
    func fullLimit(of used: UsedOffer, for referral: Referral, beside held: [Referral]) throws -> Int? {
        let places = HeldPlaces(periods: try held.map { try $0.span() })
        let span = try referral.span()
        return used.known.limits.first { limit in
            span.shared(with: limit.days).map { places.peak(within: $0) >= limit.places } ?? false
        }?.places
    }

    /// A waiting referral whose last day has passed holds nothing any more, whether or not anyone has expired it.
    private func requireHeld(_ referral: Referral) throws {
        guard referral.until < today, referral.status == .waiting else { return }
        throw Refusal.precondition(
            "/id",
            Message("catalogue.referral-over", ["until": referral.until.description]).about(referral.id))
    }

    /// The days for which a place is asked.
    private func check(until: Day, from day: Day, _ earliest: DayBound?, _ checks: inout Checks) {
        checks.day(until, notBefore: earliest, at: "/until")
        if until.daysSinceEpoch - day.daysSinceEpoch > Self.longest {
            checks.fail("/until", "catalogue.until-too-far", ["days": "\(Self.longest)"])
        }
    }
}

extension Referral {
    /// The days for which it holds a place.
    func span() throws -> Period { try Period(from: on, through: until) }

    /// The place that it holds.
    func place() throws -> HeldPlace { HeldPlace(child: child, days: try span()) }

    /// The same as facts are dated.
    var days: DayRange? { DayRange(from: on, until: until) }

    /// Whether it holds a place for its days: one that lies outside the child's life holds none.
    var holdsPlace: Bool { status.holdsPlace && contradicted != true }
}
