import GRDB
import Store

/// As SQLite is given it.
extension StarSQL {
    var sqlite: SQL { parts.reduce(SQL("")) { $0 + Self.sqlite($1) } }

    private static func sqlite(_ part: Part) -> SQL {
        switch part {
        case .text(let text): SQL(sql: text)
        case .number(let number): "\(number)"
        case .word(let word): "\(word)"
        case .list(let list):
            // A few are written out: one by one they are found by an index.
            list.count <= mostWritten
                ? SQL(sql: "(" + list.map(String.init).joined(separator: ", ") + ")")
                : "(SELECT value FROM json_each(\(json(list.map(String.init)))))"
        case .pairs(let pairs):
            """
            (SELECT value ->> 0 AS entry, value ->> 1 AS person
              FROM json_each(\(json(pairs.map { "[\($0.entry),\($0.person)]" }))))
            """
        case .words(let words): "(SELECT key AS place, value AS word FROM \(SQL.table(words)))"
        }
    }

    private static let mostWritten = 16

    private static func json(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}
