import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("The vault", .timeLimit(.minutes(5)))
struct VaultTests {
    private let vault = Vault(keys: [([1, 2, 3, 4], [UInt8](repeating: 7, count: 32))])

    @Test("what was sealed opens in its place, and says nothing outside", arguments: ["", "một bí mật"])
    func seals(text: String) throws {
        let sealed = try vault.seal(text, for: "notes/1")
        #expect(try vault.openText(sealed, for: "notes/1") == text)
        #expect(try vault.seal(text, for: "notes/1") != sealed)
        #expect(throws: StoreError.sealBroken(place: "notes/2")) { try vault.open(sealed, for: "notes/2") }
    }

    @Test("a single altered bit anywhere is noticed, and so is a missing end")
    func tampering() throws {
        let sealed = try vault.seal("secret", for: "p")
        for index in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            #expect(throws: StoreError.sealBroken(place: "p")) {
                try vault.open(Sealed(bytes: bytes), for: "p")
            }
        }
        for length in 0..<sealed.bytes.count {
            let cut = Sealed(bytes: Array(sealed.bytes.prefix(length)))
            #expect(throws: StoreError.sealBroken(place: "p")) { try vault.open(cut, for: "p") }
        }
    }

    @Test("a new key seals, the old one still opens, and tokens stay equal")
    func rotation() throws {
        let old = try vault.seal("secret", for: "p")
        let rotated = Vault(keys: [
            ([1, 2, 3, 4], [UInt8](repeating: 7, count: 32)),
            ([5, 6, 7, 8], [UInt8](repeating: 9, count: 32)),
        ])
        #expect(try rotated.openText(old, for: "p") == "secret")
        #expect(Array(try rotated.seal("x", for: "p").bytes[1..<5]) == [5, 6, 7, 8])
        #expect(rotated.token(for: "034190000001") == vault.token(for: "034190000001"))
        #expect(vault.token(for: "a") != vault.token(for: "b"))
    }

    @Test("handlers keep sealed columns and find them by token")
    func columns() async throws {
        let directory = DataDirectory()
        let store = try directory.open([
            Migration("0001-secrets") { db in
                try db.execute(sql: "CREATE TABLE secrets (token BLOB NOT NULL, text BLOB NOT NULL) STRICT")
            }
        ])
        _ = try await store.command(Notes.call("k")) { tx in
            tx.authorizeByRoleAlone()
            try tx.db.execute(
                sql: "INSERT INTO secrets VALUES (?, ?)",
                arguments: [tx.vault.token(for: "034"), try tx.vault.seal("hidden-words", for: "secrets")])
            return []
        }
        let text = try await store.query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            let sealed = try Sealed.fetchOne(
                snapshot.db, sql: "SELECT text FROM secrets WHERE token = ?",
                arguments: [snapshot.vault.token(for: "034")])
            return try sealed.map { try snapshot.vault.openText($0, for: "secrets") }
        }.value
        #expect(text == "hidden-words")
        store.close()
        #expect(try !directory.holds("hidden-words"))
    }

    @Test("a process that died while it made the key file leaves nothing that keeps the next one out")
    func keyFileBegun() throws {
        let directory = DataDirectory()
        let folder = directory.path + "/keys/vault"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let draft = folder + "/notes.vault.draft"
        try Data("chungtay vault 1\n01020304 ab".utf8).write(to: URL(fileURLWithPath: draft))
        try directory.open().close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.vault"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/notes.vault")[
            .posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        try directory.open().close()
    }

    @Test("the key file is its owner's alone, and a store whose key is lost or another's is not opened")
    func keyFile() throws {
        let directory = DataDirectory()
        try directory.open().close()
        let path = directory.path + "/keys/vault/notes.vault"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let key = try Data(contentsOf: URL(fileURLWithPath: path))

        try FileManager.default.removeItem(atPath: path)
        #expect(throws: StoreError.vaultKeyMissing(path: path)) { try directory.open() }
        #expect(!FileManager.default.fileExists(atPath: path))
        let other = "chungtay vault 1\n01020304 \(String(repeating: "ab", count: 32))\n"
        for text in ["", "nonsense", "chungtay vault 1\n", "chungtay vault 1\n0102 zz\n", other] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            #expect {
                try directory.open()
            } throws: { error in
                guard case .vaultKeyUnreadable = error as? StoreError else { return false }
                return true
            }
        }
        try key.write(to: URL(fileURLWithPath: path))
        try directory.open().close()
    }
}
