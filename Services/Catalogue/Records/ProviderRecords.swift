import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct ProviderRecords {
    let db: Database

    func find(_ id: ProviderID) throws -> Provider? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM providers WHERE id = ?"), arguments: [id])
            .map(Provider.init(row:))
    }

    /// The one with this name in this place.
    func named(_ name: String, in place: UnitPath) throws -> Provider? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM providers WHERE place = ? AND name = ?"),
            arguments: [place, name]
        ).map(Provider.init(row:))
    }

    /// In the order of their ids, those after `from`.
    func list(_ request: ListProviders, on day: Day, after from: String?, limit: Int) throws -> [Provider] {
        var conditions: [SQL] = []
        if let unit = request.unit {
            conditions.append("(\(SQL.within("unit", [unit])) OR \(SQL.within("place", [unit])))")
        }
        if let kind = request.kind { conditions.append("kind = \(kind)") }
        switch request.standardMet {
        case true?: conditions.append("standard_met_since <= \(day)")
        case false?: conditions.append("(standard_met_since IS NULL OR standard_met_since > \(day))")
        case nil: break
        }
        if let from { conditions.append("id > \(from)") }
        return try Row.fetchAll(
            db,
            SQLRequest(
                literal: "SELECT * FROM providers WHERE \(conditions.all) ORDER BY id LIMIT \(limit)",
                cached: true)
        ).map(Provider.init(row:))
    }

    /// Enters the provider, or changes the one with its id.
    func save(_ provider: Provider) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO providers (id, name, unit, place, kind, licence, standard_met_since)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, kind = excluded.kind,
                    licence = excluded.licence, standard_met_since = excluded.standard_met_since
                """
        ).execute(arguments: [
            provider.id, provider.name, provider.unit, provider.place, provider.kind, provider.licence,
            provider.standardMetSince,
        ])
    }
}

extension Provider {
    init(row: Row) {
        self.init(
            id: row["id"], name: row["name"], unit: row["unit"], place: row["place"], kind: row["kind"])
        licence = row["licence"]
        standardMetSince = row["standard_met_since"]
    }
}

extension Snapshot {
    var providers: ProviderRecords { ProviderRecords(db: db) }
}
