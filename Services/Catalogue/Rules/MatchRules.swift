import CatalogueAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// An offer, and what is already taken of it.
struct Candidate: Sendable {
    let offer: Offer
    let held: HeldPlaces
    /// Whether the child in question holds one of them on the day, or on one of those that are asked for.
    let holdsPlace: Bool
    /// How many wait for one.
    var waiting = 0
}

/// Why an offer is not for a child on a day. Says what the offer asks, never what the child has.
enum Mismatch: Hashable, Sendable {
    case closed(since: Day)
    /// The provider's licence has ended, without which its kind may take nobody.
    case unlicensed(until: Day)
    case withdrawn
    case notYetGiven(from: Day)
    case noLongerGiven(until: Day)
    case tooYoung(minimum: Int)
    case tooOld(maximum: Int)
    case circumstance([String])
    case disability
    case disabilityType([String])
    case disabilityDegree([String])
    case area([UnitPath])
    case poverty([String])
    case full(capacity: Int)
    case alreadyReferred
}

extension Mismatch {
    /// Whether nothing stands in the way but that others hold the places.
    var isFull: Bool { if case .full = self { true } else { false } }
}

/// Which offers one child may have on a day, in which order, and why not the others.
struct MatchRules: Rules {
    let reference: Reference
    let today: Day

    /// The child that the request asks about, on `day`.
    func admit(_ request: MatchOffers, for child: Sought<KnownChild>, on day: Day) throws -> KnownChild {
        var checks = Checks(reference, today: today)
        child.value?.checkBorn(by: day, at: "/on", &checks)
        if let domain = request.domain { checks.code(domain, in: .serviceDomain, on: day, at: "/domain") }
        let known = try checks.finish(child)
        try known.requireRegistered(on: day, at: "/child")
        return known
    }

    struct Match: Sendable {
        let offer: Offer
        let free: Int?
        let nearness: Nearness
        let kilometres: Int?
        let waiting: Int
    }

    /// What is meant for what the child has first, then nearer, cheaper, fewer who wait, more free places (no limit counts as most),
    /// then the older offer: the same candidates always come in the same order.
    func rank(
        _ candidates: [Candidate], for child: KnownChild, on day: Day
    ) -> (matches: [Match], excluded: [(candidate: Candidate, reasons: [Mismatch])]) {
        let home = Neighbourhood(of: child.home(on: day), on: day, in: reference)
        var matches: [Match] = []
        var excluded: [(candidate: Candidate, reasons: [Mismatch])] = []
        for candidate in candidates {
            let reasons = mismatches(candidate, for: child, on: day)
            guard reasons.isEmpty else {
                excluded.append((candidate, reasons))
                continue
            }
            matches.append(
                Match(
                    offer: candidate.offer,
                    free: candidate.offer.capacity.map { $0 - candidate.held.held(on: day) },
                    nearness: home.nearness(of: candidate.offer.place),
                    kilometres: home.kilometres(to: candidate.offer.place), waiting: candidate.waiting))
        }
        matches.sort { left, right in
            let (one, other) = (left.standing, right.standing)
            return one == other ? left.offer.id < right.offer.id : one.lexicographicallyPrecedes(other)
        }
        excluded.sort { $0.candidate.offer.id < $1.candidate.offer.id }
        return (matches, excluded)
    }

    /// Every reason, in the order in which a person would look.
    func mismatches(_ candidate: Candidate, for child: KnownChild, on day: Day) -> [Mismatch] {
        let offer = candidate.offer
        var found: [Mismatch] = []
        if let closed = offer.closedOn, closed <= day { found.append(.closed(since: closed)) }
        if let until = offer.licenceUntil, until < day, let kind = offer.kind,
            reference.knows(.licensedFacility, kind, on: day)
        {
            found.append(.unlicensed(until: until))
        }
        if offer.status == .withdrawn { found.append(.withdrawn) }
        if day < offer.from { found.append(.notYetGiven(from: offer.from)) }
        if let until = offer.until, until < day { found.append(.noLongerGiven(until: until)) }
        found += eligibility(offer.eligibility, of: child, on: day)
        if candidate.holdsPlace {
            found.append(.alreadyReferred)
        } else if let capacity = offer.capacity, candidate.held.held(on: day) >= capacity {
            found.append(.full(capacity: capacity))
        }
        return found
    }

    private func eligibility(_ asked: Eligibility, of child: KnownChild, on day: Day) -> [Mismatch] {
        var found: [Mismatch] = []
        let age = child.countedBirth.age(on: day)
        if let minimum = asked.minimumAge, age < minimum { found.append(.tooYoung(minimum: minimum)) }
        if let maximum = asked.maximumAge, age > maximum { found.append(.tooOld(maximum: maximum)) }
        if let codes = asked.circumstances, !codes.isEmpty,
            child.circumstances(on: day).isDisjoint(with: codes)
        {
            found.append(.circumstance(codes))
        }
        found += disability(asked, of: child, on: day)
        if let area = asked.area, !area.isEmpty,
            !reference.units.territory(of: area, on: day).contains(child.home(on: day))
        {
            found.append(.area(area))
        }
        if let codes = asked.poverty, !codes.isEmpty,
            !codes.contains(where: { $0 == child.poverty(on: day)?.rawValue })
        {
            found.append(.poverty(codes))
        }
        return found
    }

    private func disability(_ asked: Eligibility, of child: KnownChild, on day: Day) -> [Mismatch] {
        let types = asked.disabilityTypes ?? []
        let degrees = asked.disabilityDegrees ?? []
        guard !types.isEmpty || !degrees.isEmpty else { return [] }
        guard let determined = child.disability(on: day) else { return [.disability] }
        var found: [Mismatch] = []
        if !types.isEmpty, !types.contains(determined.type.rawValue) { found.append(.disabilityType(types)) }
        if !degrees.isEmpty, !degrees.contains(determined.degree.rawValue) {
            found.append(.disabilityDegree(degrees))
        }
        return found
    }
}

extension MatchRules.Match {
    /// What its rank follows from, but for the offer's id: the least comes first.
    var standing: [Int] {
        [
            offer.eligibility.asksForNeed ? 0 : 1, nearness.rank, kilometres ?? .max, Int(offer.cost.dong),
            waiting,
            Int.max - max(0, free ?? .max),
        ]
    }
}

extension Eligibility {
    /// Whether it is for those who have a circumstance, or a disability: whom it suits has the need.
    fileprivate var asksForNeed: Bool {
        [circumstances, disabilityTypes, disabilityDegrees].contains { $0?.isEmpty == false }
    }
}

extension ReferenceTable {
    /// Kinds of facility that take nobody new once their licence has ended.
    static let licensedFacility: ReferenceTable = "licensed-facility"
}

extension Nearness {
    /// The nearest first.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
