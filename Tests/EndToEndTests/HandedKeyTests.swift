import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Calls with a key that was handed on, from where there is nothing else", .timeLimit(.minutes(5)))
struct HandedKeyTests {
    private static let office = "thai-binh/so-ldtbxh"
    private static let child =
        #"{"name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","commune":"thai-binh/thai-thuy/diem-dien"}"#

    /// `chungtay` in a folder that holds the key and the endpoints.
    private func chungtay(_ arguments: [String], in folder: String) async throws -> Program.Ending {
        try await Program.run(
            "chungtay",
            arguments + [
                "--data", folder + "/no-data", "--compose", folder + "/no-compose", "--lang", "en",
                "--key-file", folder + "/\(Self.office.replacing("/", with: ".")).key_secret",
                "--endpoints", folder + "/endpoints.json",
            ])
    }

    @Test("call, import and script need the key and the endpoints alone")
    func alone() async throws {
        try await withStack(["registry"], today: day("2020-06-15")) { stack in
            let place = stack.place
            try await stack.healthy(as: "thai-binh")
            let folder = place.path + "/elsewhere"
            let issued = try await Program.chungtay(
                ["keys", "issue", Self.office, "--out", folder], on: place)
            #expect(issued.code == 0, "\(issued.errors)")
            try FileManager.default.copyItem(atPath: place.data.endpoints, toPath: folder + "/endpoints.json")

            let register = ["call", "registry.Children/Register", Self.child, "--key", "mot-lan", "--json"]
            let first = try await chungtay(register, in: folder)
            #expect(first.code == 0 && first.output.contains("Trần Thị Mai"), "\(first.errors)")
            // The same key repeats the answer.
            #expect(try await chungtay(register, in: folder).output == first.output)

            try place.write(
                "elsewhere/rows.csv",
                "child.name,child.sex,child.birthDate,child.commune\nBé Hai,male,2015-01-02,thai-binh/thai-thuy/diem-dien\n"
            )
            let rows = try await chungtay(
                ["import", folder + "/rows.csv", "--into", "registry.Children/Import"], in: folder)
            #expect(rows.code == 0, "\(rows.errors) \(rows.output)")

            try place.write(
                "elsewhere/play.jsonl", #"{"call":"registry.Children/List","expect":{"body":{"count":2}}}"#)
            let script = try await chungtay(["script", "run", folder + "/play.jsonl"], in: folder)
            #expect(script.code == 0, "\(script.output) \(script.errors)")

            // A member that the request does not have: as in `call`, and nothing runs before it is found.
            let again = #"{"call":"registry.Children/Register","body":\#(Self.child)}"#
            try place.write(
                "elsewhere/stray.jsonl",
                again + "\n" + #"{"call":"registry.Children/List","body":{"trang":1}}"#)
            let stray = try await chungtay(["script", "run", folder + "/stray.jsonl"], in: folder)
            #expect(stray.code == 65 && stray.output.isEmpty, "\(stray.output)")
            #expect(
                stray.errors.contains("stray.jsonl:2") && stray.errors.contains("trang"), "\(stray.errors)")
            #expect(try await chungtay(["script", "run", folder + "/play.jsonl"], in: folder).code == 0)

            let other = try await chungtay(register + ["--as", "hung-yen/so-ldtbxh"], in: folder)
            #expect(other.code == 64 && other.errors.contains(Self.office), "\(other.errors)")
        }
    }

    @Test("built-in packages are asked of every service, those that are away are told of beside the others")
    func everyService() async throws {
        let place = try StackPlace(["registry", "funding"], today: day("2020-06-15"))
        defer { place.remove() }
        // Nothing listens where funding would.
        try await withStack(on: place, ["registry"]) { stack in
            try await stack.healthy(as: "thai-binh")
            let asked = try await Program.chungtay(
                ["call", "health.Health/Check", "--timeout", "2000", "--lang", "en", "--json"], on: place)
            #expect(asked.output.hasPrefix(#"{"registry":{"#), "\(asked.output)")
            #expect(!asked.output.contains("funding"))
            #expect(asked.errors.contains(#""service":"funding""#), "\(asked.errors)")
            #expect(asked.code != 0)

            let feed = try await Program.chungtay(["call", "health.Health/Watch", "--lang", "en"], on: place)
            #expect(feed.code == 1 && feed.errors.contains("--service"), "\(feed.errors)")

            // A command that time runs out for says under which key to ask again.
            let late = try await Program.chungtay(
                [
                    "call", "admin.Clock/Set", #"{"day":"2020-06-16"}"#, "--service", "funding", "--timeout",
                    "500",
                    "--key", "mot-ngay", "--lang", "en",
                ], on: place)
            #expect(late.errors.contains("--key mot-ngay"), "\(late.errors)")
            #expect(late.code != 0)
        }
    }
}
