import GRDB
import Store

/// As SQLite is given it.
extension StarSQL {
    var sqlite: SQL { parts.map(Self.sqlite).joined() }

    private static func sqlite(_ part: Part) -> SQL {
        switch part {
        case .text(let text): SQL(sql: text)
        case .number(let number): "\(number)"
        case .word(let word): "\(word)"
        case .list(let list):
            // A few are given one by one: so they are found by an index.
            list.count <= mostGiven
                ? "\(filledUp(list))"
                : "(SELECT value FROM json_each(\(json(list.map(String.init)))))"
        case .pairs(let pairs):
            """
            (SELECT value ->> 0 AS entry, value ->> 1 AS person
              FROM json_each(\(json(pairs.map { "[\($0.entry),\($0.person)]" }))))
            """
        case .words(let words): "(SELECT key AS place, value AS word FROM \(SQL.table(words)))"
        }
    }

    private static let mostGiven = 16

    /// To the next power of two, by the last one again: each text is prepared once a connection and kept, so that there are to be few
    /// of them, whoever is asked about by whomever.
    private static func filledUp(_ list: [Int64]) -> [Int64] {
        guard let last = list.last else { return [] }
        var length = 1
        while length < list.count { length *= 2 }
        return list + Array(repeating: last, count: length - list.count)
    }

    private static func json(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}
