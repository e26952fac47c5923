internal import Foundation
internal import GRDB
internal import JSONCoding
internal import ReportingAPI
internal import Store
internal import Vocabulary

/// Rounds with what was handed in.
struct RoundRecords {
    let db: Database

    func get(_ id: RoundID) throws -> Round? {
        try Data.fetchOne(db, sql: "SELECT data FROM rounds WHERE id = ?", arguments: [id])
            .map { try JSON.decode(Round.self, from: Array($0)) }
    }

    /// In the order in which they were opened.
    func of(plan: String) throws -> [Round] {
        try Data.fetchAll(db, sql: "SELECT data FROM rounds WHERE plan = ? ORDER BY id", arguments: [plan])
            .map { try JSON.decode(Round.self, from: Array($0)) }
            .sorted { ($0.openedOn, $0.id) < ($1.openedOn, $1.id) }
    }

    func save(_ round: Round) throws {
        try db.execute(
            sql: """
                INSERT INTO rounds (id, plan, data) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data
                """, arguments: [round.id, round.plan, Data(try JSON.encode(round))])
    }

    func submission(_ id: SubmissionID) throws -> Submission? {
        try Data.fetchOne(db, sql: "SELECT data FROM submissions WHERE id = ?", arguments: [id])
            .map { try JSON.decode(Submission.self, from: Array($0)) }
    }

    func submission(in round: RoundID, of unit: UnitPath) throws -> Submission? {
        try Data.fetchOne(
            db, sql: "SELECT data FROM submissions WHERE round = ? AND unit = ?", arguments: [round, unit]
        ).map { try JSON.decode(Submission.self, from: Array($0)) }
    }

    /// By unit.
    func submissions(in round: RoundID) throws -> [Submission] {
        try Data.fetchAll(
            db, sql: "SELECT data FROM submissions WHERE round = ? ORDER BY unit", arguments: [round]
        )
        .map { try JSON.decode(Submission.self, from: Array($0)) }
    }

    func save(_ submission: Submission) throws {
        try db.execute(
            sql: """
                INSERT INTO submissions (id, round, unit, data) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET data = excluded.data
                """,
            arguments: [submission.id, submission.round, submission.unit, Data(try JSON.encode(submission))])
    }
}

/// Reports as they were compiled; never changed.
struct CompilationRecords {
    let db: Database

    func get(_ id: CompilationID) throws -> Compilation? {
        try Data.fetchOne(db, sql: "SELECT data FROM compilations WHERE id = ?", arguments: [id])
            .map { try JSON.decode(Compilation.self, from: Array($0)) }
    }

    func insert(_ compilation: Compilation) throws {
        try db.execute(
            sql: "INSERT INTO compilations (id, plan, data) VALUES (?, ?, ?)",
            arguments: [compilation.id, compilation.plan, Data(try JSON.encode(compilation))])
    }
}

extension Snapshot {
    var rounds: RoundRecords { RoundRecords(db: db) }
    var compilations: CompilationRecords { CompilationRecords(db: db) }
}
