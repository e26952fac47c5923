extension Suppression {
    /// The same people divided in several ways: by district and by commune, by the units of one day and of another. Whoever
    /// sees all the tables learns nothing of a small cell, as long as people could be moved between one of its groups and
    /// others without any cell shown, or the total, becoming another: those others are its company.
    struct Tables {
        /// How many.
        let count: Int
        /// Those whom no table tells apart, by their key in each.
        private var groups: [[String]: Part] = [:]
        private let nobody: Part

        /// `nobody`: a cell without anybody in it.
        init(_ count: Int, nobody: Part) { (self.count, self.nobody) = (count, nobody) }

        /// One more person, by its key in each table.
        mutating func enter(_ keys: [String], isCounted: Bool) {
            groups[keys, default: nobody].enter(isCounted: isCounted)
        }

        /// A whole group, by its key in each table.
        mutating func enter(_ keys: [String], _ part: Part) {
            groups[keys] = groups[keys, default: nobody] + part
        }
    }
}

extension Suppression.Tables {
    /// Of each table the small cells, and the others that must be hidden with them.
    var hidden: [Set<String>] {
        let cells = cells
        let numbers = (0..<count).map { table in
            Dictionary(
                uniqueKeysWithValues: cells.enumerated().filter { $0.element.table == table }
                    .map { ($0.element.key, $0.offset) })
        }
        let groups = groups.map { keys, part in
            Group(cells: zip(keys, numbers).compactMap { $1[$0] }, part: part)
        }.sorted { $0.cells.lexicographicallyPrecedes($1.cells) }
        let small = small(groups, of: cells.count)
        var hidden = small
        for cell in small.sorted() {
            guard let one = groups.first(where: { $0.cells.contains(cell) }) else { continue }
            for other in company(of: one, outside: cell, among: groups) {
                for (here, there) in zip(one.cells, other.cells) where here != there {
                    hidden.formUnion([here, there])
                }
            }
        }
        return (0..<count).map { table in
            Set(hidden.lazy.map { cells[$0] }.filter { $0.table == table }.map(\.key))
        }
    }

    /// Every cell, by table and key: a unit may stand in two tables, and for other people in each.
    private var cells: [(table: Int, key: String)] {
        (0..<count).flatMap { table in
            Set(groups.keys.map { $0[table] }).sorted().map { (table, $0) }
        }
    }

    /// Cells by number, one a table.
    private struct Group {
        let cells: [Int]
        let part: Suppression.Part

        /// In how many tables the two stand in different cells.
        func distance(to other: Group) -> Int {
            var count = 0
            for table in cells.indices where cells[table] != other.cells[table] { count += 1 }
            return count
        }
    }

    private func small(_ groups: [Group], of count: Int) -> Set<Int> {
        var parts = Array(repeating: nobody, count: count)
        for group in groups {
            for cell in group.cells { parts[cell] = parts[cell] + group.part }
        }
        return Set(parts.indices.filter { parts[$0].isSmall })
    }

    /// Outside of the cell, those who share the most cells with `one`: the first by key that is not small, else all of them,
    /// and so on with those who share fewer, until together they are not small.
    private func company(of one: Group, outside cell: Int, among groups: [Group]) -> [Group] {
        let others = groups.filter { !$0.cells.contains(cell) }
        var company: [Group] = []
        for distance in 1...count {
            let near = others.filter { one.distance(to: $0) == distance }
            if let first = near.first(where: { !$0.part.isSmall }) { return company + [first] }
            company += near
            if !company.reduce(nobody, { $0 + $1.part }).isSmall { return company }
        }
        return company
    }
}
