import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Hidden cells cannot be worked out", .timeLimit(.minutes(5)))
struct SuppressionTests {
    typealias Cell = SuppressionReader.Cell

    /// Plans of all kinds, most of them with small cells.
    private func plans(_ seed: UInt64, _ count: Int, few: [Int] = [5, 15, 40, 100]) -> [DrawnPlan] {
        var numbers = Seeded(seed: seed)
        var plans: [DrawnPlan] = []
        while plans.count < count {
            let family = DrawnPlan.Family.allCases[plans.count % DrawnPlan.Family.allCases.count]
            let plan = DrawnPlan(family, few: few[Int.random(in: 0..<few.count, using: &numbers)], &numbers)
            if !plan.people.isEmpty { plans.append(plan) }
        }
        return plans
    }

    private func hidden(_ plan: DrawnPlan) -> HiddenCells {
        let kin = Kin(of: plan.declarations[0], in: plan.plan)
        #expect(kin.declarations == plan.declarations, "all are of the same people")
        return HiddenCells(kin, plan.figures, plan.tables)
    }

    /// All that anybody may ask for: every table of places, and those by what people are.
    private func readers(_ plan: DrawnPlan, _ hidden: HiddenCells) -> [SuppressionReader] {
        func hides(_ properties: [Breakdown]) -> (Int, Cell) -> Bool {
            { hidden.hides($1.key, of: plan.declarations[$0], by: properties[$1.table]) }
        }
        return [
            .places(plan) { hidden.hides($1.key, of: plan.declarations[$0], inTable: $1.table) },
            .properties(plan, { [$0.sex] }, hides([.sex])),
            .properties(plan, { [$0.band] }, arePopulations: true, hides([.ageBand])),
            .properties(plan, { [$0.ethnicity] }, hides([.ethnicity])),
            .properties(
                plan, { [$0.disabilityType, $0.disabilityDegree] },
                hides([.disabilityType, .disabilityDegree])),
        ]
    }

    @Test(
        """
        behind what is shown of all indicators, by the units of every day, in every table, there can be other people: of \
        each hidden cell more than five figures
        """, arguments: 1...12 as ClosedRange<UInt64>)
    func tables(seed: UInt64) {
        let plans = plans(seed, 18)
        var (cells, hiddenCells, figures, told) = (0, 0, 0, 0)
        for plan in plans {
            for reader in readers(plan, hidden(plan)) {
                let circles = reader.circles
                for (indicator, hidden) in reader.hidden.enumerated() {
                    (cells, hiddenCells) = (
                        cells + reader.cells(of: indicator).count, hiddenCells + hidden.count
                    )
                    for figure in reader.figures where figure.indicator == indicator {
                        for cell in hidden where !reader.isToldByTotals(cell, figure) {
                            let isKept = reader.isKept(cell, figure, circles)
                            (figures, told) = (figures + 1, told + (isKept ? 0 : 1))
                            #expect(
                                isKept,
                                "\(cell) \(figure) of \(plan.declarations.count) in \(reader.elements.map(\.keys))"
                            )
                        }
                    }
                }
            }
        }
        // What decision 16 tells of.
        print(
            "\(plans.count) plans drawn from \(seed): \(hiddenCells) of \(cells) cells hidden,",
            "\(told) of their \(figures) figures told")
    }

    /// That a row appears tells of whom it appears for.
    private func rows(_ reader: SuppressionReader) -> Set<[[String]]> {
        Set(reader.elements.map { [$0.keys, $0.isTold.map { "\($0)" }] })
    }

    @Test(
        "every cell of which few counted, or few did not, is hidden", arguments: 1...4 as ClosedRange<UInt64>)
    func small(seed: UInt64) {
        for plan in plans(seed &+ 100, 30) {
            for reader in readers(plan, hidden(plan)) {
                for figure in reader.figures {
                    for cell in reader.cells(of: figure.indicator)
                    where reader.count(figure, in: cell) < Suppression.smallest {
                        #expect(reader.hidden[figure.indicator].contains(cell))
                    }
                }
            }
        }
    }

    @Test(
        "nor do the tables of two days of knowledge between which one record was entered, to whoever knows where",
        arguments: 1...12 as ClosedRange<UInt64>)
    func days(seed: UInt64) {
        var numbers = Seeded(seed: seed &+ 1000)
        for before in plans(seed &+ 200, 12) {
            var after = before
            let entered = Int.random(in: 0..<before.people.count, using: &numbers)
            if Bool.random(using: &numbers) {
                after.people.append(before.people[entered])
            } else {
                after.people.remove(at: entered)
            }
            let pairs = zip(readers(before, hidden(before)), readers(after, hidden(after)))
            for (one, other) in pairs where rows(one) == rows(other) {
                for var reader in [one, other] {
                    reader.hidden = zip(one.hidden, other.hidden).map { $0.intersection($1) }
                    let circles = reader.circles
                    for (indicator, cells) in reader.hidden.enumerated() {
                        for figure in reader.figures where figure.indicator == indicator {
                            for cell in cells
                            where !one.isToldByTotals(cell, figure) && !other.isToldByTotals(cell, figure) {
                                #expect(
                                    reader.isKept(cell, figure, circles),
                                    "\(cell) \(figure) \(one.hidden) \(other.hidden)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test(
        """
        whoever solves the equations tells cells where each indicator, and each pair of days, hides by itself; where all hide \
        together nobody can
        """)
    func solver() throws {
        var told = 0
        for plan in plans(300, 18, few: [60, 200]) {
            let alone = byThemselves(plan)
            let reader = SuppressionReader.places(plan) { alone[$0][$1.table].contains($1.key) }
            let circles = reader.circles
            for figure in reader.figures where told == 0 {
                for cell in reader.hidden[figure.indicator].sorted()
                where !reader.isToldByTotals(cell, figure) && !reader.isKept(cell, figure, circles) {
                    told += 1
                }
            }
            let together = hidden(plan)
            let other = SuppressionReader.places(plan) {
                together.hides($1.key, of: plan.declarations[$0], inTable: $1.table)
            }
            for figure in other.figures {
                for cell in other.hidden[figure.indicator].sorted().prefix(1)
                where !other.isToldByTotals(cell, figure) {
                    let bounds = try #require(other.bounds(cell, figure))
                    let width = (bounds.upperBound - bounds.lowerBound).rounded()
                    #expect(width >= Double(Suppression.smallest), "\(cell) \(figure): \(bounds)")
                }
            }
        }
        #expect(told > 0)
    }

    /// A plan of these people alone; `people`: how many, how old, of which sex and ethnicity, and whether they had care.
    private func plan(
        _ family: DrawnPlan.Family,
        _ people: [(count: Int, age: Int, sex: String, ethnicity: String, care: Bool)]
    ) -> DrawnPlan {
        var numbers = Seeded(seed: 1)
        var plan = DrawnPlan(family, few: 1, &numbers)
        plan.people = people.flatMap { people in
            let isIn = plan.declarations.map { people.age < $0.population.children?.ageUnder ?? 0 }
            let person = DrawnPlan.Person(
                unit: plan.map.communes[0],
                cell: StarCells.Cell(
                    unit: plan.map.communes[0], sex: people.sex, band: people.age < 6 ? "0-5" : "6-10",
                    ethnicity: people.ethnicity, disabilityType: "mobility", disabilityDegree: "mild"),
                isIn: isIn,
                counts: zip(isIn, plan.declarations).map { $0 && ($1.having.isEmpty || people.care) })
            return Array(repeating: person, count: people.count)
        }
        return plan
    }

    @Test("a few of one ethnicity, all of them older, are not what the total and the others leave over")
    func older() {
        let few = plan(
            .olderFew,
            [
                (15, 3, "female", "kinh", true), (15, 3, "female", "kinh", false),
                (8, 9, "female", "kinh", true), (7, 9, "female", "kinh", false),
                (3, 9, "female", "thai", false),
            ])
        let hidden = hidden(few)
        for declaration in few.declarations {
            for ethnicity in ["kinh", "thai"] {
                #expect(hidden.hides(ethnicity, of: declaration, by: .ethnicity))
            }
            #expect(!hidden.hides("female", of: declaration, by: .sex))
        }
        let many = plan(
            .olderFew,
            [
                (15, 3, "female", "kinh", true), (15, 3, "female", "kinh", false),
                (12, 9, "female", "thai", true), (13, 9, "female", "thai", false),
            ])
        let shown = self.hidden(many)
        for ethnicity in ["kinh", "thai"] {
            #expect(!shown.hides(ethnicity, of: many.declarations[0], by: .ethnicity))
        }
    }

    @Test(
        "a count of everybody tells who did not count for another, and is not hidden because it leaves nobody out"
    )
    func everybody() {
        let plan = plan(
            .everybody,
            [
                (50, 9, "female", "kinh", true), (12, 9, "female", "kinh", false),
                (38, 9, "male", "tay", true), (2, 9, "male", "tay", false),
            ])
        let hidden = hidden(plan)
        for declaration in plan.declarations {
            for ethnicity in ["kinh", "tay"] {
                #expect(hidden.hides(ethnicity, of: declaration, by: .ethnicity))
            }
            #expect(!hidden.hides("6-10", of: declaration, by: .ageBand), "it is all of them")
        }
    }

    @Test("what only one indicator has a row of is company of nobody else")
    func company() {
        // Of two indicators, how many counted; in the order in which they are company.
        let groups = [
            ("small", [8, 20]), ("office", [12, 0]), ("near", [2, 12]), ("far", [12, 12]),
            ("farther", [40, 40]),
        ].map { Suppression.Group(keys: [$0.0], figures: $0.1) }
        func hidden(_ isShared: @escaping (String) -> Bool) -> [Set<String>] {
            Suppression.Tables(1, of: groups, isShared: { isShared($1) }).hidden
        }
        // Whoever is sent from the far one to the office would be seen: the other indicator has no row of it.
        #expect(hidden { $0 != "office" } == [["small", "office", "near", "far"]])
        #expect(hidden { _ in true } == [["small", "office", "near"]])
    }

    /// What would be hidden if each indicator were kept by itself, by the units of one day and those of the last: of each table
    /// what somebody sees who asks about all days.
    private func byThemselves(_ plan: DrawnPlan) -> [[Set<String>]] {
        let tables = plan.tables
        let last = tables.count - 2
        return plan.figures.map { figures in
            let groups = tables.groups(
                figures.byUnit.mapValues { [$0.counted, $0.people - $0.counted] }, nobody: [0, 0])
            var hidden: [Int: Set<String>] = [:]
            for first in stride(from: 0, through: last, by: 2) {
                let pair = [first, first + 1, last, last + 1]
                var merged: [[String]: [Int]] = [:]
                for group in groups where group.figures != [0, 0] {
                    merged[pair.map { group.keys[$0] }, default: [0, 0]] =
                        zip(merged[pair.map { group.keys[$0] }] ?? [0, 0], group.figures).map(+)
                }
                let sorted = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
                let found = Suppression.Tables(4, of: sorted.map { Suppression.Group(keys: $0, figures: $1) })
                    .hidden
                for (table, keys) in zip(pair, found) {
                    hidden[table] = hidden[table]?.intersection(keys) ?? keys
                }
            }
            return (0..<tables.count).map { hidden[$0] ?? [] }
        }
    }
}
