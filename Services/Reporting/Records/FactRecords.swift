internal import Foundation
internal import GRDB
internal import JSONCoding
internal import Store
internal import Vocabulary

/// What the other services said: rows are only ever added.
struct FactRecords {
    let db: Database

    /// Adds what `record` is from `position` on. `day`: from when it holds; nil when its own dates say that.
    func add(
        _ kind: FactKind, _ record: String, at position: UInt64, known: Day, day: Day? = nil,
        _ value: some Encodable
    )
        throws
    {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO facts (kind, record, position, known, day, data) VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            kind.rawValue, record, Int64(position), known.description, day?.description ?? "",
            Data(try JSON.encode(value)),
        ])
    }

    /// Each record of a kind as it was on `horizon.on`, as known on `horizon.known`, in the order of its id.
    func load<Value: Decodable>(_ kind: FactKind, as type: Value.Type, _ horizon: Horizon) throws -> [Value] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT data FROM facts AS fact WHERE kind = :kind AND position = (
                    SELECT MAX(position) FROM facts WHERE kind = :kind AND record = fact.record
                        AND known <= :known AND day <= :on)
                ORDER BY record
                """)
        let rows = try Data.fetchCursor(
            statement,
            arguments: [
                "kind": kind.rawValue, "known": horizon.known.description, "on": horizon.on.description,
            ])
        var values: [Value] = []
        while let data = try rows.next() { values.append(try JSON.decode(type, from: Array(data))) }
        return values
    }
}

extension Snapshot {
    var facts: FactRecords { FactRecords(db: db) }
}
