import CatalogueAPI
import Vocabulary

/// Where a child lives, seen from offers: by what place and home lie in on a day, whatever they were called when they were
/// recorded. Since there are no districts, what is not in the same commune is in the province.
struct Neighbourhood {
    private static let levels: [(level: UnitLevel, nearness: Nearness)] = [
        (.commune, .commune), (.district, .district), (.province, .province),
    ]

    private let units: UnitDirectory
    private let day: Day
    /// What the home lies in, level by level.
    private let around: [Set<UnitPath>]

    init(of home: UnitPath, on day: Day, in units: UnitDirectory) {
        (self.units, self.day) = (units, day)
        around = Self.levels.map { Set(units.ancestor(of: home, level: $0.level, on: day).units) }
    }

    func nearness(of place: UnitPath) -> Nearness {
        let shared = zip(Self.levels, around).first { step, around in
            !around.isDisjoint(with: units.ancestor(of: place, level: step.level, on: day).units)
        }
        return shared?.0.nearness ?? .elsewhere
    }
}
