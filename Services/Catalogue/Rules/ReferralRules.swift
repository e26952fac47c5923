import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// What must hold of a referral.
struct ReferralRules {
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
        let day = request.on ?? today
        checks.day(day, at: "/on")
        child.value?.checkBorn(by: day, at: "/on", &checks)
        check(until: request.until, from: day, &checks)
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
            check(until: until, from: current.on, &checks)
        }
        let current = try checks.finish(referral)
        try requireHeld(current)
        var accepted = try take(.accept, current)
        accepted.until = request.until ?? current.until
        return accepted
    }

    /// The referral after a step that says why.
    func end(_ referral: Sought<Referral>, by step: ReferralStep, for reason: String) throws -> Referral {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(reason, at: "/reason", upTo: 500)
        var ended = try take(step, checks.finish(referral))
        ended.reason = reason
        return ended
    }

    /// The referral after a step. Throws FAILED_PRECONDITION when the step cannot be taken from where it is.
    func take(_ step: ReferralStep, _ referral: Referral, at pointer: String = "/id") throws -> Referral {
        guard let next = referral.status.after(step) else {
            throw Refusal.precondition(pointer, referral.status.instead)
        }
        var taken = referral
        taken.status = next
        if !next.holdsPlace { taken.contradicted = nil }
        return taken
    }

    /// Throws FAILED_PRECONDITION when the child has left the register or may not have the offer, or when no place is free.
    /// `held` are the places that others hold.
    func requireSuited(
        _ referral: Referral, of child: KnownChild, to offer: Offer, beside held: [Referral],
        _ language: Language
    ) throws {
        if let days = referral.days { try child.requireRegistered(within: days, at: "/child") }
        try requireGiven(offer, until: referral.until)
        let mismatches = MatchRules.mismatches(
            try Candidate(offer, held: held, for: child.id, on: referral.on), for: child, on: referral.on,
            in: reference.units)
        let words = MismatchWords(reference, language, on: referral.on)
        let messages = mismatches.map(words.message)
        if let first = messages.first {
            throw Refusal(
                .failedPrecondition, first, violations: messages.map { Refusal.Violation("/offer", $0) })
        }
        try requirePlace(of: offer, for: referral, beside: held)
    }

    /// A place is held no longer than its offer is given.
    func requireGiven(_ offer: Offer, until day: Day) throws {
        guard let last = offer.until, last < day else { return }
        throw Refusal.precondition(
            "/until",
            Message(
                "catalogue.offer-ends",
                ["title": offer.title, "until": last.description, "day": day.description]))
    }

    /// That a place is free on every day of the referral's.
    func requirePlace(of offer: Offer, for referral: Referral, beside held: [Referral]) throws {
        guard let capacity = offer.capacity else { return }
        let peak = try HeldPlaces.peak(held.map { try $0.span() }, within: referral.span())
        guard peak < capacity else {
            throw Refusal.precondition(
                "/until", Message("catalogue.full-within", ["capacity": "\(capacity)", "title": offer.title]))
        }
    }

    /// A waiting referral whose last day has passed holds nothing any more, whether or not anyone has expired it.
    private func requireHeld(_ referral: Referral) throws {
        guard referral.until < today, referral.status == .waiting else { return }
        throw Refusal.precondition(
            "/id", Message("catalogue.referral-over", ["until": referral.until.description]))
    }

    /// The days for which a place is asked.
    private func check(until: Day, from day: Day, _ checks: inout Checks) {
        checks.day(until, notBefore: day, at: "/until")
        if until.daysSinceEpoch - day.daysSinceEpoch > Self.longest {
            checks.fail("/until", "catalogue.until-too-far", ["days": "\(Self.longest)"])
        }
    }
}

extension Referral {
    /// The days for which it holds a place.
    func span() throws -> Period { try Period(from: on, through: until) }

    /// The same as facts are dated.
    var days: DayRange? { DayRange(from: on, until: until) }

    /// Whether it holds a place for its days: one that lies outside the child's life holds none.
    var holdsPlace: Bool { status.holdsPlace && contradicted != true }
}
