import Foundation
import GRDB
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A service that cannot start says why, and exits with the cause's code", .timeLimit(.minutes(5)))
struct StartTests {
    static let services = StackPlace.everyService

    /// Runs the service on `place` until it has ended by itself.
    static func run(_ service: String, _ place: StackPlace, data: String? = nil) async throws
        -> Program.Ending
    {
        var arguments = place.arguments(of: service)
        if let data { arguments[1] = data }
        return try await Program.run(StackPlace.program(of: service), arguments)
    }

    /// That there is one sentence a language, Vietnamese first, and that each names `causes`.
    static func expectSentences(_ ending: Program.Ending, _ code: ExitCode, naming causes: String...) {
        #expect(ending.code == code.rawValue, "\(ending.errors)")
        let lines = ending.errors.split(separator: "\n")
        #expect(lines.count == 2, "\(ending.errors)")
        #expect(Set(lines).count == lines.count)
        #expect(lines.first?.unicodeScalars.contains { $0.value > 0xFF } == true, "\(ending.errors)")
        for cause in causes {
            #expect(lines.allSatisfy { $0.contains(cause) }, "\(cause) is not named: \(ending.errors)")
        }
    }

    @Test("a data directory that cannot be written", arguments: services)
    func unwritable(_ service: String) async throws {
        let place = try StackPlace([service])
        defer { place.remove() }
        try place.write("in-the-way", "a file where the directory should be")
        let data = "\(place.path)/in-the-way/data"
        Self.expectSentences(try await Self.run(service, place, data: data), .dataUnwritable, naming: data)
    }

    @Test("a store that is no file", arguments: services)
    func storeUnwritable(_ service: String) async throws {
        let place = try StackPlace([service])
        defer { place.remove() }
        try FileManager.default.createDirectory(
            atPath: place.data.store(of: service), withIntermediateDirectories: true)
        Self.expectSentences(
            try await Self.run(service, place), .dataUnwritable, naming: place.data.store(of: service))
    }

    @Test("a port that is taken", arguments: services)
    func portTaken(_ service: String) async throws {
        try await withStack([service]) { stack in
            try await stack.healthy(as: "thai-binh/so-ldtbxh")
            let other = try StackPlace([service])
            defer { other.remove() }
            let endpoint = try #require(stack.place.endpoints[service])
            var arguments = other.arguments(of: service)
            arguments += ["--endpoint", endpoint]
            let ending = try await Program.run(StackPlace.program(of: service), arguments)
            Self.expectSentences(ending, .portTaken, naming: endpoint)
        }
    }

    @Test("a data directory that another process uses", arguments: services)
    func inUse(_ service: String) async throws {
        try await withStack([service]) { stack in
            try await stack.healthy(as: "thai-binh/so-ldtbxh")
            let ending = try await Self.run(service, stack.place)
            Self.expectSentences(ending, .dataUnwritable, naming: stack.place.data.path)
        }
    }

    @Test("a store of a newer program", arguments: services)
    func newer(_ service: String) async throws {
        let place = try StackPlace([service])
        defer { place.remove() }
        try await withStack(on: place, [service]) { try await $0.healthy(as: "thai-binh/so-ldtbxh") }
        try await DatabaseQueue(path: place.data.store(of: service)).write { db in
            try db.execute(
                sql: """
                    INSERT INTO store_migrations SELECT owner, max(ordinal) + 1, '9999-from-the-future', 'x', applied_at
                    FROM store_migrations WHERE owner = 'service'
                    """)
        }
        Self.expectSentences(
            try await Self.run(service, place), .databaseOther, naming: service, "9999-from-the-future")
    }

    @Test("keys that are missing, and keys that are none", arguments: services)
    func keys(_ service: String) async throws {
        let place = try StackPlace([service])
        defer { place.remove() }
        let secret = place.data.serviceKey(service) + "_secret"
        try Data("curve\n    public-key = \"short\"\n".utf8).write(to: URL(fileURLWithPath: secret))
        Self.expectSentences(try await Self.run(service, place), .keysMissing, naming: secret)
        try FileManager.default.removeItem(atPath: secret)
        Self.expectSentences(
            try await Self.run(service, place), .keysMissing, naming: secret, "chungtay keys")
    }

    @Test("a policy with a mistake: the line", arguments: services)
    func policy(_ service: String) async throws {
        let place = try StackPlace([service])
        defer { place.remove() }
        var lines = try place.read("compose/policy.yaml")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let wrong = try #require(lines.firstIndex { $0.contains("he-thong/quan-tri") })
        lines[wrong] = lines[wrong].replacing("{operator:", with: "{king:")
        try place.write("compose/policy.yaml", lines.joined(separator: "\n"))
        Self.expectSentences(
            try await Self.run(service, place), .badFile, naming: "policy.yaml:\(wrong + 1):", "king")
    }

    @Test("settings with a mistake: the line")
    func settings() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        try place.write("compose/stack.yaml", "zoneOffsetMinutes: 420\nclock: sundial\n")
        Self.expectSentences(
            try await Self.run("registry", place), .badFile, naming: "stack.yaml:2:", "simulated")
    }

    @Test("reference data with a mistake: the line")
    func reference() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        let units = try place.read("compose/reference/units.csv")
        let lines = units.split(separator: "\n", omittingEmptySubsequences: false)
        try place.write(
            "compose/reference/units.csv",
            (lines.prefix(5) + ["one,two,three"] + lines.dropFirst(5)).joined(separator: "\n"))
        Self.expectSentences(try await Self.run("registry", place), .badFile, naming: "units.csv:6")
    }
}
