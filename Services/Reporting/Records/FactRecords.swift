import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What the fund said of money: rows are only ever added, and taken back only when the log that said them turns out never to
/// have.
struct FactRecords: TableRecords {
    static let table = "facts"
    let db: Database

    /// Keeps what `record` is from `position` of its log on; from when to when, its own dates say.
    func learn(
        _ kind: FactKind, _ record: String, at position: UInt64, _ value: some Encodable
    ) throws {
        try run(
            """
            UPDATE facts SET known_until = \(LogPoint(position - 1))
            WHERE kind = \(kind) AND record = \(record) AND known_until = \(Self.open)
            """)
        try run(
            """
            INSERT INTO facts (kind, record, known_from, known_until, data)
            VALUES (\(kind), \(record), \(LogPoint(position)), \(Self.open), \(SQL.jsonOctets(value)))
            """)
    }

    /// Takes back what the fund's log said after the point.
    func forget(after point: LogPoint) throws {
        try run("DELETE FROM facts WHERE known_from > \(point)")
        try run(
            """
            UPDATE facts SET known_until = \(Self.open)
            WHERE known_until >= \(point) AND known_until < \(Self.open)
            """)
    }

    /// Each record of a kind as known at a point of the fund's log, in the order of its id.
    func load<Value: Decodable>(_ kind: FactKind, as _: Value.Type, _ asOf: AsOf) throws -> [Value] {
        let known = asOf.known[FundingContract.name]
        return try rows(
            """
            SELECT record, data FROM facts
            WHERE kind = \(kind) AND known_from <= \(known) AND known_until >= \(known) ORDER BY record
            """
        ).map { try $0.json("data") }
    }

    /// What `known_until` is of what is known still.
    private static let open = LogPoint.latest
}

extension Snapshot { var facts: FactRecords { FactRecords(db: db) } }
