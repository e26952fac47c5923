public import Bus
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

/// A page of a history. Entries are only ever added behind the last one, so that their number is a place that stays.
///
/// ```swift
/// return try HistoryPage.reply(request, of: id, in: snapshot.offerFacts, showing: OfferFactEntry.init)
/// ```
public enum HistoryPage {
    /// Every version of what `records` have of the subject, in the order in which it was learned.
    public static func reply<About, Reading, Entry: Composite>(
        _ request: some PagedRequest, of subject: About, in records: AspectFacts<About, Reading>,
        showing entry: (RecordedVersion<Reading.Value>) -> Entry
    ) throws -> List<Entry> {
        let versions = try records.history(of: subject).recorded(by: records.recorders(of: subject))
        let page = try ListPage(
            request,
            in: ListOrder<(offset: Int, element: RecordedVersion<Reading.Value>)>("number") { [$0.offset] })
        return try page.reply(page.fetch(versions.enumerated())) { $0.map { entry($0.element) } }
    }
}
