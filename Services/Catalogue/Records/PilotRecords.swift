import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct PilotRecords {
    let db: Database

    func find(_ id: PilotID) throws -> Pilot? { try fetch("WHERE id = \(id)").first }

    /// The pilot of this model that runs in the district.
    func running(_ model: String, in district: UnitPath) throws -> Pilot? {
        try fetch("WHERE model = \(model) AND stopped_on IS NULL").first { $0.districts.contains(district) }
    }

    func list(_ request: ListPilots) throws -> [Pilot] {
        try fetch("ORDER BY on_day, id").filter { pilot in
            (request.unit.map { unit in pilot.districts.contains(where: unit.covers) } ?? true)
                && (request.on.map { day in pilot.runs(on: day) } ?? true)
        }
    }

    /// Evaluations and expansions are only added, never changed.
    func save(_ pilot: Pilot) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO pilots (id, model, district, on_day, stopped_on, reason) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET stopped_on = excluded.stopped_on, reason = excluded.reason
                """
        ).execute(arguments: [
            pilot.id, pilot.model, pilot.district, pilot.on, pilot.stoppedOn, pilot.reason,
        ])
        for (number, evaluation) in pilot.evaluations.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO pilot_evaluations (pilot, number, on_day, verdict, summary)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                pilot.id, number, evaluation.on, evaluation.verdict.rawValue, evaluation.summary,
            ])
        }
        for (number, expansion) in pilot.expansions.enumerated() {
            try db.cachedStatement(
                sql:
                    "INSERT OR IGNORE INTO pilot_expansions (pilot, district, on_day, number) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [pilot.id, expansion.district, expansion.on, number])
        }
    }

    private func fetch(_ rest: SQL) throws -> [Pilot] {
        let rows = try Row.fetchAll(db, SQLRequest(literal: "SELECT * FROM pilots \(rest)", cached: true))
        return try rows.map { row in
            let id: PilotID = row["id"]
            let evaluations = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM pilot_evaluations WHERE pilot = ? ORDER BY number"),
                arguments: [id])
            let expansions = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM pilot_expansions WHERE pilot = ? ORDER BY number"),
                arguments: [id])
            return Pilot(
                id: id, model: row["model"], district: row["district"], on: row["on_day"],
                evaluations: evaluations.map {
                    PilotEvaluation(
                        on: $0["on_day"], verdict: $0["verdict"],
                        summary: $0["summary"])
                }, expansions: expansions.map { PilotExpansion(district: $0["district"], on: $0["on_day"]) }
            ).with {
                $0.stoppedOn = row["stopped_on"]
                $0.reason = row["reason"]
            }
        }
    }
}

extension Snapshot {
    var pilots: PilotRecords { PilotRecords(db: db) }
}
