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
            .properties(plan, { [$0.band] }, hides([.ageBand])),
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
        for plan in plans(seed, 18) {
            for reader in readers(plan, hidden(plan)) {
                let circles = reader.circles
                for (indicator, cells) in reader.hidden.enumerated() {
                    for figure in reader.figures where figure.indicator == indicator {
                        for cell in cells where !reader.isToldByTotals(cell, figure) {
                            #expect(
                                reader.isKept(cell, figure, circles),
                                "\(cell) \(figure) of \(plan.declarations.count) in \(reader.elements.map(\.keys))"
                            )
                        }
                    }
                }
            }
        }
    }

    @Test(
        "every cell of which few counted, or few did not, is hidden", arguments: 1...4 as ClosedRange<UInt64>)
    func small(seed: UInt64) {
        for plan in plans(seed &+ 100, 30) {
            for reader in readers(plan, hidden(plan)) {
                for figure in reader.figures {
                    for cell in reader.cells
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
            for (one, other) in pairs where Set(one.elements.map(\.keys)) == Set(other.elements.map(\.keys)) {
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
