import Foundation
import Testing
import Vocabulary

@testable import Store

@Suite("Backup and checks", .timeLimit(.minutes(1)))
struct UpkeepTests {
    @Test("a copy made while commands run opens as a store of its own, whole and consistent")
    func backup() async throws {
        let directory = DataDirectory()
        let restored = DataDirectory()
        let store = try directory.open()
        for number in 0..<50 { _ = try await store.write("\(number)", "x") }
        async let busy: Void = {
            for number in 50..<150 { _ = try await store.write("\(number)", "x") }
        }()
        try FileManager.default.createDirectory(atPath: restored.path, withIntermediateDirectories: true)
        try await store.backup(to: restored.path + "/notes.sqlite")
        try await busy
        store.close()
        try FileManager.default.copyItem(atPath: directory.path + "/keys", toPath: restored.path + "/keys")

        let copy = try restored.open()
        #expect(copy.head >= 50)
        #expect(try await copy.notes().count == Int(copy.head))
        #expect(try await copy.integrityCheck().isEmpty)
        #expect(try await copy.write("0", "x").replayed)
        copy.close()
    }

    @Test("a backup never writes over a file")
    func existing() async throws {
        try await withStore { store async throws in
            await #expect(
                throws: StoreError.backupFailed(path: store.path, reason: "there is a file already")
            ) {
                try await store.backup(to: store.path)
            }
            await #expect(throws: StoreError.self) {
                try await store.backup(to: store.path + "/nowhere/copy")
            }
        }
    }
}
