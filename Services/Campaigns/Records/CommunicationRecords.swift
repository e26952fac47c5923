import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Communication plans as they are now, and as each was said at any time.
struct CommunicationRecords: VoidableRecords, ListedRecords {
    static let table = "communication_plans"
    static let unknown = "campaigns.no-communication-plan"
    /// The latest year first.
    static let order = ListOrder<CommunicationPlan>("year", "id", descending: true) { [$0.year, $0.id] }
    static let said = StateTable<FactSubject, CommunicationPlan>("communication_facts")
    let db: Database

    private var facts: StateFacts<FactSubject, CommunicationPlan> { Self.said.in(db) }

    func find(_ id: CommunicationPlanID) throws -> CommunicationPlan? {
        try find(id, nil)
    }

    /// As it stood; nil before it was planned.
    func find(_ id: CommunicationPlanID, _ asOf: AsOf?) throws -> CommunicationPlan? {
        try first("WHERE id = \(id) AND \(Self.counted(asOf))", asOf).map { try $0.json("value") }
    }

    /// The plan that a unit, by any of its names, has of a year.
    func of(_ unit: [UnitPath], year: Int) throws -> CommunicationPlan? {
        try first("WHERE unit IN \(SQL.each(unit)) AND year = \(year) AND \(Self.counted(nil))")
            .map { try $0.json("value") }
    }

    func list(
        _ request: ListCommunication, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListCommunication, CommunicationPlan>
    ) throws -> [CommunicationPlan] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("year", request.year), Self.counted(asOf),
        ]
        return try fetch(page, where: conditions, asOf).map { try $0.json("value") }
    }

    /// The table as it stood.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT plans.id AS id, plans.unit AS unit, plans.year AS year, said.value AS value
        FROM communication_plans AS plans
            JOIN communication_facts AS said ON said.subject = plans.id
                AND \(.holding("said", on: asOf.on, knownOn: asOf.knownOn))) AS communication_plans
        """
    }

    /// The day of the last step.
    func since(_ id: CommunicationPlanID) throws -> Day? {
        try facts.timeline(of: FactSubject(id)).fact(on: .last)?.days.from
    }

    /// As it was said before what was said last; nil where that is its planning.
    func before(_ id: CommunicationPlanID) throws -> CommunicationPlan? {
        try facts.timeline(of: FactSubject(id)).history.facts().dropLast().last?.value
    }

    /// Keeps that what was said last never was so: the plan is as it was before, or never was.
    func takeBack(_ id: CommunicationPlanID, leaving before: CommunicationPlan?, _ tx: Transaction) throws {
        let known = try facts.timeline(of: FactSubject(id))
        guard let last = known.fact(on: .last) else { return }
        try facts.append(known.void(last.id, learned: tx.learned), of: FactSubject(id), by: tx.recorder)
        guard let before else { return try void(id) }
        try run("UPDATE communication_plans SET value = \(SQL.json(before)) WHERE id = \(id)")
    }

    /// Keeps the plan as it is from a day on.
    func save(_ plan: CommunicationPlan, on day: Day, _ tx: Transaction) throws {
        let known = try facts.timeline(of: FactSubject(plan.id))
        let version = try known.change(plan, from: day, as: tx.newID(), learned: tx.learned)
        try facts.append(version, of: FactSubject(plan.id), by: tx.recorder)
        try run(
            """
            INSERT INTO communication_plans (id, unit, year, value)
            VALUES (\(plan.id), \(plan.unit), \(plan.year), \(SQL.json(plan)))
            ON CONFLICT (id) DO UPDATE SET value = excluded.value
            """)
    }
}

extension Snapshot { var communication: CommunicationRecords { CommunicationRecords(db: db) } }
