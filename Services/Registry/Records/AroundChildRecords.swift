import Foundation
import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What is so now of one kind of what is around children, and beside it every version of what was said.
protocol AroundChildRecords: Keyed where Value: AroundChild, Key == ID<Value.Named> {
    var facts: PeriodFacts<ChildID, Value> { get }
    /// Enters it, or what has become of it.
    func save(_ value: Value) throws
}

extension CircumstanceRecords: AroundChildRecords {
    /// Of those that are not confidential alone there is a code to list by.
    static let facts = SealedTable<ChildID, Periods<ChildCircumstance>>(
        "circumstance_facts", [FactColumn("code", "$.open.code")], sealing: SealedCircumstances.init)
    var facts: PeriodFacts<ChildID, ChildCircumstance> { Self.facts.in(db, vault) }
}

extension DisabilityRecords: AroundChildRecords {
    static let facts = PeriodTable<ChildID, Disability>("disability_facts")
    var facts: PeriodFacts<ChildID, Disability> { Self.facts.in(db) }
}

extension CaregiverLinkRecords: AroundChildRecords {
    static let facts = PeriodTable<ChildID, CaregiverLink>("caregiver_link_facts")
    var facts: PeriodFacts<ChildID, CaregiverLink> { Self.facts.in(db) }
}

extension PlacementRecords: AroundChildRecords {
    static let facts = PeriodTable<ChildID, Placement>("placement_facts")
    var facts: PeriodFacts<ChildID, Placement> { Self.facts.in(db) }
}

/// Confidential ones are sealed, as in the table beside it.
private struct SealedCircumstances: FactCodec {
    let vault: Vault

    private struct Stored: Codable {
        var open: ChildCircumstance?
        var sealed: Data?
    }

    func stored(_ value: ChildCircumstance, of fact: FactID) throws -> DatabaseValue {
        let stored =
            value.confidential
            ? Stored(sealed: Data(try vault.seal(JSON.encode(value), for: place(fact)).bytes))
            : Stored(open: value)
        return String(decoding: try JSON.encode(stored), as: UTF8.self).databaseValue
    }

    func value(in row: StoredRow, of fact: FactID) throws -> ChildCircumstance {
        let stored: Stored = try row.json("value")
        if let open = stored.open { return open }
        let sealed = Sealed(bytes: Array(stored.sealed ?? Data()))
        return try row.json(sealed, in: "value", for: place(fact), by: vault)
    }

    private func place(_ fact: FactID) -> String { "circumstance_facts/\(fact)" }
}

extension Snapshot {
    /// The circumstances that held of these children, confidential ones that are `opened` only: of a confidential one no code
    /// lies open, and no other is read.
    func circumstances(
        of children: [ChildID], opening opened: OpenedSeals, _ asOf: AsOf
    ) throws -> [ChildID: [ChildCircumstance]] {
        let open = try circumstances.facts.of(
            asOf,
            where: """
                fact IN (SELECT fact FROM circumstance_facts INDEXED BY circumstance_facts_open
                    WHERE subject IN \(SQL.each(children)) AND code IS NOT NULL) AND code IS NOT NULL
                """)
        guard !opened.isEmpty else { return open }
        let sealed = try circumstances.facts.of(
            asOf,
            where: """
                code IS NULL AND (subject IN \(SQL.each(opened.children)) OR fact IN \(SQL.each(opened.facts)))
                """)
        return open.merging(sealed) { ($0 + $1).sorted { ($0.start, $0.id) < ($1.start, $1.id) } }
    }
}

extension PeriodFacts<ChildID, ChildCircumstance> {
    /// What was entered of these children by anybody of a territory, without what it says.
    func entered(
        by units: Territory, of children: [ChildID]
    ) throws -> [(fact: FactID, unit: UnitPath)] {
        try rows(
            """
            SELECT fact, unit FROM circumstance_facts_versions
            WHERE subject IN \(SQL.each(children)) AND kind = \(VersionKind.recorded)
              AND \(SQL.within("unit", units))
            """
        ).map { (try $0["fact"], try $0["unit"]) }
    }
}

extension PeriodFacts<ChildID, CaregiverLink> {
    /// A child's links of a day, as known at a point; those too that had ended by then.
    func of(_ child: ChildID, _ asOf: AsOf, includeEnded: Bool) throws -> [CaregiverLink] {
        try history(of: child).facts(knownOn: asOf.knownOn)
            .filter { $0.days.contains(asOf.on) || includeEnded && $0.days.last < asOf.on }
            .map(\.value)
    }
}

extension AspectFacts where About == ChildID {
    /// What held of these children on a day, as known at a point; of what `condition` is true.
    func of(
        _ children: [ChildID], _ asOf: AsOf, where condition: SQL = "TRUE"
    ) throws -> [ChildID: [Value]] {
        try of(asOf, where: "subject IN \(SQL.each(children)) AND \(condition)")
    }

    /// The same of whomever `condition` is true of.
    fileprivate func of(_ asOf: AsOf, where condition: SQL) throws -> [ChildID: [Value]] {
        let held = try held(where: condition, on: asOf.on, knownOn: asOf.knownOn)
        return Dictionary(grouping: held, by: \.about).mapValues { $0.map(\.value) }
    }
}
