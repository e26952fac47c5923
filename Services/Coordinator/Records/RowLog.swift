import Crypto
import Foundation
import GRDB
import GatewayAPI
import Store
import Vocabulary

/// The tables whose rows the log tells of, one by one.
enum WitnessedTable: String, CaseIterable {
    case runs, journal, tasks, mandates

    /// What a row is called: the event's subject.
    var subject: String {
        switch self {
        case .journal: "'journal/' || kept.run || '/' || kept.number"
        case .runs, .tasks, .mandates: "'\(rawValue)/' || kept.id"
        }
    }

    /// All that is held against the log. Not whether a run goes on of itself now or waits: that is worked out anew whenever it is taken
    /// up.
    fileprivate var columns: String {
        switch self {
        case .runs:
            """
            kept.workflow, kept.version, kept.child, kept.unit, kept.started_in, kept.started_by, kept.input,
            kept.mandate, kept.mandate_until, CASE kept.status WHEN 'waiting' THEN 'running' ELSE kept.status END,
            kept.cancelled, kept.words, kept.begun_on, kept.ended_on
            """
        case .journal:
            """
            kept.step, kept.kind, kept.state, kept.on_day, kept.method, kept.kept, kept.source, kept.position,
            kept.seen, kept.why
            """
        case .tasks:
            """
            kept.run, kept.number, kept.kind, kept.unit, kept.person, kept.due, kept.deadline, kept.snoozed_until,
            kept.method, kept.request, kept.answer, kept.closed_on
            """
        case .mandates: "kept.run, kept.unit, kept.document"
        }
    }

    private var run: String { self == .runs ? "kept.id" : "kept.run" }

    /// What the rows are up to, each by its subject.
    func digests(_ rest: SQL, _ db: Database) throws -> [RecordDigest] {
        let query: SQL = """
            SELECT \(sql: subject), runs.salt, \(sql: columns) FROM \(sql: rawValue) AS kept
            JOIN runs ON runs.id = \(sql: run) WHERE \(rest)
            """
        return try Row.fetchAll(db, SQLRequest(literal: query, cached: true)).map { row in
            let values = Array(row.databaseValues)
            let subject = String.fromDatabaseValue(values[0]) ?? ""
            let salt = SymmetricKey(data: Data.fromDatabaseValue(values[1]) ?? Data())
            var code = HMAC<SHA256>(key: salt)
            code.update(data: Data(subject.utf8))
            for value in values.dropFirst(2) { code.update(data: Self.octets(of: value)) }
            return RecordDigest(of: subject, Hexadecimal.text(Array(code.finalize())))
        }
    }

    /// Of what kind it is, how long, and what: no two values beside each other read like two others.
    private static func octets(of value: DatabaseValue) -> Data {
        let (kind, octets): (String, Data) =
            switch value.storage {
            case .null: ("-", Data())
            case .int64(let number): ("i", Data("\(number)".utf8))
            case .double(let number): ("d", Data("\(number.bitPattern)".utf8))
            case .string(let text): ("t", Data(text.utf8))
            case .blob(let blob): ("b", blob)
            }
        return Data("\(kind)\(octets.count):".utf8) + octets
    }
}

/// Tells the log of each row that is written, with what it is up to: whoever changes one in the file is found out
/// (``CoordinatorProof``).
struct RowLog {
    private let transaction: Transaction?

    /// Of a snapshot that nothing is written by, nothing is told.
    init(_ snapshot: Snapshot) { transaction = snapshot as? Transaction }

    /// Once they are written: the rows of `kept` and their `runs` that the condition is true of.
    func tell(_ table: WitnessedTable, _ condition: SQL, _ db: Database) throws {
        for digest in try table.digests(condition, db) { transaction?.emit(GatewayEvent.recordKept(digest)) }
    }

    /// Chosen by nobody.
    static func salt() -> Data { SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) } }
}
