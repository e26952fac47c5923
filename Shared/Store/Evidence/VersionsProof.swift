public import GRDB
internal import Vocabulary

/// Tables of versions held against the log, row by row: every row is one that its event told, and every row that an event told is
/// there. It goes along with the events, and keeps in mind how far each table has been gone over.
///
/// ```swift
/// faults += try versions.pass(told, by: event, db)
/// …
/// try versions.finish(upTo: position, db)
/// ```
public struct VersionsProof: Sendable {
    /// A table of versions.
    public struct Table: Sendable {
        /// The aspect's.
        let name: String
        /// Whether its values lie open, whole as the events tell them.
        let isOpen: Bool

        public init(_ name: String, isOpen: Bool = false) { (self.name, self.isOpen) = (name, isOpen) }
    }

    private let tables: [Table]
    /// Of each table the last row that was gone over.
    private var gone: [String: Int64] = [:]

    public init(of tables: [Table]) { self.tables = tables }

    /// What the rows of an event have that it did not tell, and the other way round.
    public mutating func pass(
        _ told: [ToldVersion], by event: EventEnvelope, _ db: Database
    ) throws -> [EvidenceFault] {
        try tables.flatMap { table in
            try table.faults(
                told.filter { $0.table == table.name }, at: event.position,
                isReadable: event.data != nil, after: &gone[table.name, default: 0], db)
        }
    }

    /// What is there after the last event that was passed, and no later one told.
    public func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try tables.flatMap { try $0.unexplained(after: gone[$0.name] ?? 0, upTo: position, db) }
    }
}

extension VersionsProof.Table {
    private var versions: String { "\(name)_versions" }

    /// `last` moves on to the event's last row.
    fileprivate func faults(
        _ told: [ToldVersion], at position: UInt64, isReadable: Bool, after last: inout Int64, _ db: Database
    ) throws -> [EvidenceFault] {
        var rest = told
        var faults: [EvidenceFault] = []
        while let row = try next(after: last, upTo: position, db) {
            last = row.number
            if row.position == position, let index = rest.firstIndex(where: { $0.explains(row) }) {
                if rest[index].isDue { rest.remove(at: index) }
            } else if row.position == position, !isReadable, !row.isHidden {
                continue
            } else {
                faults.append(unexplained(row))
                rest.removeAll { $0.isOf(row) }
            }
        }
        return faults + rest.filter(\.isDue).map { missing($0, at: position) }
    }

    fileprivate func unexplained(
        after last: Int64, upTo position: UInt64, _ db: Database
    ) throws -> [EvidenceFault] {
        var last = last
        var faults: [EvidenceFault] = []
        while let row = try next(after: last, upTo: position, db) {
            last = row.number
            faults.append(unexplained(row))
        }
        return faults
    }

    private func missing(_ version: ToldVersion, at position: UInt64) -> EvidenceFault {
        guard case .version(let fact, let subject, _, let from, _, _) = version.form else {
            return EvidenceFault(
                "kit.evidence-hidden-version-missing", in: versions, ["event": "\(position)"])
        }
        return EvidenceFault(
            "kit.evidence-version-missing", in: versions,
            ["fact": fact ?? from, "subject": subject, "event": "\(position)"])
    }

    private func unexplained(_ row: KeptRow) -> EvidenceFault {
        EvidenceFault(
            "kit.evidence-version-unexplained", in: versions, number: UInt64(max(0, row.number)),
            ["fact": row.fact, "subject": row.subject, "event": "\(row.position)"])
    }

    /// The version that comes next, unless an event after `position` told it.
    private func next(after last: Int64, upTo position: UInt64, _ db: Database) throws -> KeptRow? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number, position, fact, subject, kind, from_day, until_day, \(isOpen ? "value" : "NULL")
                FROM \(versions) WHERE number > ? ORDER BY number LIMIT 1
                """)
        guard let row = try Row.fetchOne(statement, arguments: [last]) else { return nil }
        let learned = UInt64(max(0, row[1] as Int64))
        guard learned <= position else { return nil }
        return KeptRow(
            number: row[0], position: learned, fact: row[2], subject: row[3], kind: row[4], from: row[5],
            until: row[6], value: String.fromDatabaseValue(row[7]))
    }
}
