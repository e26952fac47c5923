import TestKit
import Testing

@testable import Reporting

/// A reader who adds up: what the tables of districts and communes, with their total, let anybody work out of the cells that
/// they hide. The tables lie within each other, so narrowing parents and children in turn finds the tightest bounds.
private struct Solver {
    typealias Bounds = ClosedRange<Int>

    var districts: [String: Bounds]
    var communes: [String: Bounds]
    let total: Int
    let members: [String: [String]]

    /// `figure` is what is bounded: how many counted, or how many did not.
    init(_ area: [String: [String: Suppression.Part]], _ figure: (Suppression.Part) -> Int) {
        let hidden = Suppression.hidden(area)
        let whole = area.values.flatMap(\.values).map(figure).reduce(0, +)
        total = whole
        members = area.mapValues { $0.keys.sorted() }
        districts = Dictionary(
            uniqueKeysWithValues: area.map { key, communes in
                let sum = communes.values.map(figure).reduce(0, +)
                return (key, hidden.districts.contains(key) ? 0...whole : sum...sum)
            })
        communes = Dictionary(
            uniqueKeysWithValues: area.values.flatMap { $0 }.map { key, part in
                (key, hidden.communes.contains(key) ? 0...whole : figure(part)...figure(part))
            })
    }

    /// False when the tables contradict each other.
    mutating func solve() -> Bool {
        while true {
            let before = (districts, communes)
            var whole = total...total
            guard Self.narrow(&whole, &districts, members.keys.sorted()) else { return false }
            for (district, keys) in members {
                guard var parent = districts[district], Self.narrow(&parent, &communes, keys) else {
                    return false
                }
                districts[district] = parent
            }
            if before == (districts, communes) { return true }
        }
    }

    /// A parent is the sum of its children.
    private static func narrow(_ parent: inout Bounds, _ all: inout [String: Bounds], _ keys: [String])
        -> Bool
    {
        let children = keys.compactMap { all[$0] }
        let (least, most) = (
            children.map(\.lowerBound).reduce(0, +), children.map(\.upperBound).reduce(0, +)
        )
        guard let sum = meet(parent, least, most) else { return false }
        parent = sum
        for (key, child) in zip(keys, children) {
            guard
                let narrowed = meet(
                    child, sum.lowerBound - (most - child.upperBound),
                    sum.upperBound - (least - child.lowerBound))
            else { return false }
            all[key] = narrowed
        }
        return true
    }

    static func meet(_ bounds: Bounds, _ least: Int, _ most: Int) -> Bounds? {
        let (low, high) = (max(bounds.lowerBound, least), min(bounds.upperBound, most))
        return low <= high ? low...high : nil
    }
}

/// A reader who also asks again the next day, and knows that one record was entered between: each cell is as it was, but for
/// one, which has one more or one less.
private func bounds(
    _ before: [String: [String: Suppression.Part]], _ after: [String: [String: Suppression.Part]],
    _ figure: (Suppression.Part) -> Int
) -> [String: ClosedRange<Int>] {
    let (then, now) = (Solver(before, figure), Solver(after, figure))
    var found: [String: ClosedRange<Int>] = [:]
    for changed in then.communes.keys {
        for change in -1...1 {
            var (then, now) = (then, now)
            var isPossible = true
            repeat {
                let last = (then.communes, now.communes)
                isPossible = then.solve() && now.solve()
                for (key, old) in then.communes where isPossible {
                    let step = key == changed ? change : 0
                    guard let new = now.communes[key],
                        let one = Solver.meet(old, new.lowerBound - step, new.upperBound - step),
                        let two = Solver.meet(new, old.lowerBound + step, old.upperBound + step)
                    else {
                        isPossible = false
                        break
                    }
                    (then.communes[key], now.communes[key]) = (one, two)
                }
                if last == (then.communes, now.communes) { break }
            } while isPossible
            guard isPossible else { continue }
            for (key, bounds) in then.communes {
                let known = found[key] ?? bounds
                found[key] =
                    min(known.lowerBound, bounds.lowerBound)...max(known.upperBound, bounds.upperBound)
            }
        }
    }
    return found
}

@Suite("Hidden cells cannot be worked out", .timeLimit(.minutes(2)))
struct SuppressionTests {
    typealias Part = Suppression.Part
    private static let figures: [@Sendable (Part) -> Int] = [{ $0.part }, { $0.rest ?? 0 }]

    /// Areas of all shapes, most of them with small cells. Where the whole is small itself, its total tells; so does that of
    /// a single district.
    private func areas(_ seed: UInt64, _ count: Int) -> [[String: [String: Part]]] {
        var numbers = Seeded(seed: seed)
        var areas: [[String: [String: Part]]] = []
        while areas.count < count {
            let few = Int.random(in: 3...25, using: &numbers)
            var area: [String: [String: Part]] = [:]
            for district in 0..<Int.random(in: 1...4, using: &numbers) {
                for commune in 0..<Int.random(in: 1...4, using: &numbers) {
                    area["d\(district)", default: [:]]["d\(district)/c\(commune)"] = Part(
                        part: Int.random(in: 0...few, using: &numbers),
                        rest: Int.random(in: 0...few, using: &numbers))
                }
            }
            let whole = area.values.flatMap(\.values).reduce(Part(part: 0, rest: 0), +)
            if !whole.isSmall { areas.append(area) }
        }
        return areas
    }

    @Test(
        "neither districts nor communes nor their total tell a hidden cell within five",
        arguments: 1...20 as ClosedRange<UInt64>)
    func tables(seed: UInt64) {
        for area in areas(seed, 100) {
            let hidden = Suppression.hidden(area)
            for figure in Self.figures {
                var solver = Solver(area, figure)
                let agrees = solver.solve()
                #expect(agrees)
                for (key, bounds) in solver.districts where hidden.districts.contains(key) {
                    #expect(bounds.count > Suppression.smallest, "\(key) in \(area)")
                }
                for (key, bounds) in solver.communes where hidden.communes.contains(key) {
                    #expect(bounds.count > Suppression.smallest, "\(key) in \(area)")
                }
            }
        }
    }

    @Test("every cell of which few counted, or few did not, is hidden")
    func small() {
        for area in areas(7, 300) {
            let hidden = Suppression.hidden(area)
            for (key, part) in area.values.flatMap({ $0 }) where min(part.part, part.rest ?? 0) < 5 {
                #expect(hidden.communes.contains(key))
            }
            for (key, communes) in area {
                let sum = communes.values.reduce(Part(part: 0, rest: 0), +)
                if min(sum.part, sum.rest ?? 0) < 5 { #expect(hidden.districts.contains(key)) }
            }
        }
    }

    @Test(
        "nor do the tables of two days between which one record was entered",
        arguments: 1...10 as ClosedRange<UInt64>)
    func days(seed: UInt64) {
        var numbers = Seeded(seed: seed &+ 1000)
        for before in areas(seed, 10) {
            var after = before
            guard let district = before.keys.sorted().randomElement(using: &numbers),
                let commune = before[district]?.keys.sorted().randomElement(using: &numbers),
                var part = before[district]?[commune]
            else { continue }
            if Bool.random(using: &numbers) { part.part += 1 } else { part.rest = (part.rest ?? 0) + 1 }
            after[district]?[commune] = part
            for (then, now) in [(before, after), (after, before)] {
                for figure in Self.figures {
                    let found = bounds(then, now, figure)
                    for (key, truth) in then.values.flatMap({ $0 }) where figure(truth) < Suppression.smallest
                    {
                        #expect((found[key]?.count ?? 0) > Suppression.smallest, "\(key): \(then) \(now)")
                    }
                }
            }
        }
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
