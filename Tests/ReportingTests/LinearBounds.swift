/// Between what a sum of unknown numbers, none below nought, must lie where some other sums of them are known: the simplex
/// method, with Bland's rule, on dense rows. For a few dozen unknowns.
struct LinearBounds {
    /// Each row's last number is what it comes to. Each has a column of its own, its basis, which no other row has.
    private var rows: [[Double]] = []
    private var basis: [Int] = []
    private let count: Int
    private static let nearlyNought = 1e-7

    init(_ equations: [(terms: [Double], sum: Double)]) {
        count = equations.first?.terms.count ?? 0
        independent(equations.map { $0.terms + [$0.sum] })
        start()
    }

    /// Nil where the sums contradict one another.
    func of(_ asked: [Double]) -> ClosedRange<Double>? {
        guard isPossible else { return nil }
        let most = largest(asked)
        let least = -largest(asked.map { -$0 })
        return min(least, most)...max(least, most)
    }

    /// Keeps what does not follow from the others.
    private mutating func independent(_ all: [[Double]]) {
        for var row in all {
            for (known, column) in zip(rows, basis) where row[column] != 0 {
                let factor = row[column]
                for index in row.indices { row[index] -= factor * known[index] }
            }
            guard let column = row.indices.dropLast().first(where: { abs(row[$0]) > Self.nearlyNought })
            else {
                continue
            }
            let pivot = row[column]
            for index in row.indices { row[index] /= pivot }
            for other in rows.indices where rows[other][column] != 0 {
                let factor = rows[other][column]
                for index in row.indices { rows[other][index] -= factor * row[index] }
            }
            rows.append(row)
            basis.append(column)
        }
    }

    private var isPossible: Bool { rows.allSatisfy { ($0.last ?? 0) > -1e-5 } }

    /// To a basis without numbers below nought, by adding what is lacking and then taking away all of it.
    private mutating func start() {
        for row in rows.indices where (rows[row].last ?? 0) < 0 {
            for index in rows[row].indices { rows[row][index] = -rows[row][index] }
        }
        let own = count
        var cost = Array(repeating: 0.0, count: own + rows.count)
        for row in rows.indices {
            let sum = rows[row].removeLast()
            rows[row] += rows.indices.map { $0 == row ? 1.0 : 0 } + [sum]
            basis[row] = own + row
            cost[own + row] = -1
        }
        improve(cost)
        for row in rows.indices where basis[row] >= own {
            if let column = (0..<own).first(where: { abs(rows[row][$0]) > Self.nearlyNought }) {
                pivot(row, column)
            }
        }
        for row in rows.indices.reversed() {
            if basis[row] >= own {
                // What cannot be taken away is a contradiction; else the row says nothing.
                if (rows[row].last ?? 0) < 1e-5 {
                    rows.remove(at: row)
                    basis.remove(at: row)
                } else {
                    rows[row] = Array(repeating: 0, count: own) + [-1]
                }
                continue
            }
            rows[row] = Array(rows[row][..<own]) + [rows[row].last ?? 0]
        }
    }

    private func largest(_ asked: [Double]) -> Double {
        var bounds = self
        return bounds.improve(asked)
    }

    /// To where the weighted sum is largest; says how large.
    @discardableResult
    private mutating func improve(_ weights: [Double]) -> Double {
        while true {
            let enter = weights.indices.first { column in
                let gain = rows.indices.reduce(weights[column]) { $0 - weights[basis[$1]] * rows[$1][column] }
                return gain > Self.nearlyNought && !basis.contains(column)
            }
            guard let enter else { break }
            var leave: Int?
            var least = Double.infinity
            for row in rows.indices where rows[row][enter] > Self.nearlyNought {
                let ratio = (rows[row].last ?? 0) / rows[row][enter]
                if ratio < least - 1e-12 || ratio <= least && basis[row] < basis[leave ?? row] {
                    (least, leave) = (ratio, row)
                }
            }
            guard let leave else { return .infinity }
            pivot(leave, enter)
        }
        return rows.indices.reduce(0) { $0 + weights[basis[$1]] * (rows[$1].last ?? 0) }
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let factor = rows[row][column]
        for index in rows[row].indices { rows[row][index] /= factor }
        for other in rows.indices where other != row && rows[other][column] != 0 {
            let factor = rows[other][column]
            for index in rows[row].indices { rows[other][index] -= factor * rows[row][index] }
        }
        basis[row] = column
    }
}
