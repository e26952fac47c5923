import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A department whose file is put back by hand", .timeLimit(.minutes(5)))
struct RestoredByHandTests {
    private static let office = "thai-binh/so-ldtbxh"
    private static let followers = ["campaigns", "catalogue", "funding", "reporting"]

    @discardableResult
    private func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await Program.chungtay(arguments + ["--lang", "en"], on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.errors)")
        return ending
    }

    /// Registers children, and asks every follower of the registry: each answers once it has heard of them.
    private func register(_ names: String..., on place: StackPlace) async throws {
        let lines =
            names.map { name in
                #"{"call":"registry.Children/Register","body":{"name":"\#(name)","sex":"female","birthYear":2015,"#
                    + #""commune":"thai-binh/thai-thuy/diem-dien","confirmedDistinct":true}}"#
            } + Self.followers.map { #"{"call":"health.Health/Check","service":"\#($0)"}"# }
        try place.write("children.jsonl", lines.joined(separator: "\n") + "\n")
        try await succeed(["script", "run", "--as", Self.office, "\(place.path)/children.jsonl"], on: place)
    }

    /// Does `work` with the registry's file while nothing runs.
    private func betweenRuns(on place: StackPlace, _ work: (String) throws -> Void) async throws {
        try await succeed(["down"], on: place)
        try work(place.data.store(of: "registry"))
        try await succeed(["up", "--detach"], on: place)
    }

    @Test("every follower says in `status` what it took back, and goes on with what the file says")
    func status() async throws {
        let place = try StackPlace(today: day("2024-06-03"))
        try await withGateway(on: place) {
            try await succeed(["keys", "issue", Self.office], on: place)
            try await register("Bé Một", on: place)
            let copy = place.path + "/registry.copy"
            try await betweenRuns(on: place) { file in
                try FileManager.default.copyItem(atPath: file, toPath: copy)
            }
            try await register("Bé Hai", "Bé Ba", on: place)
            #expect(try await !succeed(["status"], on: place).output.contains("restored"))
            try await betweenRuns(on: place) { file in
                for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file + suffix)
                {
                    try FileManager.default.removeItem(atPath: file + suffix)
                }
                try FileManager.default.copyItem(atPath: copy, toPath: file)
            }
            let said = try await succeed(["status"], on: place).output
            let report = try JSONValue(
                parsing: Array(try await succeed(["status", "--json"], on: place).output.utf8))
            for follower in Self.followers {
                #expect(said.contains("\(follower): the log of registry was restored"), "\(said)")
                let service = report["services"]?.array?.first { $0["service"]?.string == follower }
                let rewind = try #require(service?[pointer: "/rewinds/0"])
                #expect(rewind["source"] == "registry")
                #expect(rewind["first"] == 2 && rewind["last"] == 3)
                #expect(rewind["settled"] == true)
            }
            try await register("Bé Bốn", on: place)
        }
    }
}
