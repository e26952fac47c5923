import Foundation
import GRDB
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("The logs of a deployment are evidence", .timeLimit(.minutes(5)))
struct AuditedTests {
    private static let lead = "thai-binh/so-ldtbxh"
    private static let operations = "he-thong/quan-tri"

    private func run(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        try await Program.chungtay(arguments + ["--lang", "en"], on: place)
    }

    @discardableResult
    private func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await run(arguments, on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.output) \(ending.errors)")
        return ending
    }

    /// Somebody has the file, and writes to it what he likes.
    private func tamper(_ file: String, _ sql: String) throws {
        let store = try DatabaseQueue(path: file)
        try store.writeWithoutTransaction { db in
            try db.execute(
                sql: "DROP TRIGGER store_audit_no_update; DROP TRIGGER store_audit_no_delete; \(sql)")
        }
        try store.close()
        // Sums of its pages would say that they changed: he takes them away too.
        let sums = file + ".sums"
        if FileManager.default.fileExists(atPath: sums) { try FileManager.default.removeItem(atPath: sums) }
    }

    @Test("what was changed in a copy, or in a file while nothing ran, is found; and who did what is told")
    func verify() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write(
            "play.jsonl",
            (1...3).map { number in
                #"{"as":"\#(Self.lead)","call":"registry.Children/Register","body":{"name":"Bé \#(number)","#
                    + #""sex":"female","birthYear":2015,"commune":"thai-binh/thai-thuy/diem-dien","#
                    + #""confirmedDistinct":true}}"#
            }.joined(separator: "\n") + "\n")
        let verify = ["audit", "verify", "--as", Self.operations]
        try await withGateway(on: place) {
            try await succeed(["keys", "issue", Self.operations], on: place)
            try await succeed(
                ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"], on: place)
            let sound = try await succeed(verify + ["--json"], on: place)
            let verdicts = try #require(try JSONValue(parsing: Array(sound.output.utf8)).array)
            #expect(
                verdicts.map { $0["sound"] }
                    == Array(repeating: .bool(true), count: StackPlace.everyService.count))

            try sound.output.write(toFile: place.path + "/known.json", atomically: true, encoding: .utf8)
            let again = verify + ["--known", place.path + "/known.json"]
            try await succeed(again, on: place)

            let search = ["audit", "search", "registry", "--as", Self.lead, "--deeds", "--json"]
            let found = try JSONValue(parsing: Array(try await succeed(search, on: place).output.utf8))
            let deeds = try #require(found[pointer: "/0/deeds"]?.array)
            #expect(deeds.map { $0["unit"] } == Array(repeating: .string(Self.lead), count: 3))

            try await succeed(["down"], on: place)
            let file = place.data.store(of: "registry")
            let copy = place.path + "/registry.copy.sqlite"
            try FileManager.default.copyItem(atPath: file, toPath: copy)
            try await succeed(["audit", "verify", "--backup", copy], on: place)
            try await succeed(["audit", "verify", "--backup", place.data.path], on: place)
            try tamper(copy, "UPDATE store_audit SET unit = 'thai-binh' WHERE number = 2")
            let changed = try await run(["audit", "verify", "--backup", copy], on: place)
            #expect(changed.code == 1)
            #expect(
                changed.output.contains("store_audit: row 2 is not what was written"), "\(changed.output)")
            #expect(changed.output.contains("the trigger “store_audit_no_update”"))

            try tamper(file, "DELETE FROM store_audit WHERE number = 3")
            try await succeed(["up", "--detach"], on: place)
            #expect(
                try await run(again, on: place).output.contains("somebody kept the chain up to row 3"))
            let cut = try await run(verify, on: place)
            #expect(cut.code == 1)
            #expect(cut.output.contains("says that there was a row 3, which is no more"), "\(cut.output)")
            #expect(cut.output.contains("funding: "))
        }
    }

    @Test("what went out is signed; taken out it is checked on another machine with public keys alone")
    func signatures() async throws {
        let place = try StackPlace(today: day("2021-12-15"))
        let plan = "thai-binh-2020-2025"
        try await withGateway(on: place) {
            for unit in [Self.operations, Self.lead] {
                try await succeed(["keys", "issue", unit], on: place)
            }
            try await succeed(
                ["plan", "publish", "\(SourceTree.compose)/plans/\(plan).yaml", "--as", Self.lead], on: place)
            let report = [
                "report", plan, "--period", "2021-01-01..2021-12-31", "--output", "json", "--out",
                "\(place.path)/out", "--as", Self.lead, "--json",
            ]
            let written = try JSONValue(parsing: Array(try await succeed(report, on: place).output.utf8))
            let file = try #require(written[pointer: "/files/0"]?.string)
            let compilation = try #require(written["compilation"]?.string)
            try await succeed(
                [
                    "call", "reporting.Compilations/Send",
                    #"{"compilation":"\#(compilation)","to":["thai-binh/ubnd"],"symbol":"BC-SLĐTBXH","#
                        + #""signatory":{"authority":"head","office":"Giám đốc","name":"Nguyễn Văn Ký","#
                        + #""signature":"digital"}}"#,
                    "--as", Self.lead,
                ], on: place)
            let sound = try await succeed(["audit", "signatures", "--json"], on: place)
            let verdicts = try #require(try JSONValue(parsing: Array(sound.output.utf8)).array)
            #expect(verdicts.count >= 2 && verdicts.allSatisfy { $0["fault"] == nil }, "\(sound.output)")

            // Another machine: no service, and a data directory with nothing in it.
            let elsewhere = try StackPlace()
            defer { elsewhere.remove() }
            let keys = place.data.signingKeys(of: "reporting")
            let check = ["audit", "signatures", "--file", file, "--keys", keys]
            #expect(try await succeed(check, on: elsewhere).output.contains("as it was signed"))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing("\"planVersion\": 1", with: "\"planVersion\": 2")
                .write(toFile: file, atomically: true, encoding: .utf8)
            let changed = try await run(check, on: elsewhere)
            #expect(changed.code == 1 && changed.output.contains("is not what was signed"), "\(changed)")
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let others = try await run(
                check.dropLast() + [place.data.signingKeys(of: "registry")], on: elsewhere)
            #expect(others.code == 1)
            #expect(others.output.contains("is not in the file of public keys"), "\(others)")
        }
    }
}
