internal import GRDB
public import JSONCoding

/// Where a service keeps what it issued and signed, whole: documents as JSON, in clear.
public struct IssuedColumn: Sendable {
    fileprivate let table: String
    fileprivate let column: String

    /// - Parameter table: has an `id`. A row may have nothing in the column.
    public init(_ column: String, of table: String) { (self.column, self.table) = (column, table) }
}

extension ServiceStore {
    /// What a copy of a store has of issued documents, which is only read; `body` hears of one after the other.
    ///
    /// - Throws: ``StoreError/corrupted(path:reason:)`` for what is no store, and for a document that is none.
    public static func issued(
        inFile path: String, _ columns: [IssuedColumn], _ body: (JSONValue) throws -> Void
    ) throws {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                for one in columns {
                    let found = try DatabaseValue.fetchCursor(
                        db,
                        sql: """
                            SELECT CAST(\(one.column) AS TEXT) FROM \(one.table)
                            WHERE \(one.column) IS NOT NULL ORDER BY id
                            """)
                    while let value = try found.next() {
                        try body(JSONValue(parsing: Array((String.fromDatabaseValue(value) ?? "").utf8)))
                    }
                }
            }
        } catch let error as DatabaseError {
            throw StoreError.corrupted(path: path, reason: "\(error)")
        } catch let error as JSONSyntaxError {
            throw StoreError.corrupted(path: path, reason: "\(error)")
        }
    }
}
