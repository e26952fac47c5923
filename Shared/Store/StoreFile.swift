internal import Foundation
internal import GRDB
public import Vocabulary

/// A store's file as others than its service see it: who copies it while the service is at work, and who looks into a copy.
public struct StoreFile: Sendable {
    public let path: String
    /// Whose it is: `registry`.
    public let service: String

    public init(_ path: String, of service: String) { (self.path, self.service) = (path, service) }

    /// Copies it into a new file, as it is at one moment, whoever writes to it. The vault's key is not in it. Blocks.
    ///
    /// Throws ``StoreError/backupFailed(path:reason:)``; then there is no new file at `copy`.
    public func copy(to copy: String) throws {
        func failed(_ reason: String) -> StoreError { .backupFailed(path: copy, reason: reason) }
        guard !FileManager.default.fileExists(atPath: copy) else { throw failed("there is a file already") }
        do {
            let source = try open()
            let target = try DatabaseQueue(path: copy)
            // In one step: the service would else begin it anew with every commit.
            try source.backup(to: target)
            // One file, to be carried anywhere.
            try target.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
            try source.close()
        } catch {
            // What cannot be removed was never made.
            _ = unlink(copy)
            throw failed("\(error)")
        }
    }

    /// What is in it, checked. Of a copy: the file that a service has open may change meanwhile. Blocks.
    ///
    /// - Parameter vault: the key file that is to open what is sealed in it.
    /// - Throws: ``StoreError/corrupted(path:reason:)``.
    public func contents(vault: String) throws -> StoreContents {
        do {
            return try open().read { db in
                var contents = try StoreContents(of: service, db)
                if let key = try WrappedKeys(db: db).wrapper(),
                    try !VaultKeys.load(vault, needed: true).holds(key)
                {
                    contents.problems.append("\(vault) does not hold the store's key \(key)")
                }
                return contents
            }
        } catch let error as DatabaseError {
            throw StoreError.corrupted(path: path, reason: "\(error)")
        }
    }

    /// Whether its log is up to a mark what it was for who has the mark. Blocks.
    public func holds(_ mark: LogMark) throws -> Bool {
        try open().read { db in try RowChain.events.head(at: mark.position, db) == mark.chain }
    }

    private func open() throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError.corrupted(path: path, reason: "there is no such file")
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        // What is sorted stays out of /var/tmp.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

/// What is in a store's file.
public struct StoreContents: Hashable, Sendable {
    /// In SQLite's words and the store's; empty when it is sound.
    public internal(set) var problems: [String]
    /// By table, the store's own and the service's.
    public let rows: [String: Int64]
    /// The log's last event.
    public let head: LogMark
    /// Of each log that it follows.
    public let cursors: [String: LogCursor]
    /// Where it stands in its own log and in those that it follows, with their lives.
    public let positions: Positions
    /// The names of its schema's steps, in order.
    public let steps: [String]

    init(of service: String, _ db: Database) throws {
        problems = try Integrity.problems(db)
        let tables = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """)
        rows = try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                let sql = "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)"
                return (table, try Int64.fetchOne(db, sql: sql) ?? 0)
            })
        head = try RowChain.events.end(db)
        let followed = try Row.fetchAll(db, sql: "SELECT source, position, chain FROM store_cursors")
        cursors = try Dictionary(
            uniqueKeysWithValues: followed.map { row in
                let source: String = row[0]
                let lives = try LogLives(of: source, db)
                return (
                    source, LogCursor(position: UInt64(row[1] as Int64), chain: row[2], lives: lives)
                )
            })
        var positions = Positions(cursors.mapValues(\.position), in: cursors.compactMapValues(\.incarnation))
        let lives = try LogLives(of: service, db)
        positions.set(service, to: head.position, in: lives.incarnation(at: head.position))
        self.positions = positions
        steps = try String.fetchAll(
            db, sql: "SELECT name FROM store_migrations ORDER BY owner DESC, ordinal")
    }
}
