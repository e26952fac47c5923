import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Where money comes from, a year each, with what of it is allocated.
struct SourceRecords: VoidableRecords {
    static let table = "sources"
    static let unknown = "funding.no-source"
    static let isKnownToAll = true
    static let order = ListOrder<Source>("year", "unit", "name", "id") { [$0.year, $0.unit, $0.name, $0.id] }
    /// Every version of what each was opened with, of what was added and of what went over: the table itself has what that
    /// comes to now.
    static let facts = PeriodTable<SourceID, SourceAmount>(
        "source_facts",
        [
            FactColumn("aspect", "$.aspect", index: .none), FactColumn("amount", "$.amount", index: .none),
            FactColumn("into_source", "$.into", index: .present),
        ])
    let db: Database

    func find(_ id: SourceID) throws -> Source? {
        try first("WHERE id = \(id) AND NOT voided").map(Source.init)
    }

    /// The one with this name, however it is spelt.
    func named(_ name: String, of unit: [UnitPath], year: Int) throws -> Source? {
        try first(
            """
            WHERE unit IN \(SQL.each(unit)) AND year = \(year) AND folded = \(Vietnamese.folded(name))
                AND NOT voided ORDER BY id LIMIT 1
            """
        ).map(Source.init)
    }

    func list(
        _ request: ListSources, within units: Territory?, _ asOf: AsOf?,
        _ page: ListPage<ListSources, Source>
    ) throws -> [Source] {
        var conditions: [SQL] = [
            .equal("year", request.year), .equal("kind", request.kind), Self.counted(asOf),
        ]
        if let units { conditions.append(.within("unit", units)) }
        return try fetch(page, where: conditions, asOf).map(Source.init)
    }

    /// The table as it stood: what had been opened by then, with what it had by the ledger.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT sources.id AS id, name, kind, unit, year, opening.from_day AS on_day,
            -\(.balance(.funding, of: "(sources.id)", asOf)) AS amount
        FROM sources JOIN source_facts AS opening ON opening.subject = sources.id
            AND opening.aspect = \(SourceAspect.opening)
            AND \(.holding("opening", on: asOf.on, knownOn: asOf.knownOn))) AS sources
        """
    }

    /// What is allocated of it stays as it is.
    func save(_ source: Source) throws {
        try run(
            """
            INSERT INTO sources (id, name, folded, kind, unit, year, amount, allocated, on_day)
            VALUES (\(source.id), \(source.name), \(Vietnamese.folded(source.name)), \(source.kind),
                \(source.unit), \(source.year), \(source.amount), 0, \(source.on))
            ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, on_day = excluded.on_day
            """)
    }

    /// What is allocated of it.
    func allocated(_ id: SourceID) throws -> Money {
        try value("SELECT allocated FROM sources WHERE id = \(id)") ?? .zero
    }

    func setAllocated(_ amount: Money, of id: SourceID) throws {
        try run("UPDATE sources SET allocated = \(amount) WHERE id = \(id)")
    }
}

extension Source {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], kind: row["kind"], unit: row["unit"], year: row["year"],
            amount: row["amount"], on: row["on_day"])
    }
}

extension Snapshot {
    var sources: SourceRecords { SourceRecords(db: db) }
    var sourceFacts: PeriodFacts<SourceID, SourceAmount> { SourceRecords.facts.in(db) }
}
