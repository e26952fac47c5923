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
    static let facts = SealedTable<ChildID, Periods<WaivedFee>>(
        "waiver_facts", [FactColumn("kind", "$.kind"), FactColumn("unit", "$.unit")],
        sealing: {
            TextsSealedByPerson([("decision", \.decision), ("reason", \.reason)], in: $0, by: $1)
        })
    let db: Database
    let people: PersonKeys

    /// In both tables a decision's number and a reason lie sealed under the child's own key.
    private func value(_ row: StoredRow) throws -> Waiver {
        let waiver = try Waiver(row: row)
        func words(_ name: String) throws -> String? {
            try people.words(inText: row[name], of: waiver.child.text, for: place(name, waiver))
        }
        let (decision, reason) = (try words("decision"), try words("reason"))
        return waiver.with { ($0.decision, $0.reason) = (decision, reason) }
    }

    private func place(_ name: String, _ waiver: Waiver) -> String {
        TextsSealedByPerson<WaivedFee>.place(of: name, in: "waiver_facts", waiver.fact)
    }

    func find(_ id: WaiverID) throws -> Waiver? { try first("WHERE id = \(id)").map(value) }

    /// All that the child was ever waived.
    func of(_ child: ChildID) throws -> [Waiver] {
        try fetch("WHERE child = \(child) ORDER BY id").map(value)
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
        return try fetch(page, where: conditions, asOf).map(value)
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
        func sealed(_ words: String?, _ name: String) throws -> String? {
            try people.seal(asText: words, of: waiver.child.text, for: place(name, waiver))
        }
        let (decision, reason) = (
            try sealed(waiver.decision, "decision"), try sealed(waiver.reason, "reason")
        )
        try run(
            """
            INSERT INTO waivers
                (id, child, kind, unit, percent, from_day, until_day, decision, amount, school_year,
                school_level, reason, contradicted)
            VALUES (\(waiver.id), \(waiver.child), \(waiver.kind), \(waiver.unit), \(waiver.percent),
                \(waiver.from), \(waiver.until), \(decision), \(waiver.amount),
                \(waiver.schoolYear), \(waiver.schoolLevel), \(reason),
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
        (amount, schoolYear, schoolLevel) = (
            try row["amount"], try row["school_year"], try row["school_level"]
        )
        contradicted = try row["contradicted"] ? true : nil
    }
}

extension Snapshot {
    var waivers: WaiverRecords { WaiverRecords(db: db, people: people) }
    var waiverFacts: PeriodFacts<ChildID, WaivedFee> { WaiverRecords.facts.in(db, sealing) }
}
