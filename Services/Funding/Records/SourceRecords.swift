import FundingAPI
import GRDB
import Store
import Vocabulary

struct SourceRecords {
    let db: Database

    func find(_ id: SourceID) throws -> Source? { try fetch("WHERE id = \(id)").first }

    func named(_ name: String, of unit: UnitPath, year: Int) throws -> Source? {
        try fetch("WHERE unit = \(unit) AND year = \(year) AND name = \(name)").first
    }

    func list(_ request: ListSources) throws -> [Source] {
        var conditions: [SQL] = []
        if let unit = request.unit { conditions.append(SQL.within("unit", [unit])) }
        if let year = request.year { conditions.append("year = \(year)") }
        if let kind = request.kind { conditions.append("kind = \(kind)") }
        return try fetch("WHERE \(conditions.all) ORDER BY year, unit, name")
    }

    func insert(_ source: Source) throws {
        try db.cachedStatement(
            sql:
                "INSERT INTO sources (id, name, kind, unit, year, amount, allocated) VALUES (?, ?, ?, ?, ?, ?, 0)"
        ).execute(arguments: [source.id, source.name, source.kind, source.unit, source.year, source.amount])
    }

    /// What is allocated of it.
    func allocated(_ id: SourceID) throws -> Money {
        try Money.fetchOne(
            db.cachedStatement(sql: "SELECT allocated FROM sources WHERE id = ?"), arguments: [id]) ?? .zero
    }

    func setAllocated(_ amount: Money, of id: SourceID) throws {
        try db.cachedStatement(sql: "UPDATE sources SET allocated = ? WHERE id = ?")
            .execute(arguments: [amount, id])
    }

    func setAmount(_ amount: Money, of id: SourceID) throws {
        try db.cachedStatement(sql: "UPDATE sources SET amount = ? WHERE id = ?")
            .execute(arguments: [amount, id])
    }

    private func fetch(_ rest: SQL) throws -> [Source] {
        try Row.fetchAll(db, SQLRequest(literal: "SELECT * FROM sources \(rest)", cached: true)).map { row in
            Source(
                id: row["id"], name: row["name"], kind: row["kind"], unit: row["unit"], year: row["year"],
                amount: row["amount"])
        }
    }
}

extension Snapshot {
    var sources: SourceRecords { SourceRecords(db: db) }
}
