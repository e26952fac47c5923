import ReportingAPI
import TestKit
import Vocabulary

@testable import Reporting

/// A made-up plan whose indicators count the same people, in a province whose map changed while it ran, and everything that
/// somebody without authority over the whole area may ask for about one day.
struct DrawnPlan {
    struct Person: Hashable {
        var unit: UnitPath
        var cell: StarCells.Cell
        /// For each indicator whether it is in the population, and whether it counts.
        var isIn: [Bool]
        var counts: [Bool]
    }

    static let start = day("2020-02-01")
    let map: DrawnMap
    var plan: PlanDocument
    var people: [Person] = []

    var declarations: [IndicatorDeclaration] { plan.indicators }

    /// What the indicators of a drawn plan are to one another.
    enum Family: CaseIterable {
        /// One alone.
        case one
        /// Shares of the same people for whom one thing or another holds.
        case unlike
        /// The same, and what counts for one counts for the other.
        case nested
        /// A share, and a count of the same people.
        case shareAndCount
        /// Counts alone: nobody is told how many people there are.
        case counts
        /// A count of everybody, which tells how many people there are, and one of those for whom something holds.
        case everybody
        /// Shares of people, and of the younger of them.
        case younger
        /// The same, and a few of one ethnicity, none of them among the younger.
        case olderFew

        /// Their filters and what they ask for; fewer domains are asked for by what is among the others.
        fileprivate var asked: [(measure: IndicatorDeclaration.Measure, age: Int, domains: [String])] {
            switch self {
            case .one: [(.percent, 16, ["care"])]
            case .unlike: [(.percent, 16, ["care"]), (.percent, 16, ["health"])]
            case .nested: [(.percent, 16, ["care", "health"]), (.percent, 16, ["care"])]
            case .shareAndCount: [(.percent, 16, ["care"]), (.count, 16, ["health"])]
            case .counts: [(.count, 16, ["care"]), (.count, 16, ["health"])]
            case .everybody: [(.count, 16, []), (.count, 16, ["care"])]
            case .younger, .olderFew: [(.percent, 16, ["care"]), (.percent, 6, ["care"])]
            }
        }
    }

    /// `few`: people a commune at most.
    init(_ family: Family, few: Int, _ numbers: inout some RandomNumberGenerator) {
        map = DrawnMap(&numbers)
        plan = Rolls.plan.with { plan in
            plan.area = DrawnMap.province
            plan.indicators = family.asked.enumerated().map { number, asked in
                Rolls.indicator(
                    PopulationDeclaration().with {
                        $0.children = ChildFilter().with { ($0.ageUnder, $0.disability) = (asked.age, true) }
                    },
                    having: asked.domains.isEmpty
                        ? [] : [FactDeclaration().with { $0.delivery = asked.domains }],
                    measure: asked.measure
                ).with { $0.id = "X\(number)" }
            }
        }
        // Of some services nearly everybody has had some, or nearly nobody.
        let shares = ["care", "health"].map { ($0, Int.random(in: 1...9, using: &numbers)) }
        for unit in map.communes {
            let isEmpty = Int.random(in: 0..<8, using: &numbers) == 0
            for _ in 0..<(isEmpty ? 0 : Int.random(in: 0...few, using: &numbers)) {
                people.append(person(family, in: unit, shares, &numbers))
            }
        }
    }

    private func person(
        _ family: Family, in unit: UnitPath, _ shares: [(domain: String, often: Int)],
        _ numbers: inout some RandomNumberGenerator
    ) -> Person {
        let had = Set(
            shares.filter { $0.often > Int.random(in: 0..<10, using: &numbers) }.map(\.domain))
        let age = Int.random(in: 0..<16, using: &numbers)
        let isIn = family.asked.map { age < $0.age }
        func one(_ words: [String?]) -> String? { words[Int.random(in: 0..<words.count, using: &numbers)] }
        let isOfFew = age >= 6 && Int.random(in: 0..<20, using: &numbers) == 0
        let cell = StarCells.Cell(
            unit: unit, sex: one(["female", "male"]), band: age < 6 ? "0-5" : age < 11 ? "6-10" : "11-15",
            ethnicity: family == .olderFew
                ? (isOfFew ? "thai" : "kinh") : one(["kinh", "kinh", "kinh", "tay", nil]),
            disabilityType: one(["mobility", "hearing", "other"]), disabilityDegree: one(["mild", "severe"]))
        return Person(
            unit: unit, cell: cell, isIn: isIn,
            counts: family.asked.enumerated().map {
                isIn[$0] && ($1.domains.isEmpty || !had.isDisjoint(with: $1.domains))
            })
    }
}

extension DrawnPlan {
    /// Of each indicator, in the plan's order.
    var figures: [Figures] {
        declarations.indices.map { index in
            people.reduce(into: Figures()) { figures, person in
                guard person.isIn[index] else { return }
                figures.enter(
                    Figures.Share(people: 1, counted: person.counts[index] ? 1 : 0), in: person.cell)
            }
        }
    }

    /// Whether somebody is told how many people there are.
    var tellsPeople: Bool { declarations.contains(where: \.tellsPeople) }

    var tables: PlaceTables {
        PlaceTables(
            PlaceTables.Key(
                area: DrawnMap.province, on: Self.start,
                stretches: map.directory.stretches(from: Self.start), knownStretches: [], now: nil, known: nil
            ), now: map.directory, known: map.directory)
    }
}

/// A province of districts and communes, some of which were merged, split or came to another district on one day or another.
struct DrawnMap {
    static let province: UnitPath = "bac-son"
    let directory: UnitDirectory
    /// All that stood on any day, in the order of their names.
    let communes: [UnitPath]

    init(_ numbers: inout some RandomNumberGenerator) {
        var (entries, successions): ([UnitEntry], [UnitSuccession]) = ([], [])
        var begun: [UnitPath: (district: UnitPath, from: Day?)] = [:]
        func close(_ commune: UnitPath, on day: Day?) {
            guard let one = begun.removeValue(forKey: commune) else { return }
            entries.append(Self.entry(commune, .commune, in: one.district, one.from, day))
        }
        let districts = (0..<Int.random(in: 1...3, using: &numbers)).map {
            UnitPath("bac-son/d\($0)") ?? "bac-son"
        }
        for district in districts {
            for commune in 0..<Int.random(in: 1...5, using: &numbers) {
                begun[Self.commune("\(commune)", in: district)] = (district, nil)
            }
        }
        for (number, day) in [day("2021-03-01"), day("2022-07-01")].enumerated() {
            guard Int.random(in: 0..<4, using: &numbers) > 0 else { continue }
            for old in begun.keys.sorted() where Int.random(in: 0..<3, using: &numbers) == 0 {
                let district = districts[Int.random(in: 0..<districts.count, using: &numbers)]
                // Some are split, some become one of a few new ones together.
                let heirs =
                    Int.random(in: 0..<6, using: &numbers) == 0
                    ? ["a", "b"].map { Self.commune("\(number)\($0)\(old.text.suffix(1))", in: district) }
                    : [Self.commune("\(number)m\(Int.random(in: 0..<2, using: &numbers))", in: district)]
                close(old, on: day)
                for heir in heirs {
                    if begun[heir] == nil { begun[heir] = (district, day) }
                    successions.append(
                        UnitSuccession(
                            from: old, to: heir, date: day, kind: heirs.count > 1 ? .part : .merge,
                            confidence: .verified))
                }
            }
        }
        // Like in July 2025: no districts any more, and new communes made of those of several.
        let end = Int.random(in: 0..<3, using: &numbers) == 0 ? day("2023-07-01") : nil
        if let end {
            for old in begun.keys.sorted() {
                close(old, on: end)
                let heir = Self.commune("n\(Int.random(in: 0..<3, using: &numbers))", in: Self.province)
                if begun[heir] == nil { begun[heir] = (Self.province, end) }
                successions.append(
                    UnitSuccession(from: old, to: heir, date: end, kind: .merge, confidence: .verified))
            }
            successions += districts.map {
                UnitSuccession(from: $0, to: nil, date: end, kind: .abolish, confidence: .verified)
            }
        }
        for commune in begun.keys.sorted() { close(commune, on: nil) }
        communes = Set(entries.map(\.path)).sorted()
        entries.append(Self.entry(Self.province, .province, in: nil, nil, nil))
        entries += districts.map { Self.entry($0, .district, in: Self.province, nil, end) }
        directory = UnitDirectory(entries: entries, successions: successions)
    }

    private static func commune(_ name: String, in district: UnitPath) -> UnitPath {
        UnitPath("\(district)/c\(name)") ?? district
    }

    private static func entry(
        _ path: UnitPath, _ level: UnitLevel, in parent: UnitPath?, _ from: Day?, _ until: Day?
    ) -> UnitEntry {
        let name = BilingualText(vi: path.text, en: path.text)
        return UnitEntry(
            path: path, code: nil, level: level, type: level.rawValue, name: name, fullName: name,
            parent: parent, validity: Validity(from: from, until: until), confidence: .verified)
    }
}
