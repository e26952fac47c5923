public import GRDB
public import Vocabulary

/// SQL in one piece, written as GRDB's ``SQL`` is. That one keeps every part and every value apart, and copies all of them whenever it
/// is put into another: what is made anew with each call from dozens of parts, as a search is, took longer to write than to
/// do. Of this one the other keeps a single part.
///
/// ```swift
/// let own: SQL = .flat("status = \(status) AND \(sql: column) = \(number)")
/// ```
public struct FlatSQL: ExpressibleByStringInterpolation, Sendable {
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""
        fileprivate var values: [DatabaseValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 8 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// A value, which is bound.
        public mutating func appendInterpolation(_ value: some DatabaseValueConvertible) {
            text += "?"
            values.append(value.databaseValue)
        }

        /// The same; NULL where there is none.
        public mutating func appendInterpolation(_ value: (some DatabaseValueConvertible)?) {
            text += "?"
            values.append(value?.databaseValue ?? .null)
        }

        /// A word of a fixed list, as text.
        public mutating func appendInterpolation(_ word: some Choice) { appendInterpolation(word.rawValue) }

        /// Text of SQL as it is: a column, a table.
        public mutating func appendInterpolation(sql: String) { text += sql }

        public mutating func appendInterpolation(_ part: FlatSQL) {
            text += part.text
            values += part.values
        }
    }

    fileprivate(set) var text: String
    /// For its question marks, in their order.
    fileprivate(set) var values: [DatabaseValue]

    public init(stringLiteral: String) { (text, values) = (stringLiteral, []) }

    public init(stringInterpolation parts: StringInterpolation) {
        (text, values) = (parts.text, parts.values)
    }
}

extension SQL {
    /// The same as one part.
    public static func flat(_ whole: FlatSQL) -> SQL {
        SQL(sql: whole.text, arguments: StatementArguments(whole.values))
    }
}

extension [FlatSQL] {
    public func joined(separator: String) -> FlatSQL {
        guard var whole = first else { return "" }
        for part in dropFirst() {
            whole.text += separator
            whole.text += part.text
            whole.values += part.values
        }
        return whole
    }

    /// All of them; true when there is none.
    public var all: FlatSQL { isEmpty ? "TRUE" : joined(separator: " AND ") }
}
