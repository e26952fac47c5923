import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// One version of one fact as a history shows it, and who said it when.
protocol HistoryEntry: Composite {
    associatedtype Aspect
    var cause: FactID? { get set }
    var recordedBy: String? { get set }

    init(
        fact: FactID, aspect: Aspect, kind: VersionKind, from: Day, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath)
}

extension ChildFactEntry: HistoryEntry {}
extension WorkerFactEntry: HistoryEntry {}
extension CaregiverFactEntry: HistoryEntry {}

/// What a history shows: every version of every fact of all aspects, in the order in which it was learned.
struct Histories<Entry: HistoryEntry> {
    private var entries: [(position: LogPoint, entry: Entry)] = []

    /// `recorders` are those of the aspect's versions, in their order.
    mutating func add<Value>(
        _ timeline: Timeline<Value>, _ aspect: Entry.Aspect, by recorders: [Recorder],
        show: (inout Entry, Value) -> Void
    ) {
        let versions = timeline.history.versions
        var latest: [FactID: Int] = [:]
        for (number, version) in versions.enumerated() { latest[version.fact] = number }
        for (number, (version, recorder)) in zip(versions, recorders).enumerated() {
            var entry = Entry(
                fact: version.fact, aspect: aspect, kind: version.kind, from: version.days.from,
                stands: latest[version.fact] == number && version.kind != .voided,
                recordedAt: version.learned.moment, unit: recorder.unit)
            entry.cause = version.cause
            entry.recordedBy = recorder.person
            show(&entry, version.value)
            entries.append((version.learned.at, entry))
        }
    }

    /// What was learned at once in the order of the aspects.
    private var inOrder: [Entry] {
        entries.enumerated().sorted {
            ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
        }
        .map(\.element.entry)
    }

    /// Entries are only ever added behind the last one: their number is a place that stays.
    func reply<Request: PagedRequest>(to request: Request) throws -> List<Entry> {
        let order = ListOrder<(offset: Int, element: Entry)>("number") { [$0.offset] }
        let page = try ListPage(request, in: order)
        return try page.reply(page.fetch(inOrder.enumerated())) { $0.map(\.element) }
    }
}
