import CampaignsAPI
import FundingAPI
import GRDB
import Store
import Vocabulary

/// An allocation, as far as a communication plan needs to know of it: not how much it is, nor who spends it, for one office's plan may
/// be paid from another's line.
struct KnownBudgetLine: Codable, Hashable, Sendable {
    /// The budget year.
    let year: Int
}

/// The allocations that the fund has told of.
struct BudgetLineRecords {
    static let facts = StateTable<AllocationID, KnownBudgetLine>("known_budget_lines", isFollowed: true)
    let db: Database

    private var facts: StateFacts<AllocationID, KnownBudgetLine> { Self.facts.in(db) }

    /// Nil of one that was not told of, or never was.
    func find(_ id: BudgetLineID, knownOn point: LogPoint = .latest) throws -> KnownBudgetLine? {
        try facts.timeline(of: AllocationID(of: id)).value(on: .last, knownOn: point)
    }

    func learn(_ told: AllocationFacts, learned: Learned, by recorder: Recorder) throws {
        let version = FactVersion(
            told.fact.kind, of: told.fact.id, days: DayRange(from: told.fact.from),
            value: KnownBudgetLine(year: told.allocation.line.year), learned: learned)
        try facts.append(version, of: told.allocation.id, by: recorder)
    }

    /// Takes back what was learned after the point of the fund's log, which no longer has those events.
    func forget(after point: LogPoint) throws { _ = try facts.forget(after: point) }
}

extension Snapshot { var budgetLines: BudgetLineRecords { BudgetLineRecords(db: db) } }
