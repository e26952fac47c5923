import Bus
import Foundation
import GRDB
import ProcessKit
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import NoteKeeping

/// A directory with a `data` and a `compose` of its own, for a service that runs as a process.
struct Place {
    let path: String

    init(withKeys: Bool = true) throws {
        path = FileManager.default.temporaryDirectory.path + "/chungtay-place-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path + "/compose", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: SourceTree.compose + "/reference", toPath: path + "/compose/reference")
        try write(
            "compose/policy.yaml",
            "grants:\n  - {unit: thai-binh, roles: {caseworker: [self], reader: [self]}}\n")
        // A day on which the province still is one.
        try write("compose/stack.yaml", "clock: simulated\nfirstDay: 2021-03-15\n")
        let services = path + "/data/keys/services"
        try FileManager.default.createDirectory(atPath: services, withIntermediateDirectories: true)
        if withKeys {
            try Certificate(CurveKeyPair(), metadata: ["unit": "service/notes"]).write(
                to: services, name: "notes")
        }
    }

    func write(_ file: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file))
    }

    /// - Parameter log: the file that its standard error goes to, instead of to whoever started it.
    func start(
        data: String? = nil, endpoint: String? = nil, insecure: Bool = false, log: String? = nil
    ) async throws -> Program {
        let arguments = [
            "--data", data ?? path + "/data", "--compose", path + "/compose",
            "--endpoint", endpoint ?? "ipc://\(path)/notes.sock",
        ]
        let all = arguments + (insecure ? ["--insecure"] : [])
        guard let log else { return try await Program.start("NoteKeeping", all) }
        return try await Program.start(
            "sh",
            ["-c", "log=$1; shift; exec \"$@\" 2>\"$log\"", "sh", log, "\(Program.directory)/NoteKeeping"]
                + all,
            from: .system)
    }

    func run(data: String? = nil, endpoint: String? = nil, insecure: Bool = false) async throws
        -> Program.Ending
    {
        try await start(data: data, endpoint: endpoint, insecure: insecure).ending()
    }

    /// Runs the service at a fresh place with these files besides its own, until `body` is over: then it stops in order.
    static func running(
        with files: [String: String] = [:], log: String? = nil,
        _ body: (Place, Whereabouts) async throws -> Void
    ) async throws {
        let place = try Place()
        defer { place.remove() }
        for (file, text) in files { try place.write(file, text) }
        let program = try await place.start(log: log)
        do {
            try await body(place, await place.whereabouts(of: program))
        } catch {
            program.kill()
            throw error
        }
        program.terminate()
        #expect(try await program.ending().code == 0)
    }

    /// The same, and somebody who calls it with keys that it knows.
    static func called(
        _ body: (Place, Whereabouts, CurveKeyPair, BusClient) async throws -> Void
    ) async throws {
        try await running { place, found in
            let keys = try CurveKeyPair()
            try await body(place, found, keys, place.client(of: found, keys: keys))
        }
    }

    /// That the service does not start there: it exits so, and says these words.
    func expectNoStart(
        _ code: ExitCode, naming words: String..., data: String? = nil, endpoint: String? = nil,
        insecure: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let ending = try await start(data: data, endpoint: endpoint, insecure: insecure).ending()
        #expect(ending.code == code.rawValue, sourceLocation: sourceLocation)
        for word in words {
            #expect(ending.errors.contains(word), "\(ending.errors)", sourceLocation: sourceLocation)
        }
    }

    /// Where the service listens, once it says so, or as soon as it has ended without saying so.
    func whereabouts(of program: Program) async throws -> Whereabouts {
        let data = DataDirectory(path + "/data")
        while program.isRunning {
            // A process that was killed leaves its file behind: only this one's own counts.
            if FileManager.default.fileExists(atPath: data.runFile(of: "notes")) {
                let found = try Whereabouts.find("notes", in: data)
                if found.pid == program.pid { return found }
            }
            try Task.checkCancellation()
            await Task.yield()
        }
        return try Whereabouts.find("notes", in: data)
    }

    /// Somebody who acts for `unit`, with a certificate that the service allows unless `allowed` is false.
    func client(
        of whereabouts: Whereabouts, as unit: String = "thai-binh", keys: CurveKeyPair, allowed: Bool = true
    ) throws -> BusClient {
        if allowed { try allow(keys, unit) }
        let server = try #require(CurvePublicKey(whereabouts.publicKey))
        return try BusClient(whereabouts.endpoint, .curve(keys, server: server))
    }

    func allow(_ keys: CurveKeyPair, _ unit: String) throws {
        try allow(keys, KeyOwner(unit: #require(UnitPath(unit))))
    }

    func allow(_ keys: CurveKeyPair, _ owner: KeyOwner) throws {
        let folder = path + "/data/keys/allowed"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Certificate(publicKey: keys.publicKey, metadata: owner.metadata)
            .write(to: folder, name: UUID().uuidString)
    }

    /// Takes every certificate away, but those of one unit.
    func takeAllAway(but unit: String? = nil) throws {
        let folder = path + "/data/keys/allowed"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            if let unit, try Certificate(contentsOf: path).metadata["unit"] == unit { continue }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Takes the certificates of one owner away.
    func takeAway(_ owner: KeyOwner) throws {
        let folder = path + "/data/keys/allowed"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            guard try KeyOwner(metadata: Certificate(contentsOf: path).metadata) == owner else { continue }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("could not remove \(path): \(error)")
        }
    }
}

/// The store as a later program would leave it.
enum NewerNotes {
    static let step = Migration("0002-from-the-future") { db in
        try db.execute(sql: "CREATE TABLE future (id TEXT PRIMARY KEY NOT NULL) STRICT")
    }

    static func store(in directory: String, _ steps: [Migration]) throws -> ServiceStore {
        try ServiceStore(at: directory, service: NotesService.name, migrations: steps)
    }
}
