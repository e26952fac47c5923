extension Suppression {
    /// People whom no table tells apart.
    struct Group: Hashable, Sendable {
        /// Their key in each table.
        let keys: [String]
        /// How many of them are told of: by each indicator how many counted, and how many did not.
        var figures: [Int]
    }

    /// The same people divided in several ways: by district and by commune, by the units of one day and of another.
    ///
    /// A small cell gets company: people outside of it, so many that of each figure at least ``leastShown`` are among them.
    /// Each cell that tells some of the company, and one group of the small cell, from the others is hidden. Whoever sees
    /// all that is shown, of any indicator of these people, cannot tell then where in this circle any of them stands: sent
    /// from one of its groups to another, they change nothing that is shown. So each hidden cell can have as many more, or
    /// fewer, as the circle has outside, or inside, of it. No table needs to lie within another for that.
    struct Tables {
        /// How many.
        let count: Int
        /// In the order in which they are company.
        private let groups: [Group]
        /// For each group its cell in each table. The same people are one cell, in whichever tables they stand together.
        private var cells: [[Int]] = []
        private var sums: [[Int]] = []
        /// The groups of each cell.
        private var members: [[Int]] = []
        /// Whether a table has a row of it.
        private var isTold: [Bool] = []
        /// Whether each group may have somebody: every table has a row for it.
        private var isSeen: [Bool] = []
        /// Whether each group may have anybody of whom one of the figures tells, and so be company.
        private var isShared: [Bool] = []
        /// The figures whose total is not small itself: no company keeps the others from being told by it.
        private let kept: [Int]

        /// - Parameters:
        ///   - count: of the tables: as many keys has each group.
        ///   - groups: in the order of their keys, or in another that does not depend on figures.
        ///   - isTold: whether a table has a row of this key: none is hidden to keep one that there is not.
        ///   - isShared: whether it has one for each of the figures, and not only for some.
        init(
            _ count: Int, of groups: [Group],
            isTold: (_ table: Int, _ key: String) -> Bool = { _, _ in true },
            isShared: (_ table: Int, _ key: String) -> Bool = { _, _ in true }
        ) {
            (self.count, self.groups) = (count, groups)
            kept = (groups.first?.figures.indices ?? 0..<0).filter { figure in
                groups.reduce(0) { $0 + $1.figures[figure] } >= Suppression.leastShown
            }
            number(isTold)
            self.isShared = groups.map { $0.keys.enumerated().allSatisfy { isShared($0.offset, $0.element) } }
        }
    }
}

extension Suppression.Tables {
    private mutating func number(_ isTold: (Int, String) -> Bool) {
        isSeen = groups.map { $0.keys.enumerated().allSatisfy { isTold($0.offset, $0.element) } }
        cells = Array(repeating: Array(repeating: 0, count: count), count: groups.count)
        var numbers: [[Int]: Int] = [:]
        for table in 0..<count {
            let rows = Dictionary(grouping: groups.indices) { groups[$0].keys[table] }
            for (key, row) in rows {
                let number = numbers[row] ?? members.count
                if number == members.count {
                    numbers[row] = number
                    members.append(row)
                    self.isTold.append(false)
                    sums.append(
                        row.dropFirst().reduce(into: groups[row[0]].figures) { sum, group in
                            for figure in sum.indices { sum[figure] += groups[group].figures[figure] }
                        })
                }
                if isTold(table, key) { self.isTold[number] = true }
                for group in row { cells[group][table] = number }
            }
        }
    }

    /// The keys of each table that are hidden.
    var hidden: [Set<String>] {
        let hidden = hiddenCells
        return (0..<count).map { table in
            Set(groups.indices.lazy.filter { hidden[cells[$0][table]] }.map { groups[$0].keys[table] })
        }
    }

    /// One of those that can be kept is.
    private func isSmall(_ figures: [Int]) -> Bool {
        kept.contains { figures[$0] < Suppression.leastShown }
    }

    private var hiddenCells: [Bool] {
        var hidden = sums.map { $0.contains { $0 < Suppression.leastShown } }
        var known: [Int: [Int]] = [:]
        for (cell, row) in members.enumerated() where isTold[cell] && isSmall(sums[cell]) {
            guard
                let one = row.first(where: { isSeen[$0] && isShared[$0] }) ?? row.first(where: { isSeen[$0] })
            else { continue }
            let far = known[one] ?? distances(of: one)
            known[one] = far
            guard let company = company(outside: cell, far) else {
                // There are not enough others: nothing but the whole is told of anybody.
                return members.indices.map { hidden[$0] || members[$0].count < groups.count }
            }
            for other in company {
                for (here, there) in zip(cells[one], cells[other]) where here != there {
                    (hidden[here], hidden[there]) = (true, true)
                }
            }
        }
        return hidden
    }

    /// In how many tables each group stands in another cell than `one`.
    private func distances(of one: Int) -> [Int] {
        let own = cells[one]
        return cells.map { other in
            zip(own, other).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        }
    }

    /// Those outside of the cell, the nearest first, until of each figure there are enough; nil where there never are.
    private func company(outside cell: Int, _ distances: [Int]) -> [Int]? {
        let inside = Set(members[cell])
        var sum = Array(repeating: 0, count: sums[cell].count)
        var company: [Int] = []
        for distance in stride(from: 1, through: count, by: 1) {
            for other in groups.indices
            where distances[other] == distance && isSeen[other] && isShared[other] && !inside.contains(other)
            {
                company.append(other)
                for figure in sum.indices { sum[figure] += groups[other].figures[figure] }
                if !isSmall(sum) { return company }
            }
        }
        return nil
    }
}
