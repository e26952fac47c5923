import Foundation
import GRDB
import JSONCoding
import ReportingAPI
import Store
import Vocabulary

/// Reporting held against its log: reports as they were compiled and sent, and every version of a plan, are there still, as their events
/// say by their digests; rounds are as the last event left them; what was handed in or accepted is not said to be anything else; of all
/// else that is kept an event tells.
///
/// What events do not tell is not held against them: what units wrote, what was found, who answers. Who signed a report its signature
/// says (`chungtay audit signatures`).
struct ReportingProof: LogProof {
    static let table = CompilationRecords.table
    /// Of each row an event tells that has its id as its subject.
    private static let told = [
        CompilationRecords.table, SentReportRecords.table, PlanRecords.table, RoundRecords.table,
        "adopted_plans", "difficulties", "inspections", "reviews",
    ]
    private static let plans = PlanRecords.table

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        func latest(in table: String, _ isAsTold: () throws -> Bool) throws -> [EvidenceFault] {
            try LatestProof.faults(of: event, in: table, db) { try Self.reading(isAsTold) }
        }
        switch try event.recorded(ReportingEvent.self)?.event {
        case .planPublished(let told), .planRevised(let told):
            // Each version stays, whatever comes after it.
            guard try !Self.reading({ try Self.isKept(told, db) }) else { return [] }
            return [
                EvidenceFault(
                    "kit.evidence-row-differs", in: Self.plans,
                    ["subject": "\(told.id) \(told.version)", "event": "\(event.position)"])
            ]
        case .roundOpened(let told), .roundClosed(let told), .roundCorrected(let told),
            .roundReopened(let told), .roundVoided(let told):
            return try latest(in: RoundRecords.table) { try RoundRecords(db: db).find(told.id) == told }
        case .submissionSubmitted(let told):
            return try latest(in: SubmissionRecords.table) {
                try SubmissionRecords(db: db).find(told.id)?.status == .submitted
            }
        case .submissionAccepted(let told):
            return try latest(in: SubmissionRecords.table) {
                try SubmissionRecords(db: db).find(told.id)?.status == .accepted
            }
        case .reportCompiled(let told):
            return try latest(in: CompilationRecords.table) { try Self.isKept(told, db) }
        case .reportSent(let told):
            return try latest(in: SentReportRecords.table) {
                let sent = try Self.documents("data", of: told.id.text, in: SentReportRecords.table, db)
                guard let sent = sent?.first ?? nil else { return false }
                return told.digest.map { $0 == IssuedContent.digest(of: sent) } ?? true
            }
        default: return []
        }
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try Self.told.flatMap { try LatestProof.untold(in: $0, db) }
    }

    private static func isKept(_ told: CompilationReference, _ db: Database) throws -> Bool {
        let found = try documents("data, for_others", of: told.id.text, in: table, db)
        guard let found, let whole = found[0] else { return false }
        guard let digest = told.digest else { return true }
        // What the whole of it says beside that its own signature says.
        let others = found[1] ?? whole
        return isAsSigned(whole) && isAsSigned(others) && IssuedContent.digest(of: others) == digest
    }

    private static func isAsSigned(_ document: JSONValue) -> Bool {
        document["serviceSignature"]?["digest"]?.string == IssuedContent.digest(of: document)
    }

    private static func isKept(_ told: PlanReference, _ db: Database) throws -> Bool {
        let octets = try Data.fetchOne(
            db, sql: "SELECT document FROM \(plans) WHERE id = ? AND version = ?",
            arguments: [told.id, told.version])
        guard let octets else { return false }
        let document = try JSONValue(parsing: Array(octets))
        return told.digest.map { $0 == IssuedContent.digest(of: document) } ?? true
    }

    /// Some columns of a row, nil of one that holds nothing; nil where there is no such row. Throws for what is no document.
    private static func documents(
        _ columns: String, of id: String, in table: String, _ db: Database
    ) throws -> [JSONValue?]? {
        let row = try Row.fetchOne(db, sql: "SELECT \(columns) FROM \(table) WHERE id = ?", arguments: [id])
        return try row?.databaseValues.map { column in
            guard !column.isNull else { return nil }
            return try JSONValue(parsing: Array(Data.fromDatabaseValue(column) ?? Data()))
        }
    }

    /// What cannot be read is not as it was told.
    private static func reading(_ isAsTold: () throws -> Bool) throws -> Bool {
        do {
            return try isAsTold()
        } catch is UnreadableRecord {
            return false
        } catch is JSONSyntaxError {
            return false
        }
    }
}
