public import Store
public import Vocabulary

/// One version of a fact as a history shows it.
public struct RecordedVersion<Value: Hashable & Sendable>: Hashable, Sendable {
    public let version: FactVersion<Value>
    /// Who said it.
    public let recorder: Recorder
    /// Whether this is what is said of the fact now.
    public let stands: Bool
}

extension FactHistory {
    /// Every version, in the order in which it was learned; `recorders` are theirs, in that order.
    public func recorded(by recorders: [Recorder]) -> [RecordedVersion<Value>] {
        var latest: [FactID: Int] = [:]
        for (number, version) in versions.enumerated() { latest[version.fact] = number }
        return zip(versions, recorders).enumerated().map { number, pair in
            let (version, recorder) = pair
            return RecordedVersion(
                version: version, recorder: recorder,
                stands: latest[version.fact] == number && version.kind != .voided)
        }
    }
}

/// The order of a history: entries are only ever added behind the last one, so that their number is a place that stays.
public enum HistoryPage {
    public static func order<Entry>(of _: Entry.Type = Entry.self) -> ListOrder<(offset: Int, element: Entry)>
    {
        ListOrder("number") { [$0.offset] }
    }
}
