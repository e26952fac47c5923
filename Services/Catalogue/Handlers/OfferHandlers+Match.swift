import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func matchOffers(_ request: MatchOffers, _ snapshot: Snapshot) throws -> OfferMatches {
        let child = try snapshot.knownChildren.get(request.child, at: "/child")
        try snapshot.authorize(child.home, at: "/child")
        snapshot.disclose(child.id)
        let day = request.on ?? snapshot.today
        var checks = Checks(reference, today: snapshot.today)
        Referring.born(child, on: day, &checks)
        if let domain = request.domain {
            checks.code(domain, in: .serviceDomain, on: day, at: "/domain")
        }
        try checks.finish()
        try Referring.stillRegistered(child, on: day, at: "/child")
        let held = try snapshot.referrals.holding(from: day)
        let candidates = try snapshot.offers.all(domain: request.domain).map { offer in
            try Candidate(offer, held: held[offer.id] ?? [], for: child.id, on: day)
        }
        let judged = Judged.all(Matching.rank(candidates, for: child, on: day))
        let words = MismatchWords(reference, snapshot.context.language, on: day)
        let page = try ListPage.reply(
            judged.after(request.after), request, showing: { $0.map { $0.shown(in: words) } },
            key: \.offer.text)
        return OfferMatches(
            child: child.id, on: day, matches: page.items.compactMap(\.match),
            excluded: page.items.compactMap(\.excluded)
        ).with { $0.next = page.next }
    }
}

/// One offer of the whole answer: those that suit come first, by rank, then those that do not, by id.
private enum Judged {
    case suits(Matching.Match, rank: Int)
    case excluded(Offer, [Mismatch])

    static func all(
        _ ranked: (matches: [Matching.Match], excluded: [(offer: Offer, reasons: [Mismatch])])
    ) -> [Judged] {
        ranked.matches.enumerated().map { index, match in .suits(match, rank: index + 1) }
            + ranked.excluded.map { offer, reasons in .excluded(offer, reasons) }
    }

    var offer: OfferID {
        switch self {
        case .suits(let match, _): match.offer.id
        case .excluded(let offer, _): offer.id
        }
    }

    func shown(in words: MismatchWords) -> JudgedOffer {
        switch self {
        case .suits(let match, let rank):
            JudgedOffer(
                match: OfferMatch(rank: rank, offer: match.offer, nearness: match.nearness).with {
                    $0.free = match.free
                })
        case .excluded(let offer, let reasons):
            JudgedOffer(
                excluded: ExcludedOffer(
                    offer: offer.id, title: offer.title,
                    reasons: reasons.map { Exclusion(code: $0.code, sentence: words.sentence($0)) }))
        }
    }
}

extension [Judged] {
    /// What comes after the offer with which the page before ended.
    fileprivate func after(_ offer: String?) -> [Judged] {
        guard let offer else { return self }
        return Array(drop { $0.offer.text != offer }.dropFirst())
    }
}

/// What the answer shows of an offer of either kind: both share the limits of its pages.
private struct JudgedOffer: Composite {
    var match: OfferMatch?
    var excluded: ExcludedOffer?
}

extension Candidate {
    init(_ offer: Offer, held: [Referral], for child: ChildID, on day: Day) throws {
        self.init(
            offer: offer, held: try held.map { try $0.span() },
            holdsPlace: try held.contains { try $0.child == child && $0.span().contains(day) })
    }
}

extension Referral {
    /// The days for which it holds a place.
    func span() throws -> Period { try Period(from: on, through: until) }
}
