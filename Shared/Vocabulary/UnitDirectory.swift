/// Every unit that a deployment knows: provinces, districts, communes and organisations, each with its periods.
public struct UnitDirectory: Sendable {
    /// Entries of one path, in order of time.
    private var entries: [UnitPath: [UnitEntry]] = [:]
    private var byCode: [String: [UnitEntry]] = [:]
    private var byParent: [UnitPath: [UnitEntry]] = [:]
    private var edges: [UnitPath: [UnitSuccession]] = [:]
    private var backEdges: [UnitPath: [UnitSuccession]] = [:]
    /// What became of offices, by the old one's path, in order of time.
    private var officeEdges: [UnitPath: [OfficeSuccession]] = [:]
    /// Every path that was ever valid, sorted.
    public private(set) var paths: [UnitPath] = []
    /// Every day on which any unit began or ended, in order.
    public private(set) var changes: [Day] = []
    let cache = TerritoryCache()

    public init() {}

    /// `entries` in any order. The caller (the loader, or a test) sees to it that no path holds twice on one day.
    public init(
        entries: [UnitEntry], successions: [UnitSuccession] = [], offices: [OfficeSuccession] = []
    ) {
        for entry in entries.sorted(by: { Validity.startsEarlier($0.validity, $1.validity) }) {
            self.entries[entry.path, default: []].append(entry)
            if let code = entry.code { byCode[code, default: []].append(entry) }
            if let parent = entry.parent { byParent[parent, default: []].append(entry) }
        }
        paths = self.entries.keys.sorted()
        for parent in byParent.keys { byParent[parent]?.sort { $0.path < $1.path } }
        for succession in successions.sorted(by: UnitSuccession.comesFirst) {
            edges[succession.from, default: []].append(succession)
            if let to = succession.to { backEdges[to, default: []].append(succession) }
        }
        for office in offices.sorted(by: { ($0.date, $0.to) < ($1.date, $1.to) }) {
            officeEdges[office.from, default: []].append(office)
        }
        changes = Set(entries.flatMap { [$0.validity.from, $0.validity.until].compactMap { $0 } }).sorted()
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// The unit's latest entry, whether or not it still exists; nil for a path that never was one.
    public func unit(_ path: UnitPath) -> UnitEntry? { entries[path]?.last }

    /// The unit as it was on `day`; nil when it did not exist then.
    public func unit(_ path: UnitPath, on day: Day) -> UnitEntry? {
        entries[path]?.first { $0.validity.contains(day) }
    }

    /// The administrative unit that had this official code on `day`.
    public func unit(code: String, on day: Day) -> UnitEntry? {
        byCode[code]?.first { $0.validity.contains(day) }
    }

    /// Every period of the unit, in order of time.
    public func history(of path: UnitPath) -> [UnitEntry] { entries[path] ?? [] }

    public func isValid(_ path: UnitPath, on day: Day) -> Bool { unit(path, on: day) != nil }

    /// What lay directly under `parent` on `day`, by path; organisations too unless a level is asked for.
    public func children(of parent: UnitPath, on day: Day, level: UnitLevel? = nil) -> [UnitEntry] {
        (byParent[parent] ?? []).filter {
            $0.validity.contains(day) && (level == nil || $0.level == level)
        }
    }

    public func provinces(on day: Day) -> [UnitEntry] { units(.province, on: day) }

    /// Every unit of a level on `day`, by path; `within` limits it to those that lie wholly in a unit's territory.
    public func units(_ level: UnitLevel, on day: Day, within: UnitPath? = nil) -> [UnitEntry] {
        let place = within.map { territory(of: $0, on: day) }
        return existing(on: day).filter {
            $0.level == level && (place?.contains($0.path) ?? true)
        }.sorted { $0.path < $1.path }
    }

    /// Every unit that exists on `day`, in no order.
    func existing(on day: Day) -> [UnitEntry] {
        entries.values.joined().filter { $0.validity.contains(day) }
    }

    /// The district that a commune was part of on `day`; nil where there were no districts (since 2025-07-01), and
    /// for a path that was no commune then.
    public func district(of commune: UnitPath, on day: Day) -> UnitPath? {
        guard let entry = unit(commune, on: day), entry.level == .commune, let parent = entry.parent,
            unit(parent, on: day)?.level == .district
        else { return nil }
        return parent
    }

    /// The province that a unit lay in on `day`: itself, or the nearest above it.
    public func province(of path: UnitPath, on day: Day) -> UnitPath? {
        var current = unit(path, on: day)
        while let entry = current, entry.level != .province {
            current = entry.parent.flatMap { unit($0, on: day) }
        }
        return current?.path
    }

    /// What happened to the unit, in order of time.
    public func successions(from path: UnitPath) -> [UnitSuccession] { edges[path] ?? [] }

    /// What became the unit, or was taken into it, in order of time.
    public func successions(into path: UnitPath) -> [UnitSuccession] { backEdges[path] ?? [] }

    /// Who took over what an office did, in order of time.
    public func officeSuccessions(from path: UnitPath) -> [OfficeSuccession] { officeEdges[path] ?? [] }

    /// Whose work an office took over, in order of time.
    public func officeSuccessions(into path: UnitPath) -> [OfficeSuccession] {
        officeEdges.values.joined().filter { $0.to == path }.sorted {
            ($0.date, $0.from) < ($1.date, $1.from)
        }
    }

    /// The units that on `day` stood where this one did: itself while it exists (unless a part of it went elsewhere,
    /// that is a matter of the day it happened), several after a split, none after an abolition; of an office, whoever
    /// took over any of its functions. Sorted by path.
    public func successors(of path: UnitPath, on day: Day) -> [UnitSuccessor] {
        var found: [UnitPath: Bool] = [:]
        var waiting: [(path: UnitPath, needsChoice: Bool)] = [(path, false)]
        var seen: Set<UnitPath> = []
        while let next = waiting.popLast() {
            if isValid(next.path, on: day) {
                found[next.path] = (found[next.path] ?? false) || next.needsChoice
                continue
            }
            guard seen.insert(next.path).inserted, let end = unit(next.path)?.validity.until, end <= day
            else {
                continue
            }
            let steps = successions(from: next.path).filter { $0.date == end }
            let offices = officeSuccessions(from: next.path).filter { $0.date == end }
            let splits = steps.count + offices.count > 1
            for step in steps {
                guard let to = step.to else { continue }
                waiting.append((to, next.needsChoice || splits || step.kind == .part))
            }
            for office in offices { waiting.append((office.to, next.needsChoice || splits)) }
        }
        return found.map { UnitSuccessor(path: $0.key, needsChoice: $0.value) }.sorted { $0.path < $1.path }
    }
}
