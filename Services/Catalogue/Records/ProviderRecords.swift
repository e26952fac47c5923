import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The providers as they are now: what follows from ``facts``.
struct ProviderRecords: Keyed, RowRecords {
    static let table = "providers"
    static let unknown = "catalogue.no-provider"
    static let isKnownToAll = true
    /// What was said of each.
    static let facts = AspectTable<ProviderID, AspectTimelines<ProviderSaying>>(
        "provider_facts",
        [
            // What an enum's case has without a label of its own, Swift encodes as `_0`.
            FactColumn("kind", "$.identity._0.kind"), FactColumn("place", "$.place.unit"),
            FactColumn("is_met", "$.standard.isMet"), FactColumn("status", "$.standing.status"),
        ])
    let db: Database

    var facts: AspectFacts<ProviderID, AspectTimelines<ProviderSaying>> { Self.facts.in(db) }

    func find(_ id: ProviderID) throws -> Provider? { try first("WHERE id = \(id)").map(Provider.init) }

    /// The one with this name, however it is spelt, and open, in the place that has, or had, one of these names.
    func named(_ name: String, in place: [UnitPath], except id: ProviderID) throws -> Provider? {
        try first(
            """
            WHERE place IN \(SQL.each(place)) AND folded = \(Vietnamese.folded(name))
              AND status = \(ProviderStatus.open) AND id <> \(id) ORDER BY id LIMIT 1
            """
        ).map(Provider.init)
    }

    /// In the order of their ids.
    func list(
        _ request: ListProviders, within units: Territory?, on day: Day, _ page: FeedPage
    ) throws -> [Provider] {
        var conditions: [SQL] = [
            .equal("kind", request.kind), .equal("status", request.status),
        ]
        if let units {
            conditions.append("(\(SQL.within("unit", units)) OR \(SQL.within("place", units)))")
        }
        switch request.standardMet {
        case true?: conditions.append("standard_met_since <= \(day)")
        case false?: conditions.append("(standard_met_since IS NULL OR standard_met_since > \(day))")
        case nil: break
        }
        return try fetch(page, where: conditions).map(Provider.init)
    }

    /// The same by what was so then. The providers are as they were.
    func list(
        _ request: ListProviders, within units: Territory?, _ asOf: AsOf, _ page: FeedPage
    ) throws -> [Provider] {
        func says(_ condition: SQL) -> SQL {
            Self.facts.says(condition, of: "providers.id", on: asOf.on, knownOn: asOf.knownOn)
        }
        var conditions: [SQL] = [
            request.status.map { says("said.status = \($0)") } ?? says("said.status IS NOT NULL")
        ]
        if let units {
            conditions.append("(\(SQL.within("unit", units)) OR \(says(SQL.within("said.place", units))))")
        }
        if let kind = request.kind { conditions.append(says("said.kind = \(kind)")) }
        if let isMet = request.standardMet { conditions.append("\(says("said.is_met")) = \(isMet)") }
        return try fetch(page, where: conditions).compactMap { try provider($0["id"], asOf) }
    }

    /// The provider as it was then; nil when it was not there yet, as far as was known.
    func provider(_ id: ProviderID, _ asOf: AsOf) throws -> Provider? {
        try facts.timelines(of: id).provider(id, on: asOf.on, knownOn: asOf.knownOn)?.with {
            $0.provisional = asOf.provisional
        }
    }

    /// Enters the provider, or changes the one with its id.
    func save(_ provider: Provider) throws {
        try run(
            """
            INSERT INTO providers (id, name, folded, unit, place, kind, licence, licence_authority,
                licence_until, standard_met_since, standard_judged_on, certification, care, status, opened_on,
                closed_on, reason)
            VALUES (\(provider.id), \(provider.name), \(Vietnamese.folded(provider.name)), \(provider.unit),
                \(provider.place), \(provider.kind), \(provider.licence), \(provider.licenceAuthority),
                \(provider.licenceUntil), \(provider.standardMetSince), \(provider.standardJudgedOn),
                \(SQL.jsonOrNull(provider.certification)), \(SQL.jsonOrNull(provider.care)),
                \(provider.status), \(provider.openedOn), \(provider.closedOn), \(provider.reason))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded,
                place = excluded.place, kind = excluded.kind, licence = excluded.licence,
                licence_authority = excluded.licence_authority, licence_until = excluded.licence_until,
                standard_judged_on = excluded.standard_judged_on, certification = excluded.certification,
                care = excluded.care, standard_met_since = excluded.standard_met_since, status = excluded.status,
                opened_on = excluded.opened_on, closed_on = excluded.closed_on, reason = excluded.reason
            """)
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the providers as they are now.
    func rebuild() throws {
        try facts.rebuild()
        for held in try facts.held(where: "status IS NOT NULL", on: .last) {
            if let provider = try facts.timelines(of: held.about).provider(held.about) { try save(provider) }
        }
    }
}

extension Provider {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], unit: row["unit"], place: row["place"], kind: row["kind"],
            status: row["status"])
        licence = try row["licence"]
        licenceAuthority = try row["licence_authority"]
        licenceUntil = try row["licence_until"]
        standardMetSince = try row["standard_met_since"]
        standardJudgedOn = try row["standard_judged_on"]
        certification = try row.jsonOrNil("certification")
        care = try row.jsonOrNil("care")
        openedOn = try row["opened_on"]
        closedOn = try row["closed_on"]
        reason = try row["reason"]
    }
}

extension Snapshot {
    var providers: ProviderRecords { ProviderRecords(db: db) }
    var providerFacts: AspectFacts<ProviderID, AspectTimelines<ProviderSaying>> { providers.facts }
}
