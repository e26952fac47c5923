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

@Suite("A service as a process", .timeLimit(.minutes(5)))
struct ProcessTests {
    @Test("a wrong command line exits with 64")
    func usage() async throws {
        let ending = try await Program.run("NoteKeeping", ["--nonsense"])
        #expect(ending.code == ExitCode.usage.rawValue)
    }

    @Test("a policy file with a mistake exits with 65 and says the line")
    func badPolicy() async throws {
        let place = try Place()
        defer { place.remove() }
        try place.write("compose/policy.yaml", "grants:\n  - unit: thai-binh\n    roles: {king: [self]}\n")
        let ending = try await place.run()
        #expect(ending.code == ExitCode.badFile.rawValue)
        #expect(ending.errors.contains("policy.yaml:2"))
        #expect(ending.errors.split(separator: "\n").count == 2)
    }

    @Test("settings with a mistake exit with 65 and say the line")
    func badSettings() async throws {
        let place = try Place()
        defer { place.remove() }
        try place.write("compose/stack.yaml", "clock: sundial\n")
        try await place.expectNoStart(.badFile, naming: "stack.yaml:1")
    }

    @Test(
        "a limit that will not do exits with 65 and says the line",
        arguments: [
            ("limits:\n  calls:\n    running: 0\n", 3, "running"),
            ("limits:\n  calls: {running: 8}\n  streams: {running: 2, perUnit: 3}\n", 3, "perUnit"),
            ("limits:\n  connections: {perUnit: 4096}\n", 2, "perUnit"),
            ("limits:\n  connections:\n    open: 2\n", 3, "open"),
            ("limits:\n  unreadMiBPerUnit: 1e9\n", 2, "unreadMiBPerUnit"),
            (
                "services:\n  notes:\n    endpoint: ipc://x\n    limits:\n      health: {queued: -1}\n", 5,
                "queued"
            ),
            ("limits:\n  calls:\n    run: 4\n", 3, "run"),
        ])
    func badLimits(text: String, line: Int, member: String) async throws {
        let place = try Place()
        defer { place.remove() }
        try place.write("compose/stack.yaml", text)
        try await place.expectNoStart(.badFile, naming: "stack.yaml:\(line):", member)
    }

    @Test("a service takes on as much as its settings say")
    func limited() async throws {
        try await Place.running(with: [
            "compose/stack.yaml":
                "clock: simulated\nfirstDay: 2021-03-15\nlimits:\n  watches: {running: 1, queued: 0}\n"
        ]) { place, found in
            let client = try place.client(of: found, keys: CurveKeyPair())
            let refused = await #expect(throws: CallError.self) {
                for try await _ in client.feed(Health.watch, Empty()) {
                    // It runs, and so there is no room for another one.
                    for try await _ in client.feed(
                        Health.watch, Empty(), CallOptions(timeout: .seconds(30), retry: .never))
                    {}
                    return
                }
            }
            #expect(refused?.status == .resourceExhausted)
            #expect(try await client.call(Health.check, Empty()).state == .serving)
        }
    }

    @Test(
        "as many connections of a unit as its settings say; its health says how many are open and were turned away"
    )
    func connections() async throws {
        try await Place.running(with: [
            "compose/stack.yaml":
                "clock: simulated\nfirstDay: 2021-03-15\nlimits:\n  connections: {perUnit: 1}\n"
        ]) { place, found in
            let first = try place.client(of: found, keys: CurveKeyPair())
            #expect(try await first.call(Health.check, Empty()).connections.turnedAway == 0)
            let second = try place.client(of: found, keys: CurveKeyPair())
            let refused = await #expect(throws: CallError.self) {
                try await second.call(
                    Health.check, Empty(), CallOptions(timeout: .seconds(240), retry: .never))
            }
            #expect(refused?.status == .resourceExhausted)
            let connections = try await first.call(Health.check, Empty()).connections
            #expect(connections.turnedAway == 1)
            #expect((1...2).contains(connections.open))
        }
    }

    @Test("a service whose log finds no room on the disk goes on answering")
    func fullLog() async throws {
        try await Place.running(log: "/dev/full") { place, found in
            let client = try place.client(of: found, keys: CurveKeyPair())
            await #expect(throws: CallError.self) {
                try await client.call(Notes.write, WriteNote(unit: "thai-binh", text: ""))
            }
            #expect(try await client.call(Health.check, Empty()).state == .serving)
        }
    }

    @Test("reference data with a mistake exits with 65 and says the line")
    func badReference() async throws {
        let place = try Place()
        defer { place.remove() }
        let units = try String(contentsOfFile: SourceTree.compose + "/reference/units.csv", encoding: .utf8)
        let lines = units.split(whereSeparator: \.isNewline)
        try place.write(
            "compose/reference/units.csv", (lines.prefix(2) + ["one,two"]).joined(separator: "\n"))
        try await place.expectNoStart(.badFile, naming: "units.csv:3")
    }

    @Test("a data directory that cannot be written exits with 73")
    func unwritable() async throws {
        let place = try Place()
        defer { place.remove() }
        try place.write("blocked", "a file where the directory should be")
        try await place.expectNoStart(.dataUnwritable, data: place.path + "/blocked")
    }

    @Test("missing keys exit with 77 and name the command that makes them")
    func keys() async throws {
        let place = try Place(withKeys: false)
        defer { place.remove() }
        try await place.expectNoStart(.keysMissing, naming: "chungtay keys")
    }

    @Test("an address that is none exits with 64")
    func badEndpoint() async throws {
        let place = try Place()
        defer { place.remove() }
        try await place.expectNoStart(.usage, endpoint: "tcp://nowhere")
        try await place.expectNoStart(.usage, endpoint: "tcp://0.0.0.0:*", insecure: true)
    }

    @Test("a port that is taken exits with 69")
    func portTaken() async throws {
        let place = try Place()
        defer { place.remove() }
        let listener = try Context()
        let socket = try Socket(listener, .router)
        let endpoint = try socket.bind("tcp://127.0.0.1:*")
        try await place.expectNoStart(.portTaken, naming: endpoint, endpoint: endpoint)
    }

    @Test("a database with steps of a newer program exits with 76")
    func newer() async throws {
        let place = try Place()
        defer { place.remove() }
        let steps = NotesService.migrations + [NewerNotes.step]
        let store = try NewerNotes.store(in: place.path + "/data", steps)
        store.close()
        try await place.expectNoStart(.databaseOther, naming: NewerNotes.step.name)
    }

    @Test("a database of another layout exits with 76, and names its step")
    func otherLayout() async throws {
        let place = try Place()
        defer { place.remove() }
        let step = Migration("0001-laid-otherwise") { _ in }
        try NewerNotes.store(in: place.path + "/data", [step]).close()
        try await place.expectNoStart(.databaseOther, naming: step.name)
    }

    @Test("a service says where it listens, and stops in order when it is told to")
    func startsAndStops() async throws {
        let place = try Place()
        defer { place.remove() }
        let program = try await place.start()
        let found = try await place.whereabouts(of: program)
        #expect(found.pid == program.pid)
        #expect(found.publicKey.count == 40)
        program.terminate()
        let ending = try await program.ending()
        #expect(ending.code == ExitCode.ok.rawValue, "\(ending.errors)")
        #expect(!FileManager.default.fileExists(atPath: place.path + "/data/run/notes.json"))
    }

    @Test("a service that is told to stop while it starts stops in order", arguments: [SIGTERM, SIGINT])
    func stoppedWhileStarting(signal: Int32) async throws {
        let place = try Place()
        defer { place.remove() }
        let file = DataDirectory(place.path + "/data").store(of: "notes")
        // It starts for as long as somebody else keeps its file.
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let keeper = try DatabaseQueue(path: file, configuration: configuration)
        try await keeper.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        let program = try await place.start()
        while program.isRunning, !FileManager.default.fileExists(atPath: file + ".lock") {
            try Task.checkCancellation()
            await Task.yield()
        }
        program.send(signal)
        try await keeper.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        try keeper.close()
        let ending = try await program.ending()
        #expect(ending.code == ExitCode.ok.rawValue, "\(ending.errors)")
        #expect(ending.errors.contains("stopped"))
        #expect(!FileManager.default.fileExists(atPath: place.path + "/data/run/notes.json"))
    }
}
