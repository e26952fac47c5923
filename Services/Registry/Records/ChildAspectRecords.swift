import Foundation
import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each child, an aspect a table.
struct ChildAspectRecords: AspectRecords {
    let db: Database
    let vault: Vault

    private var identities: StateFacts<ChildID, Identity> { Self.identities.in(db) }
    private var homes: StateFacts<ChildID, UnitPath> { Self.homes.in(db) }
    private var addresses: StateFacts<ChildID, Address> { Self.addresses.in(db) }
    private var poverty: StateFacts<ChildID, PovertyStatus> { Self.poverty.in(db) }
    private var standings: StateFacts<ChildID, ChildStanding> { Self.standings.in(db, vault) }

    func timelines(of child: ChildID) throws -> ChildTimelines {
        ChildTimelines(
            id: child, identity: try identities.timeline(of: child), home: try homes.timeline(of: child),
            address: try addresses.timeline(of: child), poverty: try poverty.timeline(of: child),
            standing: try standings.timeline(of: child))
    }

    /// Of its timelines the one that says when it was on the register.
    func standing(of child: ChildID) throws -> Timeline<ChildStanding> { try standings.timeline(of: child) }

    /// Those of the children who were on the register then, as they were.
    func children(_ ids: [ChildID], _ asOf: AsOf) throws -> [RegisteredChild] {
        try ids.compactMap { try timelines(of: $0).child(on: asOf.on, knownOn: asOf.knownOn) }
    }

    /// Every commune that the child was ever at home in, by what is known now.
    func homes(of child: ChildID) throws -> [UnitPath] { try homes.timeline(of: child).values }

    func append(_ sayings: ChildSayings, of child: ChildID, by recorder: Recorder) throws {
        try identities.append(sayings.identity, of: child, by: recorder)
        try homes.append(sayings.home, of: child, by: recorder)
        try addresses.append(sayings.address, of: child, by: recorder)
        try poverty.append(sayings.poverty, of: child, by: recorder)
        try standings.append(sayings.standing, of: child, by: recorder)
    }

    var byAspect: KeyValuePairs<ChildAspect, any RecordedFacts<ChildID>> {
        [.identity: identities, .home: homes, .address: addresses, .poverty: poverty, .standing: standings]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the children as they are now.
    func rebuild() throws {
        try rebuildFacts()
        let children = ChildRecords(db: db, vault: vault)
        for held in try identities.held(on: .last) {
            let known = try timelines(of: held.about)
            if let child = known.child() { try children.save(child, called: known.names) }
        }
    }
}

extension ChildAspectRecords {
    private static let identities = StateTable<ChildID, Identity>(
        "child_identities",
        [FactColumn("personal_number", "$.personalNumber"), FactColumn("birth_year", "$.birthYear")])
    private static let homes = StateTable<ChildID, UnitPath>("child_homes", [FactColumn("commune", "$")])
    private static let addresses = StateTable<ChildID, Address>("child_addresses")
    private static let poverty = StateTable<ChildID, PovertyStatus>("child_poverty")
    private static let standings = SealedTable<ChildID, Timeline<ChildStanding>>(
        "child_standings", [FactColumn("status", "$.status")], sealing: SealedNotes.init)

    /// For a migration.
    static func create(in db: Database) throws {
        try identities.create(in: db)
        try homes.create(in: db)
        try addresses.create(in: db)
        try poverty.create(in: db)
        try standings.create(in: db)
    }
}

/// What was noted is sealed within the standing.
private struct SealedNotes: FactCodec {
    let vault: Vault

    private struct Stored: Codable {
        let status: ChildStatus
        let basis: LegalBasis
        /// Sealed.
        let note: Data?
    }

    func stored(_ value: ChildStanding, of fact: FactID) throws -> DatabaseValue {
        let note = try value.note.map { Data(try vault.seal($0, for: place(fact)).bytes) }
        let stored = Stored(status: value.status, basis: value.basis, note: note)
        return String(decoding: try JSON.encode(stored), as: UTF8.self).databaseValue
    }

    func value(in row: StoredRow, of fact: FactID) throws -> ChildStanding {
        let stored: Stored = try row.json("value")
        let note = try stored.note.map { data in
            try vault.openText(Sealed(bytes: Array(data)), for: place(fact))
        }
        return ChildStanding(status: stored.status, basis: stored.basis, note: note)
    }

    private func place(_ fact: FactID) -> String { "child_standings/\(fact)" }
}

extension Snapshot { var childAspects: ChildAspectRecords { ChildAspectRecords(db: db, vault: vault) } }
