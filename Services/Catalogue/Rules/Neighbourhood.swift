import CatalogueAPI
import Vocabulary

/// Where a child lives, seen from offers: by what place and home lie in on a day, whatever they were called when they were
/// recorded. Since there are no districts, what is not in the same commune is in the province.
struct Neighbourhood {
    private static let levels: [(level: UnitLevel, nearness: Nearness)] = [
        (.commune, .commune), (.district, .district), (.province, .province),
    ]

    private let reference: Reference
    private let day: Day
    private let middle: GeoPoint?
    /// What the home lies in, level by level.
    private let around: [Set<UnitPath>]

    init(of home: UnitPath, on day: Day, in reference: Reference) {
        (self.reference, self.day) = (reference, day)
        let units = reference.units
        middle = reference.centre(of: home, on: day)
        around = Self.levels.map { Set(units.ancestor(of: home, level: $0.level, on: day).units) }
    }

    func nearness(of place: UnitPath) -> Nearness {
        let shared = zip(Self.levels, around).first { step, around in
            !around.isDisjoint(with: reference.units.ancestor(of: place, level: step.level, on: day).units)
        }
        return shared?.0.nearness ?? .elsewhere
    }

    /// From middle to middle, rounded; nil where one of them is not known.
    func kilometres(to place: UnitPath) -> Int? {
        guard let middle, let there = reference.centre(of: place, on: day) else { return nil }
        return Int(middle.kilometres(to: there).rounded())
    }
}
