import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each child, an aspect a table. Who it is, where its house stands and what was noted are sealed under the key of
/// its own.
struct ChildAspectRecords: AspectRecords {
    let db: Database
    let sealing: Sealing

    private var identities: StateFacts<ChildID, Identity> { Self.identities.in(db, sealing) }
    private var homes: StateFacts<ChildID, UnitPath> { Self.homes.in(db) }
    private var addresses: StateFacts<ChildID, Address> { Self.addresses.in(db, sealing) }
    private var poverty: StateFacts<ChildID, PovertyStatus> { Self.poverty.in(db) }
    private var standings: StateFacts<ChildID, ChildStanding> { Self.standings.in(db, sealing) }

    /// Nothing of a child that has been forgotten.
    func timelines(of child: ChildID) throws -> ChildTimelines {
        do {
            return ChildTimelines(
                id: child, identity: try identities.timeline(of: child),
                home: try homes.timeline(of: child), address: try addresses.timeline(of: child),
                poverty: try poverty.timeline(of: child), standing: try standings.timeline(of: child))
        } catch StoreError.keyDestroyed {
            return ChildTimelines(id: child)
        }
    }

    /// Takes out of what follows from what was said whatever is sealed under the child's key, which is destroyed.
    func forget(_ child: ChildID) throws {
        try identities.rebuild(child)
        try addresses.rebuild(child)
        try standings.rebuild(child)
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
        let children = ChildRecords(db: db, vault: sealing.vault)
        for held in try identities.held(on: .last) {
            let known = try timelines(of: held.about)
            guard let child = known.child() else { continue }
            // An alias is found as its survivor is.
            let names = try AliasRecords(db: db, sealing: sealing).names(of: known)
            if let names { try children.save(child, called: names) }
        }
    }
}

extension ChildAspectRecords {
    private static let identities = SealedTable<ChildID, Timeline<Identity>>(
        "child_identities",
        [
            FactColumn("personal_number", "$.personalNumber", index: .present),
            FactColumn("birth_year", "$.birthYear", index: .none),
        ],
        sealing: { SealedByPerson(in: $0, by: $1) })
    private static let homes = StateTable<ChildID, UnitPath>("child_homes", [FactColumn("commune", "$")])
    private static let addresses = SealedTable<ChildID, Timeline<Address>>(
        "child_addresses", sealing: { SealedByPerson(in: $0, by: $1) })
    private static let poverty = StateTable<ChildID, PovertyStatus>("child_poverty")
    private static let standings = SealedTable<ChildID, Timeline<ChildStanding>>(
        "child_standings", [FactColumn("status", "$.value.status", index: .none)],
        sealing: { TextSealedByPerson(\.note, in: $0, by: $1) })

    /// For a migration.
    static func create(in db: Database) throws {
        try identities.create(in: db)
        try homes.create(in: db)
        try addresses.create(in: db)
        try poverty.create(in: db)
        try standings.create(in: db)
    }
}

extension Snapshot {
    var childAspects: ChildAspectRecords { ChildAspectRecords(db: db, sealing: sealing) }
}
