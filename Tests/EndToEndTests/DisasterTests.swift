import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// What docs/backup.md tells to do, done.
@Suite("Backups and disasters", .timeLimit(.minutes(5)), .serialized)
struct DisasterTests {
    private static let office = "thai-binh/so-ldtbxh"

    /// The commands under a heading of docs/backup.md.
    private static func commands(_ heading: String) throws -> [String] {
        let text = try String(contentsOfFile: SourceTree.root + "/docs/backup.md", encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") }, "\(heading)")
        return section.components(separatedBy: "```sh\n").dropFirst()
            .flatMap { $0.components(separatedBy: "\n```")[0].split(separator: "\n") }.map(String.init)
    }

    /// Runs a line in a shell, in which the words of docs/backup.md mean things of `place`.
    @discardableResult
    private func run(_ line: String, on place: StackPlace, code: Int32 = 0) async throws -> Program.Ending {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let shell = try await Program.start(
            "sh", ["-c", line], from: .system,
            environment: [
                "PATH": "\(Program.directory):\(path)", "CHUNGTAY_DATA": place.data.path,
                "CHUNGTAY_COMPOSE": place.compose, "CHUNGTAY_LANG": "en",
                "BACKUPS": place.path + "/backups", "SECRET": place.path + "/away/secret",
                "ASIDE": place.path + "/aside", "NEW": place.path + "/new",
            ])
        let ending = try await shell.ending()
        try #require(ending.code == code, "\(line): \(ending.output) \(ending.errors)")
        return ending
    }

    private func run(_ heading: String, of place: StackPlace) async throws {
        for line in try Self.commands(heading) { try await run(line, on: place) }
    }

    /// Registers children, and asks every follower of the registry: each answers once it has heard of them.
    private func register(_ names: String..., on place: StackPlace) async throws {
        let lines =
            names.map { name in
                #"{"call":"registry.Children/Register","body":{"name":"\#(name)","sex":"female","birthYear":2015,"#
                    + #""commune":"thai-binh/thai-thuy/diem-dien","confirmedDistinct":true}}"#
            }
            + StackPlace.everyService.dropFirst().map {
                #"{"call":"health.Health/Check","service":"\#($0)"}"#
            }
        try place.write("children.jsonl", lines.joined(separator: "\n") + "\n")
        try await run(
            "chungtay script run --issue-missing-keys --as \(Self.office) '\(place.path)/children.jsonl'",
            on: place)
    }

    private func services(on place: StackPlace, data: String = "$CHUNGTAY_DATA") async throws -> [JSONValue] {
        let said = try await run("chungtay status --json --data \"\(data)\"", on: place).output
        return try #require(try JSONValue(parsing: Array(said.utf8))["services"]?.array)
    }

    /// The number of the last event of each log.
    private func heads(on place: StackPlace, data: String = "$CHUNGTAY_DATA") async throws -> [JSONValue?] {
        try await services(on: place, data: data).map { $0["head"] }
    }

    @Test(
        "one database is lost: it comes back from the backup, and everybody who had heard more takes it back")
    func databaseLost() async throws {
        let place = try StackPlace(today: day("2024-06-03"))
        try await withGateway(on: place) {
            try await register("Bé Một", on: place)
            try await run("Before the first backup", of: place)
            try await run("Every night", of: place)
            try await register("Bé Hai", "Bé Ba", on: place)
            try await run("One database is lost or damaged", of: place)
            try await register("Bé Bốn", on: place)
            let services = try await services(on: place)
            #expect(services.first { $0["service"] == "registry" }?["head"] == 2)
            for service in services where service["service"] != "registry" {
                #expect(service[pointer: "/rewinds/0/source"] == "registry", "\(service)")
                #expect(service[pointer: "/rewinds/0/first"] == 2, "\(service)")
                #expect(service[pointer: "/rewinds/0/last"] == 3, "\(service)")
                #expect(service[pointer: "/rewinds/0/settled"] == true, "\(service)")
            }
            try await run("Every night", of: place)
        }
    }

    @Test("the machine is lost: on another one the same stack runs, with the same figures, and goes on")
    func machineLost() async throws {
        let place = try StackPlace(today: day("2020-01-02"))
        try await withGateway(on: place) {
            try await run("chungtay keys issue \(CompactYear.lead)", on: place)
            let plan = "\(place.compose)/plans/\(CompactYear.plan).yaml"
            try await run("chungtay plan publish '\(plan)' --as \(CompactYear.lead)", on: place)
            try place.write("year.jsonl", CompactYear.lines.joined(separator: "\n") + "\n")
            try await run("chungtay script run --issue-missing-keys '\(place.path)/year.jsonl'", on: place)
            let commands = [
                "chungtay progress \(CompactYear.plan) --on 2020-12-14 --json",
                "chungtay duties \(CompactYear.plan) --period 2020-01-01..2021-01-31 --json",
                "chungtay money \(CompactYear.plan) --json",
            ]
            var before: [JSONValue] = []
            for command in commands { before.append(try await run(command, on: place).table()) }
            let heads = try await heads(on: place)
            try await run("Before the first backup", of: place)
            try await run("Every night", of: place)
            try await run("Every month, where the secret is", of: place)

            try await run("chungtay down", on: place)
            for lost in [place.data.path, place.compose] { try FileManager.default.removeItem(atPath: lost) }
            do {
                try await run("The machine is lost", of: place)
                let there = " --data \"$NEW\" --compose \"$NEW/compose\""
                var after: [JSONValue] = []
                for command in commands { after.append(try await run(command + there, on: place).table()) }
                #expect(after == before)
                #expect(try await self.heads(on: place, data: "$NEW") == heads)
                for service in try await services(on: place, data: "$NEW") {
                    #expect(service["rewinds"]?.array?.isEmpty != false, "\(service)")
                }
                let again = try await run(
                    "chungtay script run '\(place.path)/year.jsonl'" + there, on: place)
                // Under the same keys nothing is done twice.
                #expect(again.output.split(separator: "\n").count == CompactYear.lines.count)
                #expect(try await self.heads(on: place, data: "$NEW") == heads)
            } catch {
                _ = try await Task.detached { try await run("chungtay down --data \"$NEW\"", on: place) }
                    .value
                throw error
            }
            try await run("chungtay down --data \"$NEW\"", on: place)
        }
    }

    @Test("keys are lost: the vault's comes back; without the backups' secret a new one is made")
    func keysLost() async throws {
        let place = try StackPlace(today: day("2024-06-03"))
        try await withGateway(on: place) {
            try await register("Bé Một", on: place)
            try await run("Before the first backup", of: place)
            try await run("Every night", of: place)
            let vault = place.data.vaultKey(of: "registry")
            let key = try Data(contentsOf: URL(filePath: vault))
            try FileManager.default.removeItem(atPath: vault)
            try await run("Keys are lost", of: place)
            #expect(try Data(contentsOf: URL(filePath: vault)) == key)
            let listed = try await run("chungtay backup list \"$BACKUPS\" --json", on: place).output
            let backups = try #require(try JSONValue(parsing: Array(listed.utf8)).array)
            #expect(backups.count == 2)
            #expect(backups[0]["key"] != backups[1]["key"])
            // Nothing that was sealed to the old one is of use to the new one.
            let (fresh, bytes) = (backups[1]["fresh"]?.integer ?? 0, backups[1]["bytes"]?.integer ?? 0)
            #expect(fresh > bytes / 2, "\(fresh) of \(bytes)")
            #expect(backups[0]["today"] == "2024-06-03")
            // Each opens with its own.
            let first = try #require(backups[0]["id"]?.string)
            let drill = "chungtay backup drill \"$BACKUPS\" --id \(first) --key"
            try await run("\(drill) \"$SECRET\"", on: place)
            let refused = try await run("\(drill) \"$SECRET-2\"", on: place, code: 1)
            #expect(refused.errors.contains("sealed to the key"), "\(refused.errors)")
        }
    }
}
