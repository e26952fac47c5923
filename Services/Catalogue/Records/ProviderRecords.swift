import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct ProviderRecords: Keyed {
    static let table = "providers"
    static let unknown = "catalogue.no-provider"
    let db: Database

    func find(_ id: ProviderID) throws -> Provider? {
        try row("SELECT * FROM providers WHERE id = \(id)").map(Provider.init)
    }

    /// The one with this name in the place that has, or had, one of these names.
    func named(_ name: String, in place: [UnitPath]) throws -> Provider? {
        try row(
            "SELECT * FROM providers WHERE place IN \(SQL.each(place)) AND name = \(name) ORDER BY id LIMIT 1"
        ).map(Provider.init)
    }

    /// In the order of their ids, those after `from`.
    func list(
        _ request: ListProviders, within place: Territory?, on day: Day, after from: String?, limit: Int
    ) throws -> [Provider] {
        var conditions: [SQL] = []
        if let place {
            conditions.append("(\(SQL.within("unit", place)) OR \(SQL.within("place", place)))")
        }
        if let kind = request.kind { conditions.append("kind = \(kind)") }
        switch request.standardMet {
        case true?: conditions.append("standard_met_since <= \(day)")
        case false?: conditions.append("(standard_met_since IS NULL OR standard_met_since > \(day))")
        case nil: break
        }
        if let from { conditions.append("id > \(from)") }
        return try rows("SELECT * FROM providers WHERE \(conditions.all) ORDER BY id LIMIT \(limit)")
            .map(Provider.init)
    }

    /// Enters the provider, or changes the one with its id.
    func save(_ provider: Provider) throws {
        try run(
            """
            INSERT INTO providers (id, name, unit, place, kind, licence, standard_met_since)
            VALUES (\(provider.id), \(provider.name), \(provider.unit), \(provider.place), \(provider.kind),
                \(provider.licence), \(provider.standardMetSince))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, kind = excluded.kind,
                licence = excluded.licence, standard_met_since = excluded.standard_met_since
            """)
    }
}

extension Provider {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], unit: row["unit"], place: row["place"], kind: row["kind"])
        licence = try row["licence"]
        standardMetSince = try row["standard_met_since"]
    }
}

extension Snapshot {
    var providers: ProviderRecords { ProviderRecords(db: db) }
}
