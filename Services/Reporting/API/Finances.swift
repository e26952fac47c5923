public import Bus
public import Vocabulary

/// A plan's money.
public enum Finances {
    /// Allocated, committed, paid and left, source by source: by year, kind of source and name.
    public static let bySource = Query<FinancesBySource, List<MoneyLine>>(
        "reporting.Finances/BySource", needs: .reader)
}

public struct FinancesBySource: Composite, PagedRequest {
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
    public var kind: String
    public var name: String
    public var year: Int
    public var allocated: Money = .zero
    public var committed: Money = .zero
    public var paid: Money = .zero
    /// Allocated less committed.
    public var left: Money = .zero
}
extension MoneyLine: CodedMembers { public static let codes = ["kind": ReferenceTable.fundSource] }
