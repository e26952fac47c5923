internal import Foundation
internal import GRDB
internal import JSONCoding
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

/// What units hand in, one document a round and unit.
struct SubmissionRecords: Keyed {
    static let table = "submissions"
    static let unknown = "reporting.no-submission"
    let db: Database

    func find(_ id: SubmissionID) throws -> Submission? {
        try row("SELECT id, data FROM submissions WHERE id = \(id)").map(Submission.init)
    }

    func find(in round: RoundID, of unit: UnitPath) throws -> Submission? {
        try row("SELECT id, data FROM submissions WHERE round = \(round) AND unit = \(unit)")
            .map(Submission.init)
    }

    /// By unit.
    func all(in round: RoundID) throws -> [Submission] {
        try rows("SELECT id, data FROM submissions WHERE round = \(round) ORDER BY unit")
            .map(Submission.init)
    }

    func save(_ submission: Submission) throws {
        let data = Data(try JSON.encode(submission))
        try run(
            """
            INSERT INTO submissions (id, round, unit, data)
            VALUES (\(submission.id), \(submission.round), \(submission.unit), \(data))
            ON CONFLICT (id) DO UPDATE SET data = excluded.data
            """)
    }
}

extension Submission {
    init(row: StoredRow) throws { self = try row.json("data") }
}

extension Snapshot {
    var submissions: SubmissionRecords { SubmissionRecords(db: db) }
}
