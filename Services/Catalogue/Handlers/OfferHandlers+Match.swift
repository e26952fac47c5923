import Bus
import CatalogueAPI
import GRDB
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func matchOffers(_ request: MatchOffers, _ snapshot: Snapshot) throws -> OfferMatches {
        let rules = MatchRules(snapshot)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let day = asOf?.on ?? snapshot.today
        let child = try rules.admit(request, for: soughtChild(request, asOf, snapshot), on: day)
        snapshot.disclose(child.id)
        let held = try asOf.map(snapshot.holds.places) ?? snapshot.referrals.places(on: day)
        let offers = try snapshot.offers.all(domain: request.domain).compactMap { offer in
            try asOf.map { try snapshot.offers.offer(offer.id, $0) } ?? offer
        }
        let waiting = try snapshot.waitingList.counts()
        let entries = Set(try snapshot.knownChildren.entries(of: child.id))
        let candidates = offers.map { offer in
            Candidate(
                offer, held: held[offer.id] ?? [], forAny: entries, on: day, waiting: waiting[offer.id] ?? 0)
        }
        let known = try snapshot.reference(asOf)
        let then = MatchRules(reference: known, today: snapshot.today)
        let judged = Judged.all(then.rank(candidates, for: child, on: day))
        let words = MismatchWords(known, snapshot.context.language, on: day)
        let page = try ListPage(request, in: Judged.order)
        let shown = try page.reply(page.fetch(judged)) { $0.map { $0.shown(in: words) } }
        return OfferMatches(
            child: child.id, on: day, matches: shown.items.compactMap(\.match),
            excluded: shown.items.compactMap(\.excluded)
        ).with { $0.next = shown.next }
    }

    /// The child as it was known then. One of whom nothing was known yet is not there.
    private func soughtChild(
        _ request: MatchOffers, _ asOf: AsOf?, _ snapshot: Snapshot
    ) throws -> Sought<KnownChild> {
        let sought = try snapshot.knownChildren.seek(
            request.child, at: "/child", by: snapshot
        ) { $0.home(on: snapshot.today) }
        guard let child = sought.value, let asOf, let day = request.knownOn else { return sought }
        let then = try snapshot.knownChildren.find(request.child, knownOn: asOf.known[RegistryContract.name])
        if let then { return .found(then) }
        return .unknown(
            Refusal.Violation(
                "/knownOn",
                Message("catalogue.child-not-known", ["id": child.id.text, "day": day.description])))
    }
}

/// One offer of the whole answer: those that suit come first, by rank, then those that do not, by id.
private enum Judged {
    case suits(MatchRules.Match, rank: Int)
    case excluded(Candidate, [Mismatch])

    static func all(
        _ ranked: (
            matches: [MatchRules.Match], excluded: [(candidate: Candidate, reasons: [Mismatch])]
        )
    ) -> [Judged] {
        ranked.matches.enumerated().map { index, match in .suits(match, rank: index + 1) }
            + ranked.excluded.map { candidate, reasons in .excluded(candidate, reasons) }
    }

    static let order = ListOrder<Judged>(
        "excluded", "need", "nearness", "kilometres", "cost", "waiting", "taken", "id"
    ) { judged in
        switch judged {
        case .suits(let match, _):
            ([0] + match.standing).map { $0 as any DatabaseValueConvertible } + [match.offer.id]
        case .excluded(let candidate, _): [1, 0, 0, 0, 0, 0, 0, candidate.offer.id]
        }
    }

    func shown(in words: MismatchWords) -> JudgedOffer {
        switch self {
        case .suits(let match, let rank):
            JudgedOffer(
                match: OfferMatch(
                    rank: rank, offer: match.offer, nearness: match.nearness, waiting: match.waiting,
                    reasons: words.inclusions(of: match)
                ).with { ($0.free, $0.kilometres) = (match.free, match.kilometres) })
        case .excluded(let candidate, let reasons):
            JudgedOffer(
                excluded: ExcludedOffer(
                    offer: candidate.offer.id, title: candidate.offer.title,
                    reasons: reasons.map { Exclusion(code: $0.code, sentence: words.sentence($0)) }
                ).with { $0.waiting = candidate.waiting == 0 ? nil : candidate.waiting })
        }
    }
}

/// What the answer shows of an offer of either kind: both share the limits of its pages.
private struct JudgedOffer: Composite {
    var match: OfferMatch?
    var excluded: ExcludedOffer?
}

extension Candidate {
    /// For a child that has these entries.
    init(_ offer: Offer, held: [HeldPlace], forAny entries: Set<ChildID>, on day: Day, waiting: Int) {
        self.init(
            offer: offer, held: HeldPlaces(periods: held.map(\.days)),
            holdsPlace: held.contains { entries.contains($0.child) && $0.days.contains(day) },
            waiting: waiting)
    }
}
