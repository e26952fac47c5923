import Foundation
import GRDB
import ServiceKit
import Store
import Testing
import Vocabulary

@testable import GatewayKit

/// A deployment of stores without services: what a backup sees of one.
final class BackedUpDeployment {
    /// What the registry of it tells.
    enum Noted: DomainEvent {
        static let source = "registry"
        case noted(String)
        var subject: String { "note" }
    }

    let path = FileManager.default.temporaryDirectory.path + "/backup-\(UUID().uuidString)"
    var data: DataDirectory { DataDirectory(path + "/data") }
    var compose: String { path + "/compose" }
    var folder: String { path + "/backups" }
    var secretFile: String { path + "/away/secret" }
    private var stores: [String: ServiceStore] = [:]
    private var number = 0

    init() throws {
        try data.prepare()
        _ = try BackupSecret.make(secretFile, for: data, replacing: false)
        try write("compose/policy.yaml", "grants: []\n")
        try write("compose/reference/units.csv", "path\n")
        try write("compose/demo", "no part of it\n")
        try write("data/keys/services/registry.key_secret", "as good as a key\n")
        for service in Departments.names { try open(service) }
    }

    deinit {
        for store in stores.values { store.close() }
        do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }

    /// Writes a file below ``path``.
    func write(_ file: String, _ text: String) throws {
        let url = URL(filePath: "\(path)/\(file)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func open(_ service: String) throws {
        let migrations = [
            Migration("0001-notes") { db in
                try db.execute(sql: "CREATE TABLE notes (text TEXT NOT NULL) STRICT")
            }
        ]
        stores[service] = try ServiceStore(
            at: data.path, service: service, migrations: migrations,
            following: service == "registry" ? [] : ["registry"])
    }

    func close(_ service: String) { stores.removeValue(forKey: service)?.close() }

    func store(_ service: String) throws -> ServiceStore { try #require(stores[service]) }

    /// The registry writes a note and tells of it.
    func note(_ text: String) async throws {
        number += 1
        let unit: UnitPath = "thai-binh"
        let call = CommandCall(
            principal: Principal(unit: unit, roles: [.caseworker]), method: "registry.Notes/Write",
            language: .vi,
            idempotencyKey: "\(number)-\(UUID().uuidString)", body: [])
        _ = try await store("registry").command(call) { tx in
            try tx.authorize(unit, at: "/unit")
            try tx.db.execute(sql: "INSERT INTO notes VALUES (?)", arguments: [text])
            tx.emit(Noted.noted(text))
            return []
        }
    }

    /// Reporting hears of all that the registry has told.
    func follow() async throws {
        let registry = try store("registry")
        let reporting = try store("reporting")
        let told = try await registry.events(after: reporting.cursor(for: "registry"), limit: 1000)
        try await reporting.follow(source: "registry", envelopes: told) { event, tx in
            try tx.db.execute(sql: "INSERT INTO notes VALUES (?)", arguments: [event.type])
        }
    }

    @discardableResult
    func backUp(
        keep count: Int? = nil, at now: Timestamp = Timestamp(milliseconds: 1_795_000_000_000),
        _ tell: (BackupMaking.Step) -> Void = { _ in }
    ) throws -> BackupMade {
        try BackupMaking(of: data, compose: compose, in: folder, program: "1", today: nil)
            .make(at: now, keeping: BackupRetention(count: count), tell)
    }

    func restoring(_ id: String? = nil) throws -> Restoring {
        try Restoring(BackupFolder(folder), id, with: BackupSecret(contentsOf: secretFile))
    }

    @discardableResult
    func restore(_ id: String? = nil, to name: String = "restored") throws -> RestoreReport {
        try restoring(id).all(to: DataDirectory("\(path)/\(name)")) { _ in }
    }

    /// Files below a folder of ``path``, by their paths.
    func files(below folder: String) throws -> [String: Data] {
        let root = "\(path)/\(folder)"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: "\(root)/\($1)") }
    }
}
