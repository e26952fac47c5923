import FundingAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Waivers as they are now; one that never was is not among them.
struct WaiverRecords: Keyed, DatedRecords {
    static let table = "waivers"
    static let unknown = "funding.no-waiver"
    static let order = ListOrder<Waiver>("id") { [$0.id] }
    /// Every version of every waiver, by child: the table itself has what is so now.
    static let facts = PeriodTable<ChildID, WaivedFee>(
        "waiver_facts", [FactColumn("kind", "$.kind"), FactColumn("unit", "$.unit")])
    let db: Database

    func find(_ id: WaiverID) throws -> Waiver? { try first("WHERE id = \(id)").map(Waiver.init) }

    /// All that the child was ever waived.
    func of(_ child: ChildID) throws -> [Waiver] {
        try fetch("WHERE child = \(child) ORDER BY id").map(Waiver.init)
    }

    /// Granted by these units, or to children who live there.
    func list(
        _ request: ListWaivers, within units: Territory, on today: Day, _ asOf: AsOf?,
        _ page: ListPage<ListWaivers, Waiver>
    ) throws -> [Waiver] {
        var conditions: [SQL] = [
            "(\(SQL.within("unit", units)) OR \(SQL.livingWithin(units, "child", on: today)))",
            try WaivedChildRecords(db: db).naming(request.child, in: "child"), .equal("kind", request.kind),
            .equal("school_year", request.schoolYear), .equal("school_level", request.schoolLevel),
        ]
        if request.unit != nil { conditions.append(.within("unit", units)) }
        return try fetch(page, where: conditions, asOf).map(Waiver.init)
    }

    /// The table as it stood: the waivers in force on the day.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT fact AS id, subject AS child, kind, unit, value ->> '$.percent' AS percent, from_day,
            nullif(until_day, \(Day.last)) AS until_day, value ->> '$.decision' AS decision,
            value ->> '$.amount' AS amount, value ->> '$.schoolYear' AS school_year,
            value ->> '$.schoolLevel' AS school_level, value ->> '$.reason' AS reason, FALSE AS contradicted
        FROM waiver_facts WHERE value ->> '$.contradicted' IS NULL
            AND \(.holding("waiver_facts", on: asOf.on, knownOn: asOf.knownOn))) AS waivers
        """
    }

    func save(_ waiver: Waiver) throws {
        try run(
            """
            INSERT INTO waivers
                (id, child, kind, unit, percent, from_day, until_day, decision, amount, school_year,
                school_level, reason, contradicted)
            VALUES (\(waiver.id), \(waiver.child), \(waiver.kind), \(waiver.unit), \(waiver.percent),
                \(waiver.from), \(waiver.until), \(waiver.decision), \(waiver.amount),
                \(waiver.schoolYear), \(waiver.schoolLevel), \(waiver.reason),
                \(waiver.contradicted == true))
            ON CONFLICT (id) DO UPDATE SET percent = excluded.percent, from_day = excluded.from_day,
                until_day = excluded.until_day, decision = excluded.decision, amount = excluded.amount,
                school_year = excluded.school_year, school_level = excluded.school_level, reason = excluded.reason,
                contradicted = excluded.contradicted
            """)
    }
}

extension Waiver {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], kind: row["kind"], unit: row["unit"],
            percent: row["percent"], from: row["from_day"])
        until = try row["until_day"]
        decision = try row["decision"]
        (amount, schoolYear, schoolLevel) = (
            try row["amount"], try row["school_year"], try row["school_level"]
        )
        reason = try row["reason"]
        contradicted = try row["contradicted"] ? true : nil
    }
}

extension Snapshot {
    var waivers: WaiverRecords { WaiverRecords(db: db) }
    var waiverFacts: PeriodFacts<ChildID, WaivedFee> { WaiverRecords.facts.in(db) }
}
