import FundingAPI
import GRDB
import Store
import Vocabulary

/// What the fund said of allocations' amounts, each from its own day on: a revision moves no figure of a day before it.
struct KnownAmountRecords {
    static let facts = StateTable<AllocationID, Money>("known_amounts", isFollowed: true)
    let db: Database

    private var facts: StateFacts<AllocationID, Money> { Self.facts.in(db) }

    /// Takes back what was learned after the point of the fund's log, which no longer has those events.
    func forget(after point: LogPoint) throws { try facts.forget(after: point) }

    func learn(_ told: AllocationFacts, learned: Learned, by recorder: Recorder) throws {
        try facts.append(told.fact.version(learned: learned), of: told.allocation.id, by: recorder)
    }

    /// What each allocation is on a day, as known at a point of the fund's log; nothing of one that is not made by then.
    func amounts(on day: Day, knownOn point: LogPoint) throws -> [AllocationID: Money] {
        Dictionary(uniqueKeysWithValues: try facts.held(on: day, knownOn: point).map { ($0.about, $0.value) })
    }
}

extension Snapshot { var knownAmounts: KnownAmountRecords { KnownAmountRecords(db: db) } }
