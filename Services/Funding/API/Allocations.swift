public import Bus
public import Vocabulary

/// Approved money given to a unit for an activity from a source.
public enum Allocations {
    /// Never more than the approved line, never more than the source has left.
    public static let allocate = Command<AllocateMoney, Allocation>(
        "funding.Allocations/Allocate", needs: .approver)
    /// Changes an allocation's amount from a day on; not below what is committed on that day or any after it. A change of a
    /// later day stays as it is.
    public static let revise = Command<ReviseAllocation, Allocation>(
        "funding.Allocations/Revise", needs: .approver)
    /// Says that an amount never was so, but another, or from another day. The ledger gets an entry that takes the
    /// difference back, on the day that it is about.
    public static let correct = Command<CorrectAllocation, Allocation>(
        "funding.Allocations/Correct", needs: .approver)
    /// Says that an amount never was: the one before it holds on, and where there is none, nothing was allocated.
    public static let void = Command<VoidAllocationFact, Allocation>(
        "funding.Allocations/Void", needs: .approver)
    /// One allocation.
    public static let get = Query<GetAllocation, Allocation>("funding.Allocations/Get", needs: .comptroller)
    /// All that was ever said of an allocation's amount, by whom and when; as it was learned.
    public static let history = Query<ListAllocationHistory, List<AllocationFactEntry>>(
        "funding.Allocations/History", needs: .comptroller)
    /// Allocations that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListAllocations, List<Allocation>>(
        "funding.Allocations/List", needs: .comptroller)
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
    /// The day from which it is that amount; absent where nothing stands that was said of it.
    public var from: Day?
    /// Why its amount was changed to that.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
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
    /// The day of the decision: not in the future, nor after the budget year; today when absent.
    public var on: Day?
}

public struct ReviseAllocation: Composite {
    public var id: AllocationID
    /// The new amount, 0 or more.
    public var amount: Money
    /// The day from which it is that: not in the future, not before the allocation, nor after the budget year; today when
    /// absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// What is absent stays as it is.
public struct CorrectAllocation: Composite {
    public var id: AllocationID
    /// One of the allocation's history.
    public var fact: FactID
    /// 0 or more, and more than 0 of the first.
    public var amount: Money?
    /// The day from which it is that.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct VoidAllocationFact: Composite {
    public var id: AllocationID
    /// One of the allocation's history.
    public var fact: FactID
}

public struct GetAllocation: Composite {
    public var id: AllocationID
    /// The day that is asked about; ``knownOn`` when left out, and today without that. NOT_FOUND before the money was allocated.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

public struct ListAllocationHistory: Composite, PagedRequest {
    public var allocation: AllocationID
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?
}

/// One version of what was said of an allocation's amount.
public struct AllocationFactEntry: Composite {
    /// The fact's id: what ``Allocations/correct`` and ``Allocations/void`` name.
    public var fact: FactID
    public var kind: VersionKind
    /// The day from which it is that amount.
    public var from: Day
    public var amount: Money
    /// Why it was changed to that.
    public var reason: String?
    /// Whether this is what is said of the fact now.
    public var stands: Bool
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; absent where a program did.
    public var recordedBy: String?
}

/// Every member narrows the list.
public struct ListAllocations: Composite, DatedRequest {
    /// For this unit or one below it to spend.
    public var unit: UnitPath?
    /// The plan's id.
    public var plan: String?
    /// The activity's id in the plan.
    public var activity: String?
    public var source: SourceID?
    /// The budget year.
    public var year: Int?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
