import Foundation
import Testing
import Vocabulary

@testable import Store

@Suite("Copies and checks", .timeLimit(.minutes(5)))
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
        try StoreFile(store.path, of: "notes").copy(to: restored.path + "/notes.sqlite")
        try await busy
        store.close()
        try FileManager.default.copyItem(atPath: directory.path + "/keys", toPath: restored.path + "/keys")

        let copy = try restored.open()
        #expect(copy.head >= 50)
        #expect(try await copy.notes().count == Int(copy.head))
        #expect(try await copy.integrityCheck().isEmpty)
        #expect(try await copy.write("0", "x").isReplayed)
        copy.close()
    }

    @Test("a copy never writes over a file, and what could not be copied leaves none")
    func existing() async throws {
        try await withStore { store async throws in
            let file = StoreFile(store.path, of: "notes")
            #expect(
                throws: StoreError.backupFailed(path: store.path, reason: "there is a file already")
            ) {
                try file.copy(to: store.path)
            }
            #expect(throws: StoreError.self) { try file.copy(to: store.path + "/nowhere/copy") }
            let none = StoreFile(store.path + ".none", of: "notes")
            #expect(throws: StoreError.self) { try none.copy(to: store.path + ".copy") }
            #expect(!FileManager.default.fileExists(atPath: store.path + ".copy"))
        }
    }

    @Test("a copy says what is in it: rows, events, lives, what it has heard, and who opens it")
    func contents() async throws {
        let (directory, others) = (DataDirectory(), DataDirectory())
        let followed = try others.open()
        for number in 1...2 { _ = try await followed.write("\(number)", "x") }
        let heard = try await followed.events(after: 0, limit: 9)
        let store = try directory.open(service: "digests", following: ["notes"])
        try await store.follow(source: "notes", envelopes: heard, apply: Log.derive)
        let copy = StoreFile(directory.path + "/copy", of: "digests")
        let original = StoreFile(others.path + "/copy", of: "notes")
        try StoreFile(store.path, of: "digests").copy(to: copy.path)
        try StoreFile(followed.path, of: "notes").copy(to: original.path)
        _ = try await followed.write("3", "x")

        let said = try original.contents(vault: others.path + "/keys/vault/notes.vault")
        #expect(said.problems.isEmpty)
        #expect(said.rows["notes"] == 2 && said.rows["store_events"] == 2)
        #expect(said.rows["sqlite_sequence"] == nil)
        #expect(said.positions["notes"] == 2)
        #expect(said.positions.incarnations["notes"] == followed.place(of: 2).incarnations["notes"])
        #expect(said.head.chain == heard.last?.chain)
        #expect(said.steps.last == "0001-notes")

        let vault = directory.path + "/keys/vault/digests.vault"
        let contents = try copy.contents(vault: vault)
        #expect(contents.problems.isEmpty)
        #expect(contents.rows["notes"] == 2 && contents.rows["store_events"] == 0)
        #expect(contents.positions["digests"] == 0 && contents.positions["notes"] == 2)
        #expect(contents.positions.incarnations["notes"] == heard.last?.incarnation)
        let mark = try #require(contents.cursors["notes"]?.mark)
        #expect(try original.holds(mark))
        #expect(try !copy.holds(mark))
        #expect(try copy.holds(.start))
        let foreign = try copy.contents(vault: others.path + "/keys/vault/notes.vault")
        #expect(foreign.problems.count == 1, "\(foreign.problems)")
        #expect(throws: StoreError.vaultKeyMissing(path: vault + ".none")) {
            try copy.contents(vault: vault + ".none")
        }
        store.close()
        followed.close()
    }

    @Test("a page that was changed in a copy is found")
    func damaged() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        for number in 1...400 { _ = try await store.write("\(number)", "x") }
        let copy = StoreFile(directory.path + "/copy", of: "notes")
        try StoreFile(store.path, of: "notes").copy(to: copy.path)
        let vault = directory.path + "/keys/vault/notes.vault"
        #expect(try copy.contents(vault: vault).problems.isEmpty)
        let handle = try #require(FileHandle(forUpdatingAtPath: copy.path))
        let end = try handle.seekToEnd()
        try handle.seek(toOffset: end / 2 / 4096 * 4096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try handle.close()
        do {
            #expect(try !copy.contents(vault: vault).problems.isEmpty)
        } catch {
            #expect(error is StoreError, "\(error)")
        }
        store.close()
    }
}
