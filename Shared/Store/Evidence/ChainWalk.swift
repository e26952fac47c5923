internal import GRDB
internal import Vocabulary

/// A walk along a chain from its first row, as far as it has come; pure, so that it can be done in pieces.
struct ChainWalk {
    /// The last row that was passed, and the chain that lies in it.
    private(set) var last = LogMark.start

    /// Passes the next row of the table by number: its columns, then its chain. Says what is wrong there; the walk goes on
    /// from what lies in the row, so that each fault is told once.
    mutating func pass(_ row: [DatabaseValue]) -> ChainFault? {
        guard let number = Int64.fromDatabaseValue(row[0]), number > 0 else {
            return .unnumbered(Int64.fromDatabaseValue(row[0]) ?? 0)
        }
        let (expected, found) = (last.position + 1, UInt64(number))
        let stored = ChainHead.fromDatabaseValue(row[row.count - 1])
        let fits = RowChain.head(after: last.chain, row.dropLast()) == stored
        last = LogMark(position: found, chain: stored ?? .empty)
        if found > expected { return .missing(expected...found - 1) }
        return fits ? nil : .altered(found)
    }
}

/// What is wrong with a row of a chain.
enum ChainFault: Hashable {
    /// No rows have these numbers, but later ones are there.
    case missing(ClosedRange<UInt64>)
    /// The row is not what was written after the one before it: it was changed, exchanged or put in.
    case altered(UInt64)
    /// A row with a number that no row gets.
    case unnumbered(Int64)

    /// In English, for the operator.
    func text(in table: String) -> String {
        switch self {
        case .missing(let numbers): "row \(numbers.lowerBound) of \(table) is missing"
        case .altered(let number): "row \(number) of \(table) is not what its chain says"
        case .unnumbered(let number): "\(table) has a row with the number \(number)"
        }
    }
}

extension RowChain {
    /// The first fault; nil when every row is what was written.
    func firstFault(_ db: Database) throws -> ChainFault? {
        var walk = ChainWalk()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(listed), chain FROM \(table) ORDER BY \(number)")
        while let row = try rows.next() {
            if let fault = walk.pass(Array(row.databaseValues)) { return fault }
        }
        return nil
    }
}
