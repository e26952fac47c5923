import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The pilots as they are known now, with the days of everything: what follows from ``facts`` and
/// ``steps``.
struct PilotRecords: UndertakingRecords {
    static let table = "pilots"
    static let unknown = "catalogue.no-pilot"
    static let isKnownToAll = true
    static let unknownThen = "catalogue.pilot-not-then"
    static let order = ListOrder<Pilot>("on_day", "id") { [$0.on, $0.id] }
    /// What was said of each.
    static let facts = AspectTable<PilotID, AspectTimelines<PilotSaying>>("pilot_facts")
    /// How each was said to be judged, and where it was said to be taken.
    static let steps = PeriodTable<PilotID, PilotEvent>("pilot_steps")
    let db: Database

    var facts: AspectFacts<PilotID, AspectTimelines<PilotSaying>> { Self.facts.in(db) }
    private var steps: PeriodFacts<PilotID, PilotEvent> { Self.steps.in(db) }
    private var evaluations: PilotEvaluationRecords { PilotEvaluationRecords(db: db) }
    private var expansions: PilotExpansionRecords { PilotExpansionRecords(db: db) }
    private var stops: PilotStopRecords { PilotStopRecords(db: db) }

    func find(_ id: PilotID) throws -> Pilot? { try fetch("WHERE id = \(id)").first }

    /// All that was ever said of it.
    func timelines(of id: PilotID) throws -> PilotTimelines {
        PilotTimelines(id: id, pilot: try facts.timelines(of: id), steps: try steps.periods(of: id))
    }

    /// Who recorded a fact of a pilot as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        try facts.recorder(of: fact) ?? steps.recorder(of: fact)
    }

    /// Another pilot of the model, however that is spelt, that runs in the district, under any of its names, on one of these
    /// days.
    func running(
        _ model: String, in district: [UnitPath], from first: Day, before end: Day?, except id: PilotID
    ) throws -> Pilot? {
        try fetch(
            """
            WHERE folded = \(Vietnamese.folded(model)) AND id <> \(id)
                AND (stopped_on IS NULL OR stopped_on > \(first))
                AND NOT EXISTS (
                SELECT 1 FROM pilot_stops AS stop
                WHERE stop.pilot = pilots.id AND stop.district IN \(SQL.each(district))
                    AND stop.on_day <= \(first))
                AND (district IN \(SQL.each(district)) AND on_day < \(end ?? .last) OR EXISTS (
                SELECT 1 FROM pilot_expansions AS further
                WHERE further.pilot = pilots.id AND further.district IN \(SQL.each(district))
                    AND further.on_day < \(end ?? .last)))
            ORDER BY id LIMIT 1
            """
        ).first
    }

    /// By first day.
    func list(
        _ request: ListPilots, within units: Territory?, _ page: ListPage<ListPilots, Pilot>
    ) throws -> [Pilot] {
        var conditions: [SQL] = []
        if let units {
            conditions.append(
                """
                (\(SQL.within("district", units)) OR EXISTS (SELECT 1 FROM pilot_expansions AS further
                    WHERE further.pilot = pilots.id AND \(SQL.within("further.district", units))))
                """)
        }
        if let day = request.on {
            conditions.append("on_day <= \(day) AND (stopped_on IS NULL OR stopped_on > \(day))")
        }
        conditions.append(page.condition)
        return try fetch("WHERE \(conditions.all) \(page.ordering)")
    }

    static func goesOn(_ pilot: Pilot, on day: Day, within units: Territory?) -> Bool {
        pilot.runs(on: day) && units.map { pilot.districts.contains(where: $0.contains) } ?? true
    }

    func then(_ id: PilotID, _ asOf: AsOf) throws -> Pilot? {
        try timelines(of: id).shown(knownOn: asOf.knownOn)?.with {
            $0.provisional = asOf.provisional
        }
    }

    /// Keeps what was said of it, and what is so now.
    func save(_ said: PilotSayings, of after: PilotTimelines, by recorder: Recorder) throws {
        let id = after.id
        try facts.append(said.pilot, of: id, by: recorder)
        try steps.append(said.steps, of: id, by: recorder)
        for step in said.steps where step.kind == .voided {
            try evaluations.remove(step.fact)
            try expansions.remove(step.fact)
            try stops.remove(step.fact)
        }
        guard let pilot = after.shown() else { return try remove(id) }
        let aim = try SQL.json(
            PilotAim().with {
                ($0.plan, $0.activity, $0.criteria) = (pilot.plan, pilot.activity, pilot.criteria)
            })
        try run(
            """
            INSERT INTO pilots (id, model, folded, aim, district, on_day, stopped_on, reason)
            VALUES (\(id), \(pilot.model), \(Vietnamese.folded(pilot.model)), \(aim), \(pilot.district),
                \(pilot.on), \(pilot.stoppedOn), \(pilot.reason))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, stopped_on = excluded.stopped_on,
                reason = excluded.reason
            """)
        let changed = Set(said.steps.map(\.fact))
        for evaluation in pilot.evaluations where changed.contains(evaluation.id) {
            try evaluations.save(evaluation, of: id)
        }
        for expansion in pilot.expansions where changed.contains(expansion.id) {
            try expansions.save(expansion, of: id)
        }
        for stop in pilot.stops ?? [] where changed.contains(stop.id) { try stops.save(stop, of: id) }
    }

    private func fetch(_ rest: SQL) throws -> [Pilot] {
        try rows("SELECT * FROM pilots \(rest)").map { row in
            try Pilot(
                row: row, evaluations: evaluations.of(row["id"]), expansions: expansions.of(row["id"]),
                stops: stops.of(row["id"]))
        }
    }
}

private struct PilotEvaluationRecords: TableRecords {
    static let table = "pilot_evaluations"
    let db: Database

    func of(_ pilot: PilotID) throws -> [PilotEvaluation] {
        try rows("SELECT * FROM pilot_evaluations WHERE pilot = \(pilot) ORDER BY on_day, number").map {
            row in
            var evaluation = try PilotEvaluation(
                id: row["id"], on: row["on_day"], verdict: row["verdict"], summary: row["summary"])
            evaluation.scores = try row.jsonOrNil("scores")
            return evaluation
        }
    }

    func save(_ evaluation: PilotEvaluation, of pilot: PilotID) throws {
        try run(
            """
            INSERT INTO pilot_evaluations (id, pilot, on_day, verdict, summary, scores)
            VALUES (\(evaluation.id), \(pilot), \(evaluation.on), \(evaluation.verdict),
                \(evaluation.summary), \(SQL.jsonOrNull(evaluation.scores)))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, verdict = excluded.verdict,
                summary = excluded.summary
            """)
    }
}

private struct PilotExpansionRecords: TableRecords {
    static let table = "pilot_expansions"
    let db: Database

    func of(_ pilot: PilotID) throws -> [PilotExpansion] {
        try rows("SELECT * FROM pilot_expansions WHERE pilot = \(pilot) ORDER BY on_day, number").map { row in
            try PilotExpansion(id: row["id"], district: row["district"], on: row["on_day"])
        }
    }

    func save(_ expansion: PilotExpansion, of pilot: PilotID) throws {
        try run(
            """
            INSERT INTO pilot_expansions (id, pilot, district, on_day)
            VALUES (\(expansion.id), \(pilot), \(expansion.district), \(expansion.on))
            ON CONFLICT (id) DO UPDATE SET district = excluded.district, on_day = excluded.on_day
            """)
    }
}

private struct PilotStopRecords: TableRecords {
    static let table = "pilot_stops"
    let db: Database

    func of(_ pilot: PilotID) throws -> [PilotStop] {
        try rows("SELECT * FROM pilot_stops WHERE pilot = \(pilot) ORDER BY on_day, number").map { row in
            try PilotStop(
                id: row["id"], district: row["district"], on: row["on_day"], reason: row["reason"])
        }
    }

    func save(_ stop: PilotStop, of pilot: PilotID) throws {
        try run(
            """
            INSERT INTO pilot_stops (id, pilot, district, on_day, reason)
            VALUES (\(stop.id), \(pilot), \(stop.district), \(stop.on), \(stop.reason))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, reason = excluded.reason
            """)
    }
}

extension Pilot {
    init(
        row: StoredRow, evaluations: [PilotEvaluation], expansions: [PilotExpansion], stops: [PilotStop]
    ) throws {
        try self.init(
            id: row["id"], model: row["model"], district: row["district"], on: row["on_day"],
            evaluations: evaluations, expansions: expansions)
        let aim: PilotAim = try row.json("aim")
        (plan, activity, criteria) = (aim.plan, aim.activity, aim.criteria)
        self.stops = stops.isEmpty ? nil : stops
        stoppedOn = try row["stopped_on"]
        reason = try row["reason"]
    }
}

extension Snapshot { var pilots: PilotRecords { PilotRecords(db: db) } }
