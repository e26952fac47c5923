public import Bus
public import Vocabulary

/// A plan's money.
public enum Finances {
    /// Allocated, committed, paid and left, source by source.
    public static let bySource = Query<FinancesBySource, PlanFinances>(
        "reporting.Finances/BySource", needs: .reader)
}

public struct FinancesBySource: Codable, Hashable, Sendable {
    public let plan: String
    /// The day whose knowledge is used. Today when absent.
    public let knownOn: Day?

    public init(plan: String, knownOn: Day? = nil) {
        self.plan = plan
        self.knownOn = knownOn
    }
}

public struct PlanFinances: Codable, Hashable, Sendable {
    public let plan: String
    public let lines: [MoneyLine]

    public init(plan: String, lines: [MoneyLine]) {
        self.plan = plan
        self.lines = lines
    }
}

/// One source of money in one year.
public struct MoneyLine: Codable, Hashable, Sendable {
    /// The funding service's id of the source.
    public let source: String
    public let kind: String
    public let name: String
    public let year: Int
    public var allocated: Money
    public var committed: Money
    public var paid: Money
    /// Allocated less committed.
    public var left: Money

    public init(
        source: String, kind: String, name: String, year: Int, allocated: Money = .zero,
        committed: Money = .zero,
        paid: Money = .zero, left: Money = .zero
    ) {
        self.source = source
        self.kind = kind
        self.name = name
        self.year = year
        self.allocated = allocated
        self.committed = committed
        self.paid = paid
        self.left = left
    }
}
