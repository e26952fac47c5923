public import Bus
public import Vocabulary

/// A plan's money.
public enum Finances {
    /// Allocated, committed, paid and left, source by source: by year, kind of source and name. What was estimated for an
    /// activity that the plan does not have, or by a unit of its area for a plan that nobody published, has lines of its own.
    public static let bySource = Query<FinancesBySource, List<MoneyLine>>(
        "reporting.Finances/BySource", needs: .observer)
}

public struct FinancesBySource: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The day that is asked about: the money stands as it did when that day ended. ``knownOn`` when absent.
    public var on: Day?
    /// The day whose knowledge is used. Today when absent; never later than today.
    public var knownOn: Day?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

/// One source of money in one year; or what of it was written for an activity or a plan that is not known.
public struct MoneyLine: Composite {
    /// The funding service's id of the source.
    public var source: String
    /// A code of the reference table `fund-source`.
    public var kind: String
    /// The source's.
    public var name: String
    /// The budget year.
    public var year: Int
    /// The plan that it was written for, where none of that id was published. It counts in no plan's total.
    public var plan: String?
    /// The activity that it was written for, where the plan has none of that id.
    public var activity: String?
    /// In đồng, as are the others.
    public var allocated: Money = .zero
    /// Reserved, confirmed and paid together; of what was released, only what was paid.
    public var committed: Money = .zero
    /// Without payments that were taken back.
    public var paid: Money = .zero
    /// Allocated less committed.
    public var left: Money = .zero
}
extension MoneyLine: CodedMembers { public static let codes = ["kind": ReferenceTable.fundSource] }
