import CampaignsAPI
import Vocabulary

/// Counts people by the unit that they lie in, and by what they were taught.
struct CoverageRows {
    private let units: UnitDirectory
    private let level: UnitLevel
    private let day: Day
    private var places: [UnitPath: UnitPath] = [:]
    private var counts: [UnitPath: (there: Int, taught: Int)] = [:]
    private var taughtOn: [String: Int] = [:]

    init(_ units: UnitDirectory, by level: UnitLevel, on day: Day) {
        (self.units, self.level, self.day) = (units, level, day)
    }

    /// Counts a person; `passed` are the classes that count.
    mutating func count(_ person: CountedLearner, passed: [PassedClass]) {
        let place = place(of: person.unit)
        counts[place, default: (0, 0)].there += 1
        if passed.isEmpty { return }
        counts[place, default: (0, 0)].taught += 1
        for topic in Set(passed.flatMap(\.topics)) { taughtOn[topic, default: 0] += 1 }
    }

    func table(_ scope: CoverageScope, on day: Day) -> CoverageTable {
        let rows = counts.sorted { $0.key < $1.key }
            .map { UnitCoverage(unit: $0.key, there: $0.value.there, taught: $0.value.taught) }
        let topics = scope.topics ?? taughtOn.keys.sorted()
        return CoverageTable(
            on: day, there: rows.reduce(0) { $0 + $1.there }, taught: rows.reduce(0) { $0 + $1.taught },
            units: rows, topics: topics.map { TopicCoverage(topic: $0, taught: taughtOn[$0] ?? 0) })
    }

    /// The unit of the level that holds it on the day; what stands there then where none does.
    private mutating func place(of unit: UnitPath) -> UnitPath {
        if let known = places[unit] { return known }
        let found =
            units.ancestor(of: unit, level: level, on: day).one ?? units.current(of: unit, on: day).one
            ?? unit
        places[unit] = found
        return found
    }
}

extension CoveredPerson {
    init(_ person: CountedLearner, taughtOn: Day?) {
        self.init(person: person.learner, audience: person.audience, unit: person.unit)
        (self.child, self.taughtOn) = (person.child, taughtOn)
    }
}

extension Learner {
    /// The child that it is, if it is one.
    var child: ChildID? { kind == .child ? ChildID(id.text) : nil }
}
