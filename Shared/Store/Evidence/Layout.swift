internal import GRDB
internal import Vocabulary

/// The tables, indexes and triggers of a file, as they were written.
struct Layout: Sendable {
    private struct Name: Hashable {
        let type: String
        let name: String
    }

    private struct Part: Hashable {
        let table: String
        let sql: String?
    }

    private let parts: [Name: Part]

    init(of db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master")
        var parts: [Name: Part] = [:]
        for row in rows {
            guard let type = String.fromDatabaseValue(row[0]), let name = String.fromDatabaseValue(row[1]),
                let table = String.fromDatabaseValue(row[2])
            else { continue }
            // SQLite's own: what it knows of its indexes comes and goes.
            guard !name.hasPrefix("sqlite_") else { continue }
            parts[Name(type: type, name: name)] = Part(table: table, sql: String.fromDatabaseValue(row[3]))
        }
        self.parts = parts
    }

    /// As the steps lay a file.
    init(laidBy service: [Migration]) throws {
        self = try DatabaseQueue().writeWithoutTransaction { db in
            try Schema.migrate(db, service: service, at: Timestamp(milliseconds: 0))
            return try Layout(of: db)
        }
    }

    var count: Int { parts.count }

    /// What is missing here, or is another, and what is too much.
    func faults(against expected: Layout) -> [EvidenceFault] {
        let names = Set(parts.keys).union(expected.parts.keys)
            .sorted { ($0.type, $0.name) < ($1.type, $1.name) }
        return names.compactMap { name in
            let (found, wanted) = (parts[name], expected.parts[name])
            guard found != wanted else { return nil }
            let kind = name.type == "trigger" ? "trigger" : "part"
            let what = wanted == nil ? "strange" : found == nil ? "missing" : "altered"
            return EvidenceFault(
                "kit.evidence-\(kind)-\(what)", in: (wanted ?? found)?.table ?? "", ["name": name.name])
        }
    }
}
