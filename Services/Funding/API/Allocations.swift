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
    public static let list = Query<ListAllocations, List<Allocation>>(
        "funding.Allocations/List", needs: .reader)
}

/// What a sum is for: told with every sum, so that reports can add it up by plan, activity, source, unit and
/// year.
public struct BudgetLine: Composite {
    /// The plan's id: `thai-binh-2020-2025`.
    public var plan: String
    /// The activity's id in the plan: `III.5`.
    public var activity: String
    public var source: SourceID
    /// The source's kind and name.
    public var sourceKind: String
    public var sourceName: String
    /// Who spends it.
    public var unit: UnitPath
    /// The budget year: a calendar year.
    public var year: Int
}
extension BudgetLine: CodedMembers { public static let codes = ["sourceKind": ReferenceTable.fundSource] }

/// Money that a unit may spend. Always `paid ≤ committed ≤ amount`.
public struct Allocation: Composite {
    public var id: AllocationID
    /// The estimate whose approved line it is taken from.
    public var estimate: EstimateID
    public var line: BudgetLine
    /// In đồng.
    public var amount: Money
    /// Held or spent: reserved, confirmed and paid together.
    public var committed: Money
    /// What of `committed` is paid.
    public var paid: Money
    /// `amount - committed`.
    public var left: Money
    /// Why its amount was changed, the last time that it was.
    public var reason: String?
}

public struct AllocateMoney: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: AllocationID?
    /// An estimate with an approved version.
    public var estimate: EstimateID
    /// With the source, a line of the approved version (FAILED_PRECONDITION otherwise).
    public var activity: String
    /// FAILED_PRECONDITION when less of it is left to allocate.
    public var source: SourceID
    /// Who may spend it; the estimate's unit when absent.
    public var unit: UnitPath?
    /// More than 0.
    public var amount: Money
}

public struct ReviseAllocation: Composite {
    public var id: AllocationID
    /// The new amount, 0 or more.
    public var amount: Money
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// Every member narrows the list.
public struct ListAllocations: Composite, PagedRequest {
    /// For this unit or one below it to spend.
    public var unit: UnitPath?
    /// The plan's id.
    public var plan: String?
    /// The activity's id in the plan.
    public var activity: String?
    public var source: SourceID?
    /// The budget year.
    public var year: Int?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
