import Vocabulary

/// Where the units that records name lie on a day. A record keeps the commune that it was made in; communes are merged,
/// districts abolished, and who lives there is counted all the same.
final class Places {
    private let units: UnitDirectory
    private let day: Day
    private var currents: [UnitPath: UnitPath] = [:]
    private var districts: [UnitPath: UnitPath] = [:]

    init(_ units: UnitDirectory, on day: Day) {
        self.units = units
        self.day = day
    }

    /// The unit that stands on the day where `unit` stood: itself while it exists, and also where a person would have to
    /// choose among several.
    func current(_ unit: UnitPath) -> UnitPath {
        if let known = currents[unit] { return known }
        var found = unit
        if !units.isValid(unit, on: day) {
            let successors = units.successors(of: unit, on: day)
            if successors.count == 1, let only = successors.first, !only.needsChoice { found = only.path }
        }
        currents[unit] = found
        return found
    }

    /// The district that `unit` is or lies in on the day. Where it is split over several districts, and since there are
    /// no districts, the last that it lay in; the province for what belongs to no district; itself where nothing is known.
    func district(_ unit: UnitPath) -> UnitPath {
        if let known = districts[unit] { return known }
        let found = findDistrict(unit)
        districts[unit] = found
        return found
    }

    private func findDistrict(_ unit: UnitPath) -> UnitPath {
        if let found = enclosing(current(unit), { units.unit($0, on: day) }) { return found }
        let parts = Set(
            units.successors(of: unit, on: day).compactMap { units.district(of: $0.path, on: day) })
        if parts.count == 1, let only = parts.first { return only }
        if let last = enclosing(unit, { units.unit($0) }) { return last }
        return units.unit(unit)?.level == .organisation ? unit.root : unit
    }

    /// The nearest district from `unit` upwards, among the entries that `entry` knows.
    private func enclosing(_ unit: UnitPath, _ entry: (UnitPath) -> UnitEntry?) -> UnitPath? {
        var next = entry(unit)
        while let here = next {
            if here.level == .district { return here.path }
            next = here.parent.flatMap(entry)
        }
        return nil
    }
}

extension UnitDirectory {
    /// The districts of an area on a day; where there are none any more (since 2025-07-01), those that there were last.
    func countedDistricts(of area: UnitPath, on day: Day) -> [UnitPath] {
        let standing = children(of: area, on: day, level: .district).map(\.path)
        if !standing.isEmpty { return standing.sorted() }
        let ends = paths.filter { $0.parent == area }.flatMap(history(of:))
            .filter { $0.level == .district }.compactMap(\.validity.until).filter { $0 <= day }
        guard let last = ends.max()?.advanced(by: -1) else { return [] }
        return children(of: area, on: last, level: .district).map(\.path).sorted()
    }
}
