import FundingAPI

/// A line of an estimate, whatever its amount: an activity and a source come together once in it.
struct LineKey: Hashable, Sendable {
    let activity: String
    let source: SourceID
}

extension EstimateLine {
    var key: LineKey { LineKey(activity: activity, source: source) }
}

extension BudgetLine {
    /// The line of the estimate that it is taken from.
    var key: LineKey { LineKey(activity: activity, source: source) }
}
