public import Bus
public import Vocabulary

/// A plan's money.
public enum Finances {
    /// Allocated, committed, paid and left, source by source.
    public static let bySource = Query<FinancesBySource, PlanFinances>(
        "reporting.Finances/BySource", needs: .reader)
}

public struct FinancesBySource: Composite {
    public var plan: String
    /// The day whose knowledge is used. Today when absent.
    public var knownOn: Day?
}

public struct PlanFinances: Composite {
    public var plan: String
    public var lines: [MoneyLine]
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
