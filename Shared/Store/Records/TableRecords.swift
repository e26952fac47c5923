public import GRDB
public import Vocabulary

/// Where a service's SQL stands, written as GRDB's ``SQL`` interpolation. `Records/` of a service hold nothing else.
public protocol TableQueries {
    /// The table's name, for what cannot be read of it.
    var table: String { get }
    var db: Database { get }
}

/// The records of one table, and of those that hang on it.
///
/// ```swift
/// struct OfferRecords: TableRecords {
///     static let table = "offers"
///     let db: Database
///
///     func open(in domain: String) throws -> [Offer] {
///         try rows("SELECT * FROM offers WHERE domain = \(domain) AND status = \(OfferStatus.open)").map(Offer.init)
///     }
/// }
/// ```
public protocol TableRecords: TableQueries {
    static var table: String { get }
}

extension TableRecords {
    public var table: String { Self.table }

    /// Takes out the row of what never was; what was said of it stays with the facts.
    public func remove(_ id: some DatabaseValueConvertible) throws {
        try run("DELETE FROM \(sql: Self.table) WHERE id = \(id)")
    }
}

extension TableQueries {
    /// Every row that the query finds. Statements are prepared once a connection.
    public func rows(_ query: SQL) throws -> [StoredRow] {
        stored(try Row.fetchAll(db, SQLRequest(literal: query, cached: true)))
    }

    /// The same of a query that was written beforehand.
    func rows(_ query: String, _ arguments: StatementArguments) throws -> [StoredRow] {
        stored(try Row.fetchAll(db.cachedStatement(sql: query), arguments: arguments))
    }

    private func stored(_ found: [Row]) -> [StoredRow] {
        guard let first = found.first else { return [] }
        let columns = Array(first.columnNames)
        return found.map { StoredRow(table: table, row: $0, columns: columns) }
    }

    /// The first row that the query finds.
    public func row(_ query: SQL) throws -> StoredRow? {
        try Row.fetchOne(db, SQLRequest(literal: query, cached: true))
            .map { StoredRow(table: table, row: $0, columns: Array($0.columnNames)) }
    }

    /// The query's first column in its first row; nil for no row and for NULL.
    public func value<Value: DatabaseValueConvertible>(
        _ query: SQL, of _: Value.Type = Value.self
    ) throws -> Value? {
        try row("SELECT (\(query)) AS value")?["value"]
    }

    /// Whether the query finds anything.
    public func exists(_ query: SQL) throws -> Bool {
        try Bool.fetchOne(db, SQLRequest(literal: "SELECT EXISTS (\(query))", cached: true)) ?? false
    }

    /// Does what the statement says.
    public func run(_ statement: SQL) throws {
        let (sql, arguments) = try statement.build(db)
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The same of a statement in one piece: for what is done with each row of an import.
    public func run(flat statement: FlatSQL) throws {
        try db.cachedStatement(sql: statement.text).execute(arguments: StatementArguments(statement.values))
    }
}

extension SQLInterpolation {
    /// A word of a fixed list, as text.
    public mutating func appendInterpolation(_ word: some Choice) {
        appendInterpolation(word.rawValue)
    }

    /// The same, where there may be none.
    public mutating func appendInterpolation(_ word: (some Choice)?) {
        appendInterpolation(word?.rawValue)
    }
}

extension SQL {
    /// The JSON array of these texts, for `IN (SELECT value FROM json_each(…))`: one statement whatever their number.
    public static func each(_ values: some Sequence<some LosslessStringConvertible>) -> SQL {
        .flat("(SELECT value FROM json_each(\(list(values))))")
    }

    /// A table of these texts, in their order, with a column `value`.
    public static func table(_ values: some Sequence<some LosslessStringConvertible>) -> SQL {
        .flat("json_each(\(list(values)))")
    }

    /// Their JSON array.
    private static func list(_ values: some Sequence<some LosslessStringConvertible>) -> String {
        var text = "["
        for value in values {
            text += text.utf8.count == 1 ? "\"" : ",\""
            text += escaped(value.description)
            text += "\""
        }
        text += "]"
        return text
    }

    /// Ids and codes are most of them: nothing in those needs escaping, and to look for it costs less than to replace nothing.
    private static func escaped(_ text: String) -> String {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard text.utf8.contains(where: { $0 == quote || $0 == backslash || $0 < 0x20 }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": escaped += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                escaped += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
