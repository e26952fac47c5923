public import Bus
public import Vocabulary

/// A plan's money.
public enum Finances {
    /// Allocated, committed, paid and left, source by source: by year, kind of source and name.
    public static let bySource = Query<FinancesBySource, List<MoneyLine>>(
        "reporting.Finances/BySource", needs: .reader)
}

public struct FinancesBySource: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The day whose knowledge is used. Today when absent.
    public var knownOn: Day?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

/// One source of money in one year.
public struct MoneyLine: Composite {
    /// The funding service's id of the source.
    public var source: String
    /// A code of the reference table `fund-source`.
    public var kind: String
    /// The source's.
    public var name: String
    /// The budget year.
    public var year: Int
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
