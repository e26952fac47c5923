import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

/// The register held against its log: every version that its tables keep is one that an event told, as it told it; every event's are
/// there; and what `children` says of now is what follows from them.
///
/// What events do not tell is not held against them: names, numbers, addresses and notes, which are sealed under people's own keys,
/// and what is confidential, whose events cannot be read without the vault.
struct RegisterProof: LogProof {
    static let table = ChildRecords.table

    /// Of each table the last version that was gone over.
    private var gone: [String: Int64] = [:]

    init() {}

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        let told = try event.recorded(RegistryEvent.self)?.event.told ?? []
        return try TracedTable.all.flatMap { table in
            try table.faults(
                told.filter { $0.table == table.name }, at: event.position,
                readable: event.data != nil, after: &gone[table.name, default: 0], db)
        }
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try TracedTable.all.flatMap { table in
            try table.unexplained(after: gone[table.name] ?? 0, upTo: position, db)
        } + Present.all.flatMap { try $0.faults(db) }
    }
}

/// A version as an event tells it.
struct ToldVersion: Hashable {
    /// The aspect's.
    let table: String
    let fact: String
    let subject: String
    let kind: String
    let from: String
    var until: String?
    /// As the table keeps it; nil where something of it is sealed there.
    var value: String?
}

/// A table of versions, of which each is told by an event.
private struct TracedTable {
    /// The aspect's.
    let name: String
    /// Whether its values lie open, whole as the events tell them.
    let isOpen: Bool

    static let all = [
        TracedTable(name: "child_identities", isOpen: false), TracedTable(name: "child_homes", isOpen: true),
        TracedTable(name: "child_poverty", isOpen: true), TracedTable(name: "child_standings", isOpen: false),
        TracedTable(name: "disability_facts", isOpen: false),
        TracedTable(name: "caregiver_link_facts", isOpen: false),
        TracedTable(name: "placement_facts", isOpen: false),
        TracedTable(name: "circumstance_facts", isOpen: false),
    ]

    private var versions: String { "\(name)_versions" }

    /// What the rows of an event have that it did not tell, and the other way round. `last` moves on to the event's last row.
    func faults(
        _ told: [ToldVersion], at position: UInt64, readable: Bool, after last: inout Int64, _ db: Database
    ) throws -> [EvidenceFault] {
        var rest = told
        var faults: [EvidenceFault] = []
        while let row = try next(after: last, upTo: position, db) {
            last = row.number
            if row.isHidden { continue }
            if row.position == position, let index = rest.firstIndex(of: row.version) {
                rest.remove(at: index)
            } else if row.position == position, !readable {
                continue
            } else {
                faults.append(unexplained(row))
                rest.removeAll { $0.fact == row.version.fact }
            }
        }
        return faults
            + rest.map { version in
                EvidenceFault(
                    "registry.version-missing", in: versions,
                    ["fact": version.fact, "subject": version.subject, "event": "\(position)"])
            }
    }

    /// What is there after the last event.
    func unexplained(after last: Int64, upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        var last = last
        var faults: [EvidenceFault] = []
        while let row = try next(after: last, upTo: position, db) {
            last = row.number
            if !row.isHidden { faults.append(unexplained(row)) }
        }
        return faults
    }

    private func unexplained(_ row: Kept) -> EvidenceFault {
        EvidenceFault(
            "registry.version-unexplained", in: versions, number: UInt64(max(0, row.number)),
            ["fact": row.version.fact, "subject": row.version.subject, "event": "\(row.position)"])
    }

    private struct Kept {
        let number: Int64
        let position: UInt64
        let version: ToldVersion
        /// Confidential: it does not say whom it is about.
        var isHidden: Bool { version.subject.hasPrefix("#") }
    }

    /// The version that comes next, unless an event after `position` told it.
    private func next(after last: Int64, upTo position: UInt64, _ db: Database) throws -> Kept? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number, position, fact, subject, kind, from_day, until_day, \(isOpen ? "value" : "NULL")
                FROM \(versions) WHERE number > ? ORDER BY number LIMIT 1
                """)
        guard let row = try Row.fetchOne(statement, arguments: [last]) else { return nil }
        let learned = UInt64(max(0, row[1] as Int64))
        guard learned <= position else { return nil }
        return Kept(
            number: row[0], position: learned,
            version: ToldVersion(
                table: name, fact: row[2], subject: row[3], kind: row[4], from: row[5], until: row[6],
                value: String.fromDatabaseValue(row[7])))
    }
}

/// A column of `children` and what it must be by the versions that hold now.
private struct Present {
    let column: String
    let facts: String
    /// What the value says, in SQL.
    let value: String

    static let all = [
        Present(column: "commune", facts: "child_homes", value: "json_extract(fact.value, '$')"),
        Present(column: "poverty", facts: "child_poverty", value: "json_extract(fact.value, '$')"),
    ]

    /// A hundred at most.
    func faults(_ db: Database) throws -> [EvidenceFault] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT child.id FROM children AS child
                JOIN \(facts) AS fact ON fact.subject = child.id AND fact.until_day = ? AND fact.known_until = ?
                WHERE child.\(column) IS NOT \(value) ORDER BY child.id LIMIT 100
                """, arguments: [Day.last, Int64.max]
        ).map { row in
            EvidenceFault(
                "registry.child-differs", in: ChildRecords.table,
                ["child": row[0] as String, "column": column, "facts": facts])
        }
    }
}
