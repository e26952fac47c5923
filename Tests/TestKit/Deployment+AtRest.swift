public import Foundation
internal import GRDB
internal import ServiceKit

extension Deployment {
    /// A service's file and its write-ahead log, as they lie there.
    public func octets(of service: String) throws -> Data {
        let file = data.store(of: service)
        return try [file, file + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
            .map { try Data(contentsOf: URL(fileURLWithPath: $0)) }.reduce(Data(), +)
    }

    /// What a service's file says to whoever has it without the vault's keys: each row of the service's own tables, octets by their
    /// number alone, in an order of their own. Ids that nobody chose (those that a test chooses begin with 00000000), moments and
    /// positions in logs, which are made anew in each deployment, are left out. Of remembered replies: which method's it is, and how
    /// long.
    public func readable(in service: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let file = try DatabaseQueue(path: data.store(of: service), configuration: configuration)
        let rows = try file.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'store_*'
                        AND name NOT GLOB 'sqlite_*'
                    """)
            return try tables.flatMap { table in try Self.rows(of: "SELECT * FROM \(table)", table, db) }
                + ["store_replies", "store_run_replies"].flatMap { table in
                    try Self.rows(of: "SELECT number, method, reply FROM \(table)", table, db)
                }
        }
        try file.close()
        return rows.sorted()
    }

    private static let madeAnew: Set<String> = ["position", "known_from", "known_until", "moment"]

    private static func rows(of query: String, _ table: String, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: query).map { row in
            let values = row.filter { !madeAnew.contains($0.0) }.map { "\($0.0)=\(readable($0.1))" }
            return "\(table) \(values.joined(separator: " "))"
        }
    }

    private static func readable(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "none"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .blob(let octets): "\(octets.count) octets"
        case .string(let text):
            text.replacing(#/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#) { match in
                match.output.hasPrefix("00000000-") ? String(match.output) : "id"
            }
            .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/#, with: "moment")
            // Octets in hexadecimal digits or in base64.
            .replacing(#/[A-Za-z0-9+\/]{40,}=*/#) { "\($0.output.count) sealed" }
        }
    }
}
