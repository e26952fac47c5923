@testable import Reporting

/// People divided by district and commune, and perhaps by those of another day too: groups by their key in each table.
struct DrawnArea: Hashable {
    typealias Part = Suppression.Part
    var groups: [[String]: Part]

    var tables: Int { groups.keys.first?.count ?? 0 }

    var hidden: [Set<String>] {
        var tables = Suppression.Tables(tables, nobody: Part(part: 0, rest: 0))
        for (keys, part) in groups { tables.enter(keys, part) }
        return tables.hidden
    }

    /// Every cell of a table.
    func cells(of table: Int) -> [String: Part] {
        groups.reduce(into: [:]) { cells, group in
            let nobody = Part(part: 0, rest: 0)
            cells[group.key[table]] = cells[group.key[table], default: nobody] + group.value
        }
    }

    var whole: Part { groups.values.reduce(Part(part: 0, rest: 0), +) }

    /// Districts of communes.
    static func oneDay(_ few: Int, _ numbers: inout some RandomNumberGenerator) -> Self {
        var area = DrawnArea(groups: [:])
        for district in 0..<Int.random(in: 1...4, using: &numbers) {
            for commune in 0..<Int.random(in: 1...4, using: &numbers) {
                area.groups[["d\(district)", "d\(district)/c\(commune)"]] = part(few, &numbers)
            }
        }
        return area
    }

    /// The same after communes were merged, some of them across districts, and some split.
    static func twoDays(_ few: Int, _ numbers: inout some RandomNumberGenerator) -> Self {
        var area = DrawnArea(groups: [:])
        let before = oneDay(few, &numbers).groups.keys.sorted { $0[1] < $1[1] }
        let merged = Int.random(in: 1...before.count, using: &numbers)
        var districts: [String: String] = [:]
        for keys in before {
            for _ in 0..<(Int.random(in: 0..<7, using: &numbers) == 0 ? 2 : 1) {
                let commune =
                    Bool.random(using: &numbers)
                    ? "now/\(keys[1])" : "now/m\(Int.random(in: 0..<merged, using: &numbers))"
                let moves = Int.random(in: 0..<5, using: &numbers) == 0
                let district = moves ? "d\(Int.random(in: 0..<4, using: &numbers))" : keys[0]
                districts[commune] = districts[commune] ?? district
                let now = [districts[commune] ?? district, commune]
                area.groups[keys + now] =
                    area.groups[keys + now, default: Part(part: 0, rest: 0)] + part(few, &numbers)
            }
        }
        return area
    }

    private static func part(_ few: Int, _ numbers: inout some RandomNumberGenerator) -> Part {
        Part(part: .random(in: 0...few, using: &numbers), rest: .random(in: 0...few, using: &numbers))
    }
}

/// A reader who adds up: between which figures a hidden cell must lie, as far as the cells shown and the total tell.
///
/// The people flow from the whole through districts and communes to the groups, and back through the communes and districts
/// of the other day to the whole again, which is shown. A cell could have one more where one person could be sent round in a circle through it, along nothing
/// that is shown; as with every flow, what cannot be reached so cannot be at all.
struct SuppressionReader {
    private struct Arc {
        let from: String
        let to: String
        var figure: Int
        let isHidden: Bool
    }

    private var arcs: [String: Arc] = [:]

    /// `figure` is what is bounded: how many counted, or how many did not. Nothing is shown of what `hidden` has.
    init(_ area: DrawnArea, hidden: [Set<String>], _ figure: (Suppression.Part) -> Int) {
        let other = area.tables == 4
        func name(_ table: Int, _ key: String) -> String { "\(table) \(key)" }
        for (number, group) in area.groups.enumerated() {
            // One day's tables lead out and back.
            let keys = other ? group.key : group.key + group.key
            let (here, there) = (name(1, keys[1]), name(3, keys[3]))
            func enter(_ arc: String, from: String, to: String, isHidden: Bool) {
                arcs[arc] =
                    arcs[arc] ?? Arc(from: from, to: to, figure: 0, isHidden: isHidden)
                arcs[arc]?.figure += figure(group.value)
            }
            func isHidden(_ table: Int) -> Bool { hidden[other ? table : table % 2].contains(keys[table]) }
            enter(name(0, keys[0]), from: "whole", to: name(0, keys[0]), isHidden: isHidden(0))
            enter(here, from: name(0, keys[0]), to: here, isHidden: isHidden(1))
            enter("group \(number)", from: here, to: there, isHidden: true)
            enter(there, from: there, to: name(2, keys[2]), isHidden: isHidden(3))
            enter(name(2, keys[2]), from: name(2, keys[2]), to: "the whole again", isHidden: isHidden(2))
        }
    }

    /// How many figures the cell may have; no more than twice `limit` and one are looked for.
    func choices(_ table: Int, _ key: String, limit: Int = Suppression.smallest) -> Int {
        let arc = "\(table) \(key)"
        return 1 + room(of: arc, growing: true, limit) + room(of: arc, growing: false, limit)
    }

    private func room(of name: String, growing: Bool, _ limit: Int) -> Int {
        guard let arc = arcs[name], arc.isHidden else { return 0 }
        var arcs = arcs
        arcs[name] = nil
        let (start, end) = growing ? (arc.to, arc.from) : (arc.from, arc.to)
        let limit = growing ? limit : min(limit, arc.figure)
        for found in 0..<limit {
            guard let circle = Self.path(from: start, to: end, in: arcs) else { return found }
            for (name, step) in circle { arcs[name]?.figure += step }
        }
        return limit
    }

    /// The arcs of a way, with what one person more on it does to each; nil when there is none.
    private static func path(
        from start: String, to end: String, in arcs: [String: Arc]
    ) -> [(arc: String, step: Int)]? {
        var steps: [String: [(to: String, arc: String, step: Int)]] = [:]
        for (name, arc) in arcs where arc.isHidden {
            steps[arc.from, default: []].append((arc.to, name, 1))
            if arc.figure > 0 { steps[arc.to, default: []].append((arc.from, name, -1)) }
        }
        var ways: [String: [(arc: String, step: Int)]] = [start: []]
        var waiting = [start]
        while let here = waiting.popLast() {
            guard here != end else { break }
            for next in steps[here] ?? [] where ways[next.to] == nil {
                ways[next.to] = (ways[here] ?? []) + [(next.arc, next.step)]
                waiting.append(next.to)
            }
        }
        return ways[end]
    }
}
