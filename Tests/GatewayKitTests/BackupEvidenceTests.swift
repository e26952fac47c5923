import Foundation
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Whose store a file is a copy of", .timeLimit(.minutes(5)))
struct BackupEvidenceTests {
    /// A data directory with empty files of these names in it, gone afterwards.
    private func with(_ files: [String], _ body: (DataDirectory) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/evidence-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for file in files { try Data().write(to: URL(filePath: "\(folder)/\(file)")) }
        let result = Result { try body(DataDirectory(folder)) }
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    @Test(
        "its name says it, whole or before the day; another that begins alike says nothing",
        arguments: [
            ("registry.sqlite", "registry"), ("funding-2020-06-15T080000Z.sqlite", "funding"),
            ("registryold.sqlite", nil), ("copy.sqlite", nil), ("my-registry.sqlite", nil), ("registry", nil),
        ] as [(String, String?)])
    func name(file: String, service: String?) throws {
        try with([file]) { data in
            let path = "\(data.path)/\(file)"
            guard let service else {
                let refused = #expect(throws: Failure.self) {
                    _ = try BackupEvidence.all(of: path, [], keys: nil, in: data)
                }
                #expect(refused?.message.key == "gateway.audit-whose")
                return
            }
            #expect(try BackupEvidence.all(of: path, [], keys: nil, in: data).map(\.service) == [service])
            // Who says it is believed.
            let said = try BackupEvidence.all(of: path, ["reporting"], keys: nil, in: data)
            #expect(said.map(\.service) == ["reporting"])
        }
    }

    @Test("of a folder they are the stores that lie in it, or those that are named")
    func folder() throws {
        try with(["funding.sqlite", "registry.sqlite"]) { data in
            func found(_ services: [String]) throws -> [String] {
                try BackupEvidence.all(of: data.path, services, keys: nil, in: data).map(\.service)
            }
            let (all, one) = (try found([]), try found(["funding"]))
            #expect(all == ["registry", "funding"])
            #expect(one == ["funding"])
            let missing = #expect(throws: Failure.self) { _ = try found(["reporting"]) }
            #expect(missing?.message.key == "gateway.file-unreadable")
        }
    }

    @Test("a service that there is none of is refused, of a file and of a folder, and so are two of one file")
    func refused() throws {
        try with(["registry.sqlite"]) { data in
            for path in [data.path, data.store(of: "registry")] {
                let unknown = #expect(throws: Failure.self) {
                    _ = try BackupEvidence.all(of: path, ["registry", "treasury"], keys: nil, in: data)
                }
                #expect(unknown?.message.key == "gateway.audit-no-service")
                #expect(unknown?.message.arguments["service"] == "treasury")
            }
            let two = #expect(throws: Failure.self) {
                _ = try BackupEvidence.all(
                    of: data.store(of: "registry"), ["registry", "funding"], keys: nil, in: data)
            }
            #expect(two?.message.key == "gateway.audit-one-file")
        }
    }
}
