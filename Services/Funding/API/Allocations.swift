public import Bus
public import Vocabulary

/// Approved money given to a unit for an activity from a source.
public enum Allocations {
    /// Never more than the approved line, never more than the source has left.
    public static let allocate = Command<AllocateMoney, Allocation>(
        "funding.Allocations/Allocate", needs: .treasurer)
    /// Changes an allocation's amount; not below what is committed.
    public static let revise = Command<ReviseAllocation, Allocation>(
        "funding.Allocations/Revise", needs: .treasurer)
    /// Allocations that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListAllocations, AllocationList>(
        "funding.Allocations/List", needs: .reader)
}

public typealias AllocationID = ID<Allocation>

/// What a sum is for: told with every sum, so that reports can add it up by plan, activity, source, unit and
/// year.
public struct BudgetLine: Codable, Hashable, Sendable {
    public let plan: String
    public let activity: String
    public let source: SourceID
    /// The source's kind and name.
    public let sourceKind: String
    public let sourceName: String
    /// Who spends it.
    public let unit: UnitPath
    public let year: Int

    public init(
        plan: String, activity: String, source: SourceID, sourceKind: String, sourceName: String,
        unit: UnitPath, year: Int
    ) {
        self.plan = plan
        self.activity = activity
        self.source = source
        self.sourceKind = sourceKind
        self.sourceName = sourceName
        self.unit = unit
        self.year = year
    }
}

/// Money that a unit may spend. Always `paid ≤ committed ≤ amount`.
public struct Allocation: Codable, Hashable, Sendable {
    public let id: AllocationID
    public let estimate: EstimateID
    public let line: BudgetLine
    public let amount: Money
    /// Held or spent: reserved, confirmed and paid together.
    public let committed: Money
    public let paid: Money
    /// `amount - committed`.
    public let left: Money

    public init(
        id: AllocationID, estimate: EstimateID, line: BudgetLine, amount: Money, committed: Money,
        paid: Money, left: Money
    ) {
        self.id = id
        self.estimate = estimate
        self.line = line
        self.amount = amount
        self.committed = committed
        self.paid = paid
        self.left = left
    }
}

public struct AllocateMoney: Codable, Hashable, Sendable {
    public let id: AllocationID?
    /// An estimate with an approved version.
    public let estimate: EstimateID
    public let activity: String
    public let source: SourceID
    /// Who may spend it; the estimate's unit when absent.
    public let unit: UnitPath?
    /// More than 0.
    public let amount: Money

    public init(
        id: AllocationID? = nil, estimate: EstimateID, activity: String, source: SourceID,
        unit: UnitPath? = nil, amount: Money
    ) {
        self.id = id
        self.estimate = estimate
        self.activity = activity
        self.source = source
        self.unit = unit
        self.amount = amount
    }
}

public struct ReviseAllocation: Codable, Hashable, Sendable {
    public let id: AllocationID
    /// The new amount, 0 or more.
    public let amount: Money
    public let reason: String

    public init(id: AllocationID, amount: Money, reason: String) {
        self.id = id
        self.amount = amount
        self.reason = reason
    }
}

/// Every member narrows the list.
public struct ListAllocations: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let plan: String?
    public let activity: String?
    public let source: SourceID?
    public let year: Int?

    public init(
        unit: UnitPath? = nil, plan: String? = nil, activity: String? = nil, source: SourceID? = nil,
        year: Int? = nil
    ) {
        self.unit = unit
        self.plan = plan
        self.activity = activity
        self.source = source
        self.year = year
    }
}

public struct AllocationList: Codable, Hashable, Sendable {
    public let items: [Allocation]

    public init(items: [Allocation]) {
        self.items = items
    }
}
