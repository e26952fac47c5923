import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func listChildHistory(_ request: ListChildHistory, _ snapshot: Snapshot) throws -> List<ChildFactEntry> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let aspects = snapshot.childAspects
        let entries = ChildHistory.entries(
            try aspects.timelines(of: child.id), by: try aspects.recorders(of: child.id))
        let page = try ListPage(request, in: ChildHistory.order)
        return try page.reply(page.fetch(entries.enumerated())) { $0.map(\.element) }
    }
}

/// What ``Children/history`` shows: every version of every fact, in the order in which it was learned.
enum ChildHistory {
    /// Entries are only ever added behind the last one: their number is a place that stays.
    static let order = ListOrder<(offset: Int, element: ChildFactEntry)>("number") { [$0.offset] }

    /// `recorders` are those of each aspect's versions, in their order.
    static func entries(
        _ known: ChildTimelines, by recorders: [ChildAspect: [Recorder]]
    ) -> [ChildFactEntry] {
        let identities = entries(known.identity, .identity, recorders) { entry, value in
            entry.name = value.name.text
            entry.sex = value.sex
            entry.birthDate = value.birthDate
            entry.birthYear = value.birthYear
            entry.ethnicity = value.ethnicity
            entry.personalNumber = value.personalNumber?.text
        }
        let homes = entries(known.home, .home, recorders) { $0.commune = $1 }
        let addresses = entries(known.address, .address, recorders) { $0.address = $1.text }
        let poverty = entries(known.poverty, .poverty, recorders) { $0.povertyStatus = $1 }
        let standings = entries(known.standing, .standing, recorders) { entry, value in
            entry.status = value.status
            entry.note = value.note
        }
        let all = (identities + homes + addresses + poverty + standings).enumerated()
        return all.sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map(\.element.entry)
    }

    private static func entries<Value>(
        _ timeline: Timeline<Value>, _ aspect: ChildAspect, _ recorders: [ChildAspect: [Recorder]],
        show: (inout ChildFactEntry, Value) -> Void
    ) -> [(position: LogPoint, entry: ChildFactEntry)] {
        let versions = timeline.history.versions
        var latest: [FactID: Int] = [:]
        for (number, version) in versions.enumerated() { latest[version.fact] = number }
        return zip(versions, recorders[aspect, default: []]).enumerated().map { number, pair in
            let (version, recorder) = pair
            var entry = ChildFactEntry(
                fact: version.fact, aspect: aspect, kind: version.kind, from: version.days.from,
                stands: latest[version.fact] == number && version.kind != .voided,
                recordedAt: version.learned.moment, unit: recorder.unit)
            entry.cause = version.cause
            entry.recordedBy = recorder.person
            show(&entry, version.value)
            return (version.learned.at, entry)
        }
    }
}
