import Foundation
import Testing

@testable import ServiceKit

@Suite("A data directory is its owner's", .timeLimit(.minutes(1)))
struct DataDirectoryTests {
    private let path = FileManager.default.temporaryDirectory.path + "/data-\(UUID().uuidString)"

    @Test("backups of one moment have names of their own, also those that are made at once")
    func backups() async throws {
        let data = DataDirectory(path)
        func name(_ path: String) -> String { String(path.dropFirst(data.backups.count + 1)) }
        func keep(_ path: String) throws { try Data().write(to: URL(fileURLWithPath: path)) }
        let first = try await data.withNewBackup(of: "x-1") { outer in
            let inner = try await data.withNewBackup(of: "x-1") { try keep($0) }
            #expect(name(inner) == "x-1-2.sqlite")
            try keep(outer)
        }
        #expect(name(first) == "x-1.sqlite")
        #expect(name(try await data.withNewBackup(of: "x-1") { try keep($0) }) == "x-1-3.sqlite")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: data.backups).sorted() == [
                "x-1-2.sqlite", "x-1-3.sqlite", "x-1.sqlite",
            ])
        try FileManager.default.removeItem(atPath: path)
    }
}
