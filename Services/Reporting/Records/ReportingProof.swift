import Foundation
import GRDB
import JSONCoding
import ReportingAPI
import Store
import Vocabulary

/// Reporting held against its log: reports as they were compiled and sent, and every version of a plan, are there still, as their events
/// say by their digests; rounds are as the last event left them; so, by digests, are what units handed in, what stands in their ways, what
/// was found and reviewed, what people wrote in it and all; of all else that is kept an event tells.
///
/// A draft nobody has handed in yet is held against nothing. Who signed a report its signature says (`chungtay audit signatures`).
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
                    && Self.isKept(told.digest, told.id.text, in: SubmissionRecords.table, db)
            }
        case .submissionAccepted(let told):
            return try latest(in: SubmissionRecords.table) {
                try SubmissionRecords(db: db).find(told.id)?.status == .accepted
                    && Self.isKept(told.digest, told.id.text, in: SubmissionRecords.table, db)
            }
        case .difficultyRaised(let told), .difficultyAnswered(let told), .difficultyEscalated(let told),
            .difficultyClosed(let told), .difficultyCorrected(let told), .difficultyVoided(let told):
            return try latest(in: DifficultyRecords.table) {
                try Self.isKept(told.digest, told.id.text, in: DifficultyRecords.table, db)
            }
        case .inspectionScheduled(let told), .inspectionHeld(let told), .findingMended(let told),
            .inspectionCorrected(let told), .inspectionVoided(let told):
            return try latest(in: InspectionRecords.table) {
                try Self.isKept(told.digest, told.id.text, in: InspectionRecords.table, db)
            }
        case .reviewOpened(let told), .reviewConcluded(let told), .reviewCorrected(let told),
            .reviewVoided(let told):
            return try latest(in: ReviewRecords.table) {
                try Self.isKept(told.digest, told.id.text, in: ReviewRecords.table, db)
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

    /// Whether a document is as its last event left it: there is none where that says none.
    private static func isKept(
        _ digest: String?, _ id: String, in table: String, _ db: Database
    ) throws -> Bool {
        guard let found = try documents("data", of: id, in: table, db), let document = found[0] else {
            return digest == nil
        }
        return IssuedContent.digest(of: document) == digest
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
