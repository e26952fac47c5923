import Bus
public import RegistryAPI
public import ServiceKit
import Store
import Vocabulary

extension ChildFactEntry: HistoryEntry {}
extension WorkerFactEntry: HistoryEntry {}
extension CaregiverFactEntry: HistoryEntry {}

/// What a history shows: every version of every fact of all aspects, in the order in which it was learned.
struct Histories<Entry: HistoryEntry> {
    private let recorders: [Entry.Aspect: [Recorder]]
    private var entries: [(position: LogPoint, entry: Entry)] = []

    /// `recorders` are those of each aspect's versions, in their order.
    init(by recorders: [Entry.Aspect: [Recorder]]) { self.recorders = recorders }

    mutating func add<Value>(
        _ timeline: Timeline<Value>, _ aspect: Entry.Aspect, show: (inout Entry, Value) -> Void
    ) {
        for recorded in timeline.history.recorded(by: recorders[aspect, default: []]) {
            var entry = Entry(recorded, of: aspect)
            show(&entry, recorded.version.value)
            entries.append((recorded.version.learned.at, entry))
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
