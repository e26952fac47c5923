import Foundation
import FundingAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Entitlements as they are now. Why each is paid is sealed, of all alike.
struct EntitlementRecords: Keyed {
    static let table = "entitlements"
    static let unknown = "funding.no-entitlement"
    /// Every version of every entitlement, by child: the table itself has what is so now.
    static let facts = PeriodTable<ChildID, EntitlementVersion>(
        "entitlement_facts", [FactColumn("unit", "$.unit")])
    let db: Database
    let vault: Vault

    func find(_ id: EntitlementID) throws -> KeptEntitlement? {
        try row("SELECT * FROM entitlements WHERE id = \(id) AND voided = 0").map(kept)
    }

    /// The same, though it never was.
    func said(_ id: EntitlementID) throws -> KeptEntitlement? {
        try row("SELECT * FROM entitlements WHERE id = \(id)").map(kept)
    }

    /// All that was ever granted for the child, the first first, without what never was.
    func of(_ child: ChildID) throws -> [KeptEntitlement] {
        try everySaid(of: child).filter { !$0.isVoided }
    }

    /// The same with what never was: something may have been paid on it.
    func everySaid(of child: ChildID) throws -> [KeptEntitlement] {
        try rows("SELECT * FROM entitlements WHERE child = \(child) ORDER BY id").map(kept)
    }

    /// Those that a unit pays of which a month may stand paid otherwise than it was due, by id.
    func differing(_ request: ListDifferences, of payer: Payer, _ page: FeedPage) throws -> [KeptEntitlement]
    {
        let conditions = try differing(request, of: payer) + [page.condition(by: "id")]
        return try rows("SELECT * FROM entitlements WHERE \(conditions.all) \(page.ordering(by: "id"))").map(
            kept)
    }

    /// Those of them of the child under these entries that stand before one.
    func differing(
        _ request: ListDifferences, of payer: Payer, under entries: [ChildID], before id: EntitlementID
    ) throws -> [KeptEntitlement] {
        let conditions = try differing(request, of: payer) + ["child IN \(SQL.each(entries))", "id < \(id)"]
        return try rows("SELECT * FROM entitlements WHERE \(conditions.all) ORDER BY id").map(kept)
    }

    private func differing(_ request: ListDifferences, of payer: Payer) throws -> [SQL] {
        [
            "(voided = 1 OR corrected = 1 OR contradicted = 1 OR paid_through > until_month)",
            payer.pays(of: "child"), try WaivedChildRecords(db: db).naming(request.child, in: "child"),
        ]
    }

    /// The same as it stood; as it is where `asOf` is nil.
    func of(_ child: ChildID, _ asOf: AsOf?) throws -> [KeptEntitlement] {
        guard let asOf else { return try of(child) }
        return try Self.facts.in(db).held(
            where: "subject = \(child)", on: asOf.on, knownOn: asOf.knownOn
        ).compactMap { held in try kept(held) }
    }

    /// What a unit pays, by id.
    func list(_ request: ListEntitlements, of payer: Payer, _ page: FeedPage) throws -> [KeptEntitlement] {
        let conditions: [SQL] = [
            "voided = 0", payer.pays(of: "child"),
            try WaivedChildRecords(db: db).naming(request.child, in: "child"),
            page.condition(by: "id"),
        ]
        return try rows("SELECT * FROM entitlements WHERE \(conditions.all) \(page.ordering(by: "id"))").map(
            kept)
    }

    /// The same as it stood.
    func list(
        _ request: ListEntitlements, of payer: Payer, _ asOf: AsOf, _ page: FeedPage
    ) throws -> [KeptEntitlement] {
        let conditions: [SQL] = [
            payer.pays(of: "subject"), .equal("subject", request.child), .after("fact", page.after),
        ]
        return try Self.facts.in(db).held(where: conditions.all, on: asOf.on, knownOn: asOf.knownOn)
            .sorted { $0.fact < $1.fact }.prefix(FeedPage.size)
            .compactMap { held in try kept(held) }
    }

    /// What a unit pays that is not ended by a month, child by child: whoever was entered twice, as is known now, is one.
    func eachChild(
        of payer: Payer, since month: Month?, _ asOf: AsOf?, _ body: ([KeptEntitlement]) throws -> Void
    ) throws {
        if let asOf {
            let held = try Self.facts.in(db).held(
                where: payer.pays(of: "subject"), on: asOf.on, knownOn: asOf.knownOn
            ).compactMap { held in try kept(held) }
            let merged = try merged(held)
            let owners = Dictionary(grouping: held) { merged[$0.child]?.min() ?? $0.child }
            for own in owners.sorted(by: { $0.key < $1.key }) { try body(own.value) }
            return
        }
        let open: SQL = month.map { "until_month IS NULL OR until_month >= \($0)" } ?? "TRUE"
        let paid: SQL = "voided = 0 AND \(payer.pays(of: "child")) AND (\(open))"
        var last: ChildID?
        while true {
            let found = try rows(
                """
                SELECT * FROM entitlements WHERE \(paid) AND \(SQL.after("child", last?.text))
                ORDER BY child, id LIMIT 1000
                """
            ).map(kept)
            // The last child of a full page may have more.
            let whole = found.count < 1000 ? found[...] : found.prefix { $0.child != found.last?.child }
            let merged = try merged(Array(whole))
            for own in Dictionary(grouping: whole, by: \.child).sorted(by: { $0.key < $1.key }) {
                guard let entries = merged[own.key] else {
                    try body(own.value)
                    continue
                }
                // All together, with the first entry that has any.
                let together = try rows(
                    "SELECT * FROM entitlements WHERE \(paid) AND child IN \(SQL.each(entries)) ORDER BY child, id"
                ).map(kept)
                if together.first?.child == own.key { try body(together) }
            }
            guard found.count == 1000, let next = whole.last?.child else { return }
            last = next
        }
    }

    /// The entries of those of these children who have several.
    private func merged(_ entitlements: [KeptEntitlement]) throws -> [ChildID: [ChildID]] {
        try WaivedChildRecords(db: db).several(of: Array(Set(entitlements.map(\.child))))
    }

    private func kept(_ held: Held<ChildID, EntitlementVersion>) throws -> KeptEntitlement? {
        guard let from = Month(of: held.days.from) else { return nil }
        let id = EntitlementID(of: held.fact)
        return KeptEntitlement(
            id: id, child: held.about, unit: held.value.unit, from: from,
            until: held.days.until.flatMap(Month.init(of:)), paidThrough: nil, birth: held.value.birth,
            contradicted: held.value.contradicted == true,
            terms: try vault.terms(Sealed(bytes: Array(held.value.sealed)), of: id))
    }

    /// Keeps it as it is now. Gives back what is kept of it as a version.
    func save(_ entitlement: KeptEntitlement) throws -> EntitlementVersion {
        let sealed = try vault.seal(entitlement.terms, of: entitlement.id)
        try run(
            """
            INSERT INTO entitlements
                (id, child, unit, from_month, until_month, paid_through, birth, contradicted, corrected, reworked,
                voided, terms)
            VALUES (\(entitlement.id), \(entitlement.child), \(entitlement.unit), \(entitlement.from),
                \(entitlement.until), \(entitlement.paidThrough), \(entitlement.birth),
                \(entitlement.contradicted), \(entitlement.isCorrected), \(entitlement.isReworked),
                \(entitlement.isVoided), \(sealed))
            ON CONFLICT (id) DO UPDATE SET from_month = excluded.from_month, until_month = excluded.until_month,
                paid_through = excluded.paid_through, birth = excluded.birth,
                contradicted = excluded.contradicted, corrected = excluded.corrected,
                -- Only a list that works it out anew takes that off.
                reworked = (excluded.voided = 0 AND (entitlements.reworked = 1 OR excluded.reworked = 1)),
                voided = excluded.voided, terms = excluded.terms
            """)
        return EntitlementVersion(
            unit: entitlement.unit, birth: entitlement.birth,
            contradicted: entitlement.contradicted ? true : nil, sealed: Data(sealed.bytes))
    }

    /// It is paid up to a month.
    func setPaid(_ id: EntitlementID, through month: Month) throws {
        try run("UPDATE entitlements SET paid_through = \(month) WHERE id = \(id)")
    }

    /// What else the child has under these entries is worked out anew by the next list: of a month that was paid another's part is
    /// due otherwise.
    func rework(beside id: EntitlementID, of entries: [ChildID]) throws {
        try run(
            """
            UPDATE entitlements SET reworked = 1
            WHERE child IN \(SQL.each(entries)) AND id <> \(id) AND voided = 0 AND paid_through IS NOT NULL
            """)
    }

    /// Its paid months were worked out anew by a list, unless it or what it was worked out beside was put right again since that was
    /// frozen.
    func setReworked(_ id: EntitlementID, by run: RunID) throws {
        try self.run(
            """
            UPDATE entitlements SET reworked = 0 WHERE id = \(id) AND NOT EXISTS (
                SELECT 1 FROM run_entries AS own
                    JOIN run_entries AS beside ON beside.run = own.run AND beside.person = own.person
                    JOIN entitlements AS now ON now.id = beside.id
                WHERE own.run = \(run) AND own.id = \(id) AND now.terms <> beside.terms)
            """)
    }

    func kept(_ row: StoredRow) throws -> KeptEntitlement {
        let (id, sealed): (EntitlementID, Sealed) = (try row["id"], try row["terms"])
        return KeptEntitlement(
            id: id, child: try row["child"], unit: try row["unit"], from: try row["from_month"],
            until: try row["until_month"], paidThrough: try row["paid_through"], birth: try row["birth"],
            contradicted: try row["contradicted"], isCorrected: try row["corrected"],
            isReworked: try row["reworked"], isVoided: try row["voided"],
            terms: try vault.terms(sealed, of: id))
    }
}

extension Snapshot {
    var entitlements: EntitlementRecords { EntitlementRecords(db: db, vault: vault) }
    var entitlementFacts: PeriodFacts<ChildID, EntitlementVersion> { EntitlementRecords.facts.in(db) }
}
