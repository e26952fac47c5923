import GRDB
import RegistryAPI
import Store
import Vocabulary

// What the registry said of children, an aspect a table, each with days of its own: a late change of one moves no other.

struct ChildIdentityRecords: StateRecords {
    static let table = "child_identities"
    typealias About = ChildID
    typealias Value = ChildIdentity
    let db: Database
}

struct ChildHomeRecords: StateRecords {
    static let table = "child_homes"
    typealias About = ChildID
    typealias Value = UnitPath
    let db: Database
}

struct ChildPovertyRecords: StateRecords {
    static let table = "child_poverty"
    typealias About = ChildID
    typealias Value = PovertyStatus
    let db: Database
}

struct ChildStandingRecords: StateRecords {
    static let table = "child_standings"
    static let columns = [FactColumn("status", "$")]
    typealias About = ChildID
    typealias Value = ChildStatus
    let db: Database
}

/// The four of them together.
struct ChildAspectRecords {
    let db: Database

    private var identities: ChildIdentityRecords { ChildIdentityRecords(db: db) }
    private var homes: ChildHomeRecords { ChildHomeRecords(db: db) }
    private var poverty: ChildPovertyRecords { ChildPovertyRecords(db: db) }
    private var standings: ChildStandingRecords { ChildStandingRecords(db: db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(ChildIdentityRecords.table, in: db)
        try FactTable.create(ChildHomeRecords.table, in: db)
        try FactTable.create(ChildPovertyRecords.table, in: db)
        try FactTable.create(ChildStandingRecords.table, columns: ChildStandingRecords.columns, in: db)
    }

    func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        let child = facts.child
        for fact in facts.facts {
            if let value = fact.identity {
                try identities.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.home {
                try homes.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.poverty {
                try poverty.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
        }
    }

    /// Who is on the register on a day, as known at a point of the registry's log, and as what: `Timeline.standing(on:)`
    /// of many at once. Whoever was entered in error never was, on no day.
    func onRegister(on day: Day, knownOn point: LogPoint) throws -> [CountedChild] {
        let mistakes = try standings.held(
            where: "status = \(ChildStatus.enteredInError)", on: .last, knownOn: point)
        let never = Set(mistakes.map(\.about))
        let active = try standings.held(
            where: "status = \(ChildStatus.active)", on: day, knownOn: point)
        let identities = values(try identities.held(on: day, knownOn: point))
        let homes = values(try homes.held(on: day, knownOn: point))
        let poverty = values(try poverty.held(on: day, knownOn: point))
        return active.compactMap { standing in
            let child = standing.about
            guard !never.contains(child), let identity = identities[child], let home = homes[child],
                let poverty = poverty[child]
            else { return nil }
            return CountedChild(id: child, identity, home: home, poverty: poverty)
        }
    }

    private func values<Value>(_ held: [Held<ChildID, Value>]) -> [ChildID: Value] {
        Dictionary(uniqueKeysWithValues: held.map { ($0.about, $0.value) })
    }
}

extension Snapshot {
    var childAspects: ChildAspectRecords { ChildAspectRecords(db: db) }
}
