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
}

public struct ReviseAllocation: Codable, Hashable, Sendable {
    public let id: AllocationID
    /// The new amount, 0 or more.
    public let amount: Money
    public let reason: String
}

/// Every member narrows the list.
public struct ListAllocations: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let plan: String?
    public let activity: String?
    public let source: SourceID?
    public let year: Int?
}

public struct AllocationList: Codable, Hashable, Sendable {
    public let items: [Allocation]
}
