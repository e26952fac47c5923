import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("What is wrong with a stack, and what mends it", .timeLimit(.minutes(5)))
struct DoctorTests {
    private func findings(on place: StackPlace) async throws -> (code: Int32, [String: String]) {
        let ending = try await Program.chungtay(["doctor", "--json", "--lang", "en"], on: place)
        let found = try JSONValue(parsing: Array(ending.output.utf8))["findings"]?.array ?? []
        return (
            ending.code,
            Dictionary(
                found.map { ($0["about"]?.string ?? "", $0["mend"]?.string ?? "") }, uniquingKeysWith: { $1 })
        )
    }

    @discardableResult
    private func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await Program.chungtay(arguments + ["--lang", "en"], on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.errors)")
        return ending
    }

    @Test(
        "what stands, is open to others, lacks a key or is written wrongly is found; mended as it says, nothing is"
    )
    func found() async throws {
        let place = try StackPlace()
        try await withGateway(on: place) {
            let noKey = try await findings(on: place)
            #expect(noKey.code == 0, "it works all the same")
            #expect(noKey.1.keys.sorted() == ["backup"])
            try await succeed(["keys", "init", "\(place.path)/away/secret"], on: place)
            let well = try await succeed(["doctor"], on: place).output
            #expect(well.contains("Nothing is wrong"))

            try FileManager.default.setAttributes(
                [.posixPermissions: NSNumber(value: 0o755)], ofItemAtPath: place.data.path)
            let open = try await findings(on: place)
            #expect(open.code == 69)
            #expect(open.1[place.data.path] == "chmod -R go-rwx \(place.data.path)")
            try FileManager.default.setAttributes(
                [.posixPermissions: NSNumber(value: 0o700)], ofItemAtPath: place.data.path)

            try await succeed(["down"], on: place)
            let down = try await findings(on: place)
            #expect(down.code == 69)
            #expect(down.1 == ["chungtay up": "chungtay up --data \(place.data.path)"])
            try place.write("compose/stack.yaml", "clock: sundial\n")
            #expect(try await findings(on: place).1.keys.sorted() == ["chungtay up", "stack.yaml"])
        }
    }
}
