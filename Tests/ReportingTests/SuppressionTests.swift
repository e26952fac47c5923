import TestKit
import Testing

@testable import Reporting

@Suite("Hidden cells cannot be worked out", .timeLimit(.minutes(5)))
struct SuppressionTests {
    typealias Part = Suppression.Part
    private static let figures: [@Sendable (Part) -> Int] = [{ $0.part }, { $0.rest ?? 0 }]

    /// Areas of all shapes, most of them with small cells; every other one by the units of two days. Where the whole is small
    /// itself, its total tells.
    private func areas(_ seed: UInt64, _ count: Int) -> [DrawnArea] {
        var numbers = Seeded(seed: seed)
        var areas: [DrawnArea] = []
        while areas.count < count {
            let few = Int.random(in: 3...25, using: &numbers)
            let area =
                areas.count.isMultiple(of: 2)
                ? DrawnArea.oneDay(few, &numbers) : DrawnArea.twoDays(few, &numbers)
            if !area.whole.isSmall { areas.append(area) }
        }
        return areas
    }

    @Test(
        "neither districts nor communes, by the units of then or of now, nor their total tell a hidden cell within five",
        arguments: 1...10 as ClosedRange<UInt64>)
    func tables(seed: UInt64) {
        for area in areas(seed, 15) {
            let hidden = area.hidden
            for figure in Self.figures {
                let reader = SuppressionReader(area, hidden: hidden, figure)
                for (table, keys) in hidden.enumerated() {
                    for key in keys {
                        #expect(
                            reader.choices(table, key) > Suppression.smallest, "\(table) \(key) in \(area)")
                    }
                }
            }
        }
    }

    @Test("every cell of which few counted, or few did not, is hidden")
    func small() {
        for area in areas(7, 300) {
            let hidden = area.hidden
            for table in 0..<area.tables {
                for (key, part) in area.cells(of: table) where min(part.part, part.rest ?? 0) < 5 {
                    #expect(hidden[table].contains(key))
                }
            }
        }
    }

    @Test(
        "nor do the tables of two days of knowledge between which one record was entered, to whoever knows where",
        arguments: 1...10 as ClosedRange<UInt64>)
    func days(seed: UInt64) {
        var numbers = Seeded(seed: seed &+ 1000)
        for before in areas(seed, 8) {
            var after = before
            guard
                let group = before.groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) })
                    .randomElement(using: &numbers)
            else { continue }
            after.groups[group]?.enter(isCounted: Bool.random(using: &numbers))
            let hidden = zip(before.hidden, after.hidden).map { $0.intersection($1) }
            for area in [before, after] {
                for figure in Self.figures {
                    let reader = SuppressionReader(area, hidden: hidden, figure)
                    for table in 0..<area.tables {
                        for (key, part) in area.cells(of: table) where figure(part) < Suppression.smallest {
                            #expect(
                                reader.choices(table, key) > Suppression.smallest,
                                "\(table) \(key): \(before) \(after)")
                        }
                    }
                }
            }
        }
    }

    @Test("communes that were merged or split keep a small one company")
    func merged() {
        let (few, many) = (Part(part: 3, rest: 20), Part(part: 40, rest: 40))
        func hidden(_ communes: [(then: String, now: String, part: Part)]) -> [Set<String>] {
            DrawnArea(
                groups: Dictionary(uniqueKeysWithValues: communes.map { (["d", $0, "d", $1], $2) })
            ).hidden
        }
        // The sum of a and b is shown: only which of them has how many is not.
        #expect(
            hidden([("a", "m", many), ("b", "m", few), ("c", "c", many)]) == [[], ["a", "b"], [], []])
        #expect(
            hidden([("a", "m", many), ("a", "n", few), ("c", "c", many)]) == [[], [], [], ["m", "n"]])
        #expect(
            hidden([("a", "m", many), ("b", "b", few), ("c", "m", many)])
                == [[], ["a", "b"], [], ["b", "m"]])
    }

    @Test("the companion stays the same when figures move, so that it tells nothing by changing")
    func companion() {
        let cells = [
            "a": Part(part: 40, rest: 40), "b": Part(part: 3, rest: 20), "c": Part(part: 11, rest: 90),
        ]
        #expect(Suppression.hidden(cells) == ["a", "b"])
        let moved = cells.merging(["c": Part(part: 9, rest: 92)]) { $1 }
        #expect(Suppression.hidden(moved) == ["a", "b", "c"])
        #expect(Suppression.hidden(cells.merging(["b": Part(part: 10, rest: 20)]) { $1 }).isEmpty)
    }

    @Test("where nobody is told how many people there are, only those counted decide")
    func counts() {
        #expect(Suppression.hidden(["a": Part(part: 30), "b": Part(part: 12)]).isEmpty)
        #expect(
            Suppression.hidden(["a": Part(part: 30), "b": Part(part: 9), "c": Part(part: 50)]) == ["a", "b"])
    }
}
