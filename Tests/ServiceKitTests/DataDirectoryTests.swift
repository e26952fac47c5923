import Foundation
import Testing

@testable import ServiceKit

@Suite("A data directory is its owner's", .timeLimit(.minutes(1)))
struct DataDirectoryTests {
    private let path = FileManager.default.temporaryDirectory.path + "/data-\(UUID().uuidString)"

    private func make(_ folder: String = "") throws {
        try FileManager.default.createDirectory(atPath: path + folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    private func modeWhenPrepared() throws -> Int? {
        try DataDirectory(path).prepare()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        try FileManager.default.removeItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test("a new one, an empty one and one with keys are closed to others")
    func closed() throws {
        #expect(try modeWhenPrepared() == 0o700)
        try make()
        #expect(try modeWhenPrepared() == 0o700)
        try make("/keys/units")
        #expect(try modeWhenPrepared() == 0o700)
    }

    @Test("a folder that is somebody else's stays as it is")
    func others() throws {
        try make("/letters")
        #expect(try modeWhenPrepared() == 0o755)
    }

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
