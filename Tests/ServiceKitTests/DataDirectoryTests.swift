import Foundation
import Testing

@testable import ServiceKit

@Suite("A data directory is its owner's", .timeLimit(.minutes(5)))
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
}
