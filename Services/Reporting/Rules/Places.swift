import Vocabulary

/// Where the units that records name lie on a day. A record keeps the commune that it was made in; communes are merged,
/// districts abolished, and who lives there is counted all the same.
final class Places {
    private let units: UnitDirectory
    private let day: Day
    private lazy var lastDistrictDay = units.lastDay(of: .district, upTo: day)
    private var currents: [UnitPath: UnitPath] = [:]
    private var districts: [UnitPath: UnitPath] = [:]

    init(_ units: UnitDirectory, on day: Day) { (self.units, self.day) = (units, day) }

    /// The day whose districts ``district(_:)`` tells, where the day itself has none: the last that had.
    var districtsOn: Day? { lastDistrictDay == day ? nil : lastDistrictDay }

    /// The unit that stands on the day where `unit` stood; itself where a person would have to choose among several: what
    /// cannot be told apart has a row of its own.
    func current(_ unit: UnitPath) -> UnitPath {
        if let known = currents[unit] { return known }
        let found = units.current(of: unit, on: day).one ?? unit
        currents[unit] = found
        return found
    }

    /// The district that `unit` is or lies in on the day, and since there are no districts, the last that it lay in. What
    /// holds them all where it lies in several, the province for what belongs to no district; itself where nothing is known.
    func district(_ unit: UnitPath) -> UnitPath {
        if let known = districts[unit] { return known }
        let found = findDistrict(unit)
        districts[unit] = found
        return found
    }

    private func findDistrict(_ unit: UnitPath) -> UnitPath {
        for day in [day, lastDistrictDay] {
            let found = units.ancestor(of: unit, level: .district, on: day)
            if let one = found.one { return one }
            if !found.units.isEmpty, let common = found.common { return common }
        }
        return units.ancestor(of: unit, level: .province, on: day).one ?? unit
    }
}

extension UnitDirectory {
    /// The districts of an area on a day; where there are none any more (since 2025-07-01), those that there were last.
    func countedDistricts(of area: UnitPath, on day: Day) -> [UnitPath] {
        children(of: area, on: lastDay(of: .district, upTo: day), level: .district).map(\.path).sorted()
    }

    /// The last day until `day` on which there were units of this level; `day` where there never were.
    func lastDay(of level: UnitLevel, upTo day: Day) -> Day {
        if !units(level, on: day).isEmpty { return day }
        let ends = paths.flatMap(history(of:)).filter { $0.level == level }.compactMap(\.validity.until)
        return ends.filter { $0 <= day }.max()?.advanced(by: -1) ?? day
    }
}
