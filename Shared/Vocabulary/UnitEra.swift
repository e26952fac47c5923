/// How units are read and nested on the days between two changes, worked out once.
struct UnitEra: Sendable {
    /// By every path that ever was a unit.
    let standings: [UnitPath: Standing]
    /// By every unit that exists: itself and all that lies below it by the parents of these days.
    let below: [UnitPath: Set<UnitPath>]

    init(_ directory: UnitDirectory, on day: Day) {
        var below: [UnitPath: Set<UnitPath>] = [:]
        for entry in directory.existing(on: day) {
            for holder in directory.chain(from: entry.path, on: day) {
                below[holder, default: []].insert(entry.path)
            }
        }
        self.below = below
        standings = Dictionary(
            uniqueKeysWithValues: directory.paths.map { ($0, directory.standing(of: $0, on: day)) })
    }

    /// What belongs to any of `units`, all of which exist in this era.
    func territory(of units: some Sequence<UnitPath>) -> (whole: Set<UnitPath>, partial: Set<UnitPath>) {
        let inside = units.reduce(into: Set<UnitPath>()) { $0.formUnion(below[$1] ?? []) }
        var whole: Set<UnitPath> = []
        var partial: Set<UnitPath> = []
        for (path, standing) in standings where !standing.units.isEmpty {
            if standing.units.allSatisfy(inside.contains) {
                whole.insert(path)
            } else if standing.needsChoice, standing.units.contains(where: inside.contains) {
                partial.insert(path)
            }
        }
        return (whole, partial)
    }
}
