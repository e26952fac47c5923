import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Years that units have closed, as they were closed.
struct SettlementRecords: Keyed, DatedRecords {
    static let table = "settlements"
    static let unknown = "funding.no-settlement"
    let db: Database

    func find(_ id: SettlementID) throws -> Settlement? { try first("WHERE id = \(id)").map(settlement) }

    /// The units that have closed a year.
    func units(closing year: Int) throws -> [UnitPath] {
        try rows("SELECT unit FROM settlements WHERE year = \(year)").map { try $0["unit"] }
    }

    func find(_ year: Int, of unit: [UnitPath], _ asOf: AsOf? = nil) throws -> Settlement? {
        try first("WHERE year = \(year) AND unit IN \(SQL.each(unit)) ORDER BY id LIMIT 1", asOf).map(
            settlement)
    }

    /// The table as it stood: the years that were closed by then, as far as that was known, by the document and on the day that were
    /// known then.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT settlements.id AS id, unit, year, on_day, json_set(settled,
                '$.document', (standing.value ->> '$.said') ->> '$.document',
                '$.closedOn', (standing.value ->> '$.said') ->> '$.closedOn') AS settled
        FROM settlements \(.joiningStanding(of: "settlements.id", asOf))) AS settlements
        """
    }

    func insert(_ settlement: Settlement, as id: SettlementID, on day: Day) throws {
        try run(
            """
            INSERT INTO settlements (id, unit, year, on_day, settled)
            VALUES (\(id), \(settlement.unit), \(settlement.year), \(day), \(SQL.json(settlement)))
            """)
    }

    /// It was closed on another day, or by another document.
    func save(_ settlement: Settlement, as id: SettlementID, on day: Day) throws {
        try run(
            "UPDATE settlements SET on_day = \(day), settled = \(SQL.json(settlement)) WHERE id = \(id)")
    }

    private func settlement(_ row: StoredRow) throws -> Settlement { try row.json("settled") }

    /// The lines of a unit's year: those that the estimates in force have, and those that money was allocated to.
    func lines(of unit: [UnitPath], year: Int, _ asOf: AsOf?) throws -> [SettledLine] {
        try rows(
            """
            SELECT listed.plan AS plan, listed.activity AS activity, listed.source AS source,
                sources.kind AS source_kind, sources.name AS source_name, listed.unit AS unit,
                listed.year AS year, sum(listed.approved) AS approved, sum(listed.allocated) AS allocated,
                sum(listed.committed) AS committed, sum(listed.paid) AS paid
            FROM (
                SELECT plan, activity, source, unit, year, 0 AS approved, amount AS allocated, committed, paid
                FROM \(AllocationRecords.table(then: asOf)) WHERE year = \(year) AND unit IN \(SQL.each(unit))
                UNION ALL
                SELECT plan, activity, source, unit, year, estimate_lines.amount, 0, 0, 0
                FROM \(EstimateRecords.table(then: asOf)) JOIN estimate_lines
                    ON estimate_lines.estimate = estimates.id AND estimate_lines.version = estimates.version
                WHERE year = \(year) AND unit IN \(SQL.each(unit)) AND status = \(EstimateStatus.approved)
            ) AS listed JOIN sources ON sources.id = listed.source
            GROUP BY listed.plan, listed.activity, listed.source, listed.unit
            ORDER BY listed.plan, listed.activity, sources.name, listed.source, listed.unit
            """
        ).map { row in
            let (allocated, paid): (Money, Money) = (try row["allocated"], try row["paid"])
            return SettledLine(
                line: try BudgetLine(row: row), approved: try row["approved"], allocated: allocated,
                committed: try row["committed"], paid: paid, left: try allocated.minus(paid))
        }
    }

    /// What is posted last in a unit's year.
    func lastPosted(in year: Int, of unit: [UnitPath]) throws -> DayBound? {
        try row(
            """
            SELECT on_day, subject FROM ledger_entries WHERE year = \(year) AND unit IN \(SQL.each(unit))
            ORDER BY on_day DESC, number DESC LIMIT 1
            """
        ).flatMap { row in
            let subject: String = try row["subject"]
            return .recorded(
                FundingDay.lastPosting, on: try row["on_day"], RecordInTheWay(subject))
        }
    }
}

/// How a year was closed, as is said with that.
struct YearClosing: Codable, Hashable, Sendable {
    let document: String?
    let closedOn: Day?

    init(_ settlement: Settlement) { (document, closedOn) = (settlement.document, settlement.closedOn) }
}

extension CommitmentRecords {
    /// Those of a unit's year that hold something.
    func pending(in year: Int, of unit: [UnitPath]) throws -> [Commitment] {
        try fetch(
            """
            WHERE allocations.year = \(year) AND allocations.unit IN \(SQL.each(unit))
                AND commitments.amount > commitments.paid ORDER BY commitments.id LIMIT 500
            """
        ).map(Commitment.init)
    }
}

extension Snapshot { var settlements: SettlementRecords { SettlementRecords(db: db) } }
