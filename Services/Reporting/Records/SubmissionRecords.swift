import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// What units hand in, one document a round and unit.
struct SubmissionRecords: DocumentRecords {
    typealias Key = SubmissionID
    typealias Value = Submission

    static let table = "submissions"
    static let unknown = "reporting.no-submission"
    let db: Database

    func find(in round: RoundID, of unit: UnitPath) throws -> Submission? {
        try documents("WHERE round = \(round) AND unit = \(unit)").first
    }

    /// By unit.
    func all(in round: RoundID) throws -> [Submission] {
        try documents("WHERE round = \(round) ORDER BY unit")
    }

    /// The units whose submissions are in.
    func handedIn(in round: RoundID) throws -> Set<UnitPath> {
        Set(try all(in: round).filter(\.isHandedIn).map(\.unit))
    }

    func list(
        _ request: ListSubmissions, within units: Territory, _ page: FeedPage
    ) throws -> [Submission] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("round", request.round), .equal("status", request.status),
            page.condition(by: "id"),
        ]
        return try documents("WHERE \(conditions.all) \(page.ordering(by: "id"))")
    }

    func save(_ submission: Submission) throws {
        try run(
            """
            INSERT INTO submissions (id, round, unit, status, data)
            VALUES (\(submission.id), \(submission.round), \(submission.unit), \(submission.status),
                \(SQL.jsonOctets(submission)))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, data = excluded.data
            """)
    }
}

extension Snapshot { var submissions: SubmissionRecords { SubmissionRecords(db: db) } }
