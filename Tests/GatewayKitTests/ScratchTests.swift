import Foundation
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("A folder for the length of a piece of work", .timeLimit(.minutes(5)))
struct ScratchTests {
    /// A folder of the test's own, gone afterwards.
    private func within(_ body: (_ folder: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/scratch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let result = Result { try body(folder) }
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private func make(_ folder: String, mode: Int) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: mode])
        // Whatever the process's mask is.
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
    }

    @Test("it is there for the work and gone after it, whatever comes of it, with what a killed one left")
    func use() throws {
        try within { folder in
            let path = folder + "/work"
            try make(path, mode: 0o700)
            try make(path + "/work", mode: 0o700)
            try Data("left".utf8).write(to: URL(filePath: path + "/work/old"))
            let there = try Scratch(path).use { place in
                try Data("new".utf8).write(to: URL(filePath: place + "/new"))
                return try FileManager.default.contentsOfDirectory(atPath: place)
            }
            #expect(there == ["new"])
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(throws: CancellationError.self) {
                try Scratch(path).use { _ in throw CancellationError() }
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("one that others may enter is refused before anything in it is touched")
    func entered() throws {
        try within { folder in
            let (path, own) = (folder + "/work", folder + "/own")
            try "mine".write(toFile: own, atomically: true, encoding: .utf8)
            try make(path, mode: 0o777)
            try FileManager.default.createSymbolicLink(atPath: path + "/lock", withDestinationPath: own)
            let refused = #expect(throws: Failure.self) { try Scratch(path).use { _ in } }
            #expect(refused?.message.key == "gateway.scratch-of-other")
            #expect(try String(contentsOfFile: own, encoding: .utf8) == "mine")
        }
    }

    @Test("a link to a folder is none")
    func link() throws {
        try within { folder in
            let (path, own) = (folder + "/work", folder + "/own")
            try make(own, mode: 0o700)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: own)
            let refused = #expect(throws: Failure.self) { try Scratch(path).use { _ in } }
            #expect(refused?.message.key == "gateway.scratch-of-other")
            #expect(try FileManager.default.contentsOfDirectory(atPath: own).isEmpty)
        }
    }

    @Test("a lock that is a link is no lock, and what it leads to stays as it was")
    func lock() throws {
        try within { folder in
            let (path, own) = (folder + "/lock", folder + "/own")
            try "mine".write(toFile: own, atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: own)
            let refused = #expect(throws: Failure.self) { _ = try StackLock(path) != nil }
            #expect(refused?.message.key == "gateway.data-unwritable")
            #expect(try String(contentsOfFile: own, encoding: .utf8) == "mine")
        }
    }
}
