import ReportingAPI
import Vocabulary

/// Every table of districts or communes that anybody may ask for of the same people: by the units of each stretch of days
/// between two changes of the map. Whoever asks about one day, or today, on both sides of a change lays them side by side.
struct PlaceTables: Sendable {
    struct Key: Hashable, Sendable {
        /// The plan's area, as it was on a day.
        let area: UnitPath
        let on: Day
        /// A day of each stretch, by the units as they are known today.
        let stretches: [Day]
        /// The same by the units as they were known, where those were others.
        let knownStretches: [Day]
        /// Of which reference data the units are.
        let now: String?
        let known: String?
    }

    /// How many: by district and by commune of each stretch.
    let count: Int
    /// The keys of which each has a row, whether or not there is anybody: so that a row appears tells of nobody. Those of each
    /// unit that stands, and of each that was split, whose people somebody has to settle.
    private let rows: [Set<String>]
    /// Where those of each commune stand in each table, in the order in which units keep one another company: the older, then
    /// by path.
    private let communes: [UnitPath]
    private let keys: [UnitPath: [String]]
    /// The same of what else has people: offices, and units above communes.
    private let others: [UnitPath: [String]]
    private let units: [(directory: UnitDirectory, day: Day)]

    init(_ key: Key, now: UnitDirectory, known: UnitDirectory) {
        let area = now.territory(of: key.area, on: key.on)
        units = key.stretches.map { (now, $0) } + key.knownStretches.map { (known, $0) }
        count = 2 * units.count
        let places = units.map { Places($0.directory, on: $0.day) }
        func begun(_ unit: UnitPath) -> Day? { now.history(of: unit).first?.validity.from }
        let communes = now.paths.filter { path in
            area.contains(path) && now.unit(path)?.level == .commune
        }.sorted { one, other in
            switch (begun(one), begun(other)) {
            case (let early?, let late?) where early != late: early < late
            case (nil, _?): true
            case (_?, nil): false
            default: one < other
            }
        }
        let keys = Dictionary(
            uniqueKeysWithValues: communes.map { unit in (unit, places.flatMap { $0.keys(of: unit) }) })
        var rows = Array(repeating: Set<String>(), count: count)
        for (number, (_, day)) in units.enumerated() {
            // What only parts of others became has no people of before unless a table of before has a row of it.
            let shared = Dictionary(grouping: communes) { keys[$0]?[2 * number + 1] ?? "" }
            for unit in communes where begun(unit).map({ $0 <= day }) ?? true {
                let keys = keys[unit] ?? []
                let isAlone = shared[keys[2 * number + 1]] == [unit]
                for table in isAlone ? 0..<count : 2 * number..<2 * number + 2 {
                    // What lies in several districts has no row until somebody is there.
                    let isDistrict = UnitPath(keys[table]).flatMap(now.unit)?.level == .district
                    if isDistrict || isAlone || !table.isMultiple(of: 2) { rows[table].insert(keys[table]) }
                }
            }
        }
        (self.communes, self.keys, self.rows) = (communes, keys, rows)
        others = Dictionary(
            uniqueKeysWithValues: now.paths.filter { area.contains($0) && keys[$0] == nil }.map { unit in
                (unit, places.flatMap { $0.keys(of: unit) })
            })
    }

    /// The number of a table.
    func number(_ breakdown: Breakdown, ofStretch stretch: Int) -> Int {
        2 * stretch + (breakdown == .district ? 0 : 1)
    }

    /// The keys that the table has rows of, whoever is counted.
    func rows(_ table: Int) -> Set<String> { rows[table] }

    /// The people of each unit by their keys, and those of communes where there are none.
    func groups(_ figures: [UnitPath?: [Int]], nobody: [Int]) -> [Suppression.Group] {
        var groups: [[String]: Int] = [:]
        var found: [Suppression.Group] = []
        func enter(_ keys: [String], _ figures: [Int]) {
            if let known = groups[keys] {
                for index in figures.indices { found[known].figures[index] += figures[index] }
            } else {
                groups[keys] = found.count
                found.append(Suppression.Group(keys: keys, figures: figures))
            }
        }
        for unit in communes { enter(keys(of: unit), figures[unit] ?? nobody) }
        let others = figures.filter { unit, _ in unit.map { keys[$0] == nil } ?? true }
        for (unit, figures) in others.sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
            enter(keys(of: unit), figures)
        }
        return found
    }

    /// Where the people of a unit stand in each table.
    func keys(of unit: UnitPath?) -> [String] {
        guard let unit else { return Array(repeating: IndicatorValues.unknown, count: count) }
        return keys[unit] ?? others[unit] ?? units.flatMap { Places($0.directory, on: $0.day).keys(of: unit) }
    }
}

extension Places {
    /// The district and the commune that it stands in.
    fileprivate func keys(of unit: UnitPath) -> [String] { [district(unit).text, current(unit).text] }
}

extension UnitDirectory {
    /// A day of each stretch of days between two changes of any unit: of the one in which `day` lies, and of all that come later.
    func stretches(from day: Day) -> [Day] {
        let first = changes.last { $0 <= day } ?? changes.first?.advanced(by: -1) ?? day
        return [first] + changes.filter { $0 > day }
    }
}
