import Vocabulary

/// SQL over the star, with the values in it: a value of our own, which knows no database. Its text is what SQLite and PostgreSQL
/// read alike: days and log positions are numbers, texts are compared octet by octet, nothing is grouped in sets, and what differs
/// between the two (a place for a value, a list, a table of pairs) is a part of its own, for each to be written its way.
///
/// ```swift
/// let young: StarSQL = "c.born >= \(day) AND c.unit IN \(list: units)"
/// ```
struct StarSQL: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case text(String)
        case number(Int64)
        case word(String)
        /// What stands behind IN.
        case list([Int64])
        /// A table with the columns `entry` and `person`.
        case pairs([Pair])
        /// A table with the columns `place`, from 0 on, and `word`.
        case words([String])
    }

    struct Pair: Hashable, Sendable {
        let entry: Int64
        let person: Int64
    }

    private(set) var parts: [Part]

    init(_ parts: [Part] = []) { self.parts = parts }

    static func + (left: StarSQL, right: StarSQL) -> StarSQL { StarSQL(left.parts + right.parts) }

    static let never: StarSQL = "1 = 0"
    static let always: StarSQL = "1 = 1"

    /// True of the rows of a table of stretches that hold on a day as known at a point.
    static func holding(_ row: String, on day: Day, knownAt point: LogPoint) -> StarSQL {
        """
        \(name: row).from_day <= \(day) AND \(name: row).until_day >= \(day)
        AND \(known(row, at: point))
        """
    }

    /// True of the rows that are known at a point.
    static func known(_ row: String, at point: LogPoint) -> StarSQL {
        "\(name: row).known_from <= \(point) AND \(name: row).known_until >= \(point)"
    }

    /// True of none for an empty list.
    static func within(_ column: String, _ list: [Int64]) -> StarSQL {
        list.isEmpty ? never : "\(name: column) IN \(list: list)"
    }

    /// 1 where the condition is true, else 0.
    static func flag(_ condition: StarSQL) -> StarSQL { "CASE WHEN \(condition) THEN 1 ELSE 0 END" }
}

extension StarSQL: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) { parts = [.text(text)] }

    init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity _: Int, interpolationCount _: Int) {}

        mutating func appendLiteral(_ text: String) { parts.append(.text(text)) }
        mutating func appendInterpolation(_ sql: StarSQL) { parts += sql.parts }
        /// Of a table or a column.
        mutating func appendInterpolation(name: String) { parts.append(.text(name)) }
        mutating func appendInterpolation(_ number: Int64) { parts.append(.number(number)) }
        mutating func appendInterpolation(_ number: Int) { parts.append(.number(Int64(number))) }
        mutating func appendInterpolation(_ day: Day) { appendInterpolation(day.daysSinceEpoch) }
        mutating func appendInterpolation(_ point: LogPoint) {
            parts.append(.number(Int64(clamping: point.position)))
        }
        mutating func appendInterpolation(word: String) { parts.append(.word(word)) }
        mutating func appendInterpolation(list: [Int64]) { parts.append(.list(list)) }
        mutating func appendInterpolation(pairs: [Pair]) { parts.append(.pairs(pairs)) }
        mutating func appendInterpolation(words: [String]) { parts.append(.words(words)) }
    }
}

extension [StarSQL] {
    func joined(_ separator: String) -> StarSQL {
        guard let first else { return StarSQL() }
        return dropFirst().reduce(first) { $0 + StarSQL([.text(separator)]) + $1 }
    }

    /// All of them, each in brackets; true when there is none.
    var all: StarSQL { isEmpty ? .always : map { "(\($0))" }.joined(" AND ") }

    /// One of them at least; false when there is none.
    var any: StarSQL { isEmpty ? .never : map { "(\($0))" }.joined(" OR ") }
}
