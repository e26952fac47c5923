import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct PilotRecords: Keyed {
    static let table = "pilots"
    static let unknown = "catalogue.no-pilot"
    static let order = ListOrder<Pilot>("on_day", "id") { [$0.on, $0.id] }
    let db: Database

    private var evaluations: PilotEvaluationRecords { PilotEvaluationRecords(db: db) }
    private var expansions: PilotExpansionRecords { PilotExpansionRecords(db: db) }

    func find(_ id: PilotID) throws -> Pilot? { try fetch("WHERE id = \(id)").first }

    /// The pilot of this model that runs in the district on a day or later.
    func running(_ model: String, in district: UnitPath, from day: Day) throws -> Pilot? {
        try fetch(
            """
            WHERE model = \(model) AND (stopped_on IS NULL OR stopped_on > \(day))
                AND (district = \(district) OR EXISTS (
                SELECT 1 FROM pilot_expansions AS further
                WHERE further.pilot = pilots.id AND further.district = \(district)))
            ORDER BY id LIMIT 1
            """
        ).first
    }

    /// By first day.
    func list(
        _ request: ListPilots, within place: Territory?, _ page: ListPage<ListPilots, Pilot>
    ) throws -> [Pilot] {
        var conditions: [SQL] = []
        if let place {
            conditions.append(
                """
                (\(SQL.within("district", place)) OR EXISTS (SELECT 1 FROM pilot_expansions AS further
                    WHERE further.pilot = pilots.id AND \(SQL.within("further.district", place))))
                """)
        }
        if let day = request.on {
            conditions.append("on_day <= \(day) AND (stopped_on IS NULL OR stopped_on > \(day))")
        }
        conditions.append(page.condition)
        return try fetch("WHERE \(conditions.all) \(page.ordering)")
    }

    /// Evaluations and expansions are only added, never changed.
    func save(_ pilot: Pilot) throws {
        try run(
            """
            INSERT INTO pilots (id, model, district, on_day, stopped_on, reason)
            VALUES (\(pilot.id), \(pilot.model), \(pilot.district), \(pilot.on), \(pilot.stoppedOn),
                \(pilot.reason))
            ON CONFLICT (id) DO UPDATE SET stopped_on = excluded.stopped_on, reason = excluded.reason
            """)
        for (number, evaluation) in pilot.evaluations.enumerated() {
            try evaluations.add(evaluation, number, to: pilot.id)
        }
        for (number, expansion) in pilot.expansions.enumerated() {
            try expansions.add(expansion, number, to: pilot.id)
        }
    }

    private func fetch(_ rest: SQL) throws -> [Pilot] {
        try rows("SELECT * FROM pilots \(rest)").map { row in
            try Pilot(
                row: row, evaluations: evaluations.of(row["id"]), expansions: expansions.of(row["id"]))
        }
    }
}

private struct PilotEvaluationRecords: TableRecords {
    static let table = "pilot_evaluations"
    let db: Database

    func of(_ pilot: PilotID) throws -> [PilotEvaluation] {
        try rows("SELECT * FROM pilot_evaluations WHERE pilot = \(pilot) ORDER BY number").map { row in
            try PilotEvaluation(on: row["on_day"], verdict: row["verdict"], summary: row["summary"])
        }
    }

    func add(_ evaluation: PilotEvaluation, _ number: Int, to pilot: PilotID) throws {
        try run(
            """
            INSERT INTO pilot_evaluations (pilot, number, on_day, verdict, summary)
            VALUES (\(pilot), \(number), \(evaluation.on), \(evaluation.verdict), \(evaluation.summary))
            ON CONFLICT (pilot, number) DO NOTHING
            """)
    }
}

private struct PilotExpansionRecords: TableRecords {
    static let table = "pilot_expansions"
    let db: Database

    func of(_ pilot: PilotID) throws -> [PilotExpansion] {
        try rows("SELECT * FROM pilot_expansions WHERE pilot = \(pilot) ORDER BY number").map { row in
            try PilotExpansion(district: row["district"], on: row["on_day"])
        }
    }

    func add(_ expansion: PilotExpansion, _ number: Int, to pilot: PilotID) throws {
        try run(
            """
            INSERT INTO pilot_expansions (pilot, district, on_day, number)
            VALUES (\(pilot), \(expansion.district), \(expansion.on), \(number))
            ON CONFLICT (pilot, district) DO NOTHING
            """)
    }
}

extension Pilot {
    init(row: StoredRow, evaluations: [PilotEvaluation], expansions: [PilotExpansion]) throws {
        try self.init(
            id: row["id"], model: row["model"], district: row["district"], on: row["on_day"],
            evaluations: evaluations, expansions: expansions)
        stoppedOn = try row["stopped_on"]
        reason = try row["reason"]
    }
}

extension Snapshot {
    var pilots: PilotRecords { PilotRecords(db: db) }
}
