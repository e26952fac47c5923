import Foundation
import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

// What was said of each child, an aspect a table.

struct IdentityRecords: StateRecords {
    static let table = "child_identities"
    static let columns = [
        FactColumn("personal_number", "$.personalNumber"), FactColumn("birth_year", "$.birthYear"),
    ]
    typealias About = ChildID
    typealias Value = Identity
    let db: Database
}

struct HomeRecords: StateRecords {
    static let table = "child_homes"
    static let columns = [FactColumn("commune", "$")]
    typealias About = ChildID
    typealias Value = UnitPath
    let db: Database
}

struct AddressRecords: StateRecords {
    static let table = "child_addresses"
    typealias About = ChildID
    typealias Value = Address
    let db: Database
}

struct PovertyRecords: StateRecords {
    static let table = "child_poverty"
    typealias About = ChildID
    typealias Value = PovertyStatus
    let db: Database
}

/// What was noted is sealed within the value.
struct ChildStandingRecords: StateRecords {
    static let table = "child_standings"
    static let columns = [FactColumn("status", "$.status")]
    typealias About = ChildID
    typealias Value = ChildStanding
    let db: Database
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

/// All of them together: what is kept of a child.
struct ChildAspectRecords {
    let db: Database
    let vault: Vault

    private var identities: IdentityRecords { IdentityRecords(db: db) }
    private var homes: HomeRecords { HomeRecords(db: db) }
    private var addresses: AddressRecords { AddressRecords(db: db) }
    private var poverty: PovertyRecords { PovertyRecords(db: db) }
    private var standings: ChildStandingRecords { ChildStandingRecords(db: db, vault: vault) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(IdentityRecords.table, columns: IdentityRecords.columns, in: db)
        try FactTable.create(HomeRecords.table, columns: HomeRecords.columns, in: db)
        try FactTable.create(AddressRecords.table, in: db)
        try FactTable.create(PovertyRecords.table, in: db)
        try FactTable.create(ChildStandingRecords.table, columns: ChildStandingRecords.columns, in: db)
    }

    func timelines(of child: ChildID) throws -> ChildTimelines {
        ChildTimelines(
            id: child, identity: try identities.timeline(of: child), home: try homes.timeline(of: child),
            address: try addresses.timeline(of: child), poverty: try poverty.timeline(of: child),
            standing: try standings.timeline(of: child))
    }

    /// Those of the children who were on the register then, as they were.
    func children(_ ids: [ChildID], _ asOf: AsOf) throws -> [RegisteredChild] {
        try ids.compactMap { try timelines(of: $0).child(on: asOf.on, knownOn: asOf.knownOn) }
    }

    func append(_ sayings: ChildSayings, of child: ChildID, by recorder: Recorder) throws {
        for version in sayings.identity { try identities.append(version, of: child, by: recorder) }
        for version in sayings.home { try homes.append(version, of: child, by: recorder) }
        for version in sayings.address { try addresses.append(version, of: child, by: recorder) }
        for version in sayings.poverty { try poverty.append(version, of: child, by: recorder) }
        for version in sayings.standing { try standings.append(version, of: child, by: recorder) }
    }

    /// Who recorded a fact as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        try identities.recorder(of: fact) ?? homes.recorder(of: fact) ?? addresses.recorder(of: fact)
            ?? poverty.recorder(of: fact) ?? standings.recorder(of: fact)
    }

    /// Who recorded what of a child, in the order of the versions of each aspect.
    func recorders(of child: ChildID) throws -> [ChildAspect: [Recorder]] {
        [
            .identity: try identities.recorders(of: child), .home: try homes.recorders(of: child),
            .address: try addresses.recorders(of: child), .poverty: try poverty.recorders(of: child),
            .standing: try standings.recorders(of: child),
        ]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the children as they are now.
    func rebuild() throws {
        try identities.rebuild()
        try homes.rebuild()
        try addresses.rebuild()
        try poverty.rebuild()
        try standings.rebuild()
        let children = ChildRecords(db: db, vault: vault)
        for held in try identities.held(on: .last) {
            let known = try timelines(of: held.about)
            if let child = known.child() { try children.save(child, called: known.names) }
        }
    }
}

extension Snapshot {
    var childAspects: ChildAspectRecords { ChildAspectRecords(db: db, vault: vault) }
}
