import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Mandates are evidence of who let a workflow do what", .timeLimit(.minutes(5)))
struct AuditedMandatesTests {
    private static let unit = "thai-binh/thai-thuy/diem-dien"
    private static let lead = "thai-binh/so-ldtbxh"
    private static let services = ["registry", "catalogue", "gateway"]

    private func run(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        try await Program.chungtay(arguments + ["--lang", "en"], on: place)
    }

    @discardableResult
    private func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await run(arguments, on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.output) \(ending.errors)")
        return ending
    }

    /// Starts a run, by a mandate of the officer's.
    private func admit(on place: StackPlace) async throws {
        for arguments in [
            ["he-thong/quan-tri"], [Self.lead], [Self.unit, "--person", "ntl", "--name", "Nguyễn Thị Lan"],
        ] {
            try await succeed(["keys", "issue"] + arguments, on: place)
        }
        let caller = ["--json", "--as", "\(Self.unit)/ntl"]
        let carer = try await succeed(
            [
                "call", "registry.Caregivers/Register",
                #"{"name":"Người Nhận","commune":"\#(Self.unit)","confirmedDistinct":true}"#,
            ] + caller, on: place
        ).table()
        try await succeed(
            [
                "admit", "--sex", "female", "--year", "2021", "--found-at", "Cổng chợ", "--commune",
                Self.unit, "--caregiver", try #require(carer["id"]?.string),
            ] + caller, on: place)
    }

    private func mandates(_ arguments: [String], on place: StackPlace) async throws -> [JSONValue] {
        let said = try await succeed(["audit", "signatures", "--json"] + arguments, on: place).output
        let verdicts = try #require(try JSONValue(parsing: Array(said.utf8)).array)
        return verdicts.filter { $0["mandate"] != nil }
    }

    @Test(
        "they are checked where they are kept, in a copy, and on another machine, after the key is gone too")
    func checked() async throws {
        try await withStack(Self.services, today: day("2022-03-15")) { stack in
            let place = stack.place
            try await stack.healthy(as: "thai-binh")
            try await admit(on: place)
            for arguments in [[], ["--backup", place.data.path]] {
                let found = try await mandates(arguments, on: place)
                #expect(found.count == 1)
                #expect(found.first?["fault"] == nil)
                #expect(found.first?[pointer: "/mandate/person"]?.string == "ntl")
                #expect(found.first?[pointer: "/mandate/workflow"]?.string == "admit")
            }
            let file = place.path + "/mandate.json"
            let given = try await succeed(
                ["call", "gateway.Workflows/Mandates", "{}", "--as", Self.lead], on: place)
            try given.output.write(toFile: file, atomically: true, encoding: .utf8)
            let certificate = place.path + "/lan.key"
            try FileManager.default.copyItem(
                atPath: "\(place.data.allowedKeys)/thai-binh.thai-thuy.diem-dien@ntl.key", toPath: certificate
            )

            let elsewhere = try StackPlace()
            defer { elsewhere.remove() }
            let check = [
                "audit", "signatures", "--file", file, "--keys", place.data.signingKeys(of: "gateway"),
            ]
            let held = try await succeed(check + ["--signer", certificate], on: elsewhere)
            #expect(held.output.contains("given by \(Self.unit)/ntl"), "\(held.output)")
            let unknown = try await run(check, on: elsewhere)
            #expect(unknown.code == 1)
            #expect(unknown.output.contains("no certificate of whoever gave it"), "\(unknown.output)")

            try await succeed(["keys", "revoke", "\(Self.unit)/ntl"], on: place)
            #expect(try await mandates([], on: place).map { $0["fault"] } == [nil])
            // The person has another key by now, which signed nothing yet.
            try await succeed(
                ["keys", "issue", Self.unit, "--person", "ntl", "--name", "Nguyễn Thị Lan"], on: place)
            let other = "\(place.data.allowedKeys)/thai-binh.thai-thuy.diem-dien@ntl.key"
            let forged = try await run(check + ["--signer", other], on: elsewhere)
            #expect(forged.code == 1)
            #expect(forged.output.contains("none of the giver's keys signed it"), "\(forged.output)")

            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing(#""workflow":"admit""#, with: #""workflow":"foster""#)
                .write(toFile: file, atomically: true, encoding: .utf8)
            let changed = try await run(check + ["--signer", certificate], on: elsewhere)
            #expect(changed.code == 1)
            #expect(changed.output.contains("is not what was signed"), "\(changed.output)")
        }
    }
}
