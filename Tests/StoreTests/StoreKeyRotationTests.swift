import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("A store whose keys are replaced", .timeLimit(.minutes(5)))
struct StoreKeyRotationTests {
    private static let people = (1...600).map { String(format: "person-%04d", $0) }

    /// Something sealed by the vault, and something under the key of each person's own.
    private func fill(_ store: ServiceStore) async throws {
        _ = try await store.command(Notes.call("fill")) { tx in
            tx.authorizeByRoleAlone()
            for person in Self.people {
                let sealed = try tx.people.seal(Array(person.utf8), of: person, for: "here")
                try tx.db.execute(
                    sql: "INSERT INTO sealed VALUES (?, ?)", arguments: [person, sealed])
            }
            try tx.db.execute(
                sql: "INSERT INTO sealed VALUES ('vault', ?)", arguments: [tx.vault.seal("kept", for: "v")])
            return []
        }
    }

    private static let migrations =
        Notes.migrations + [
            Migration("0002-sealed") { db in
                try db.execute(
                    sql: "CREATE TABLE sealed (person TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT")
            }
        ]

    /// Whether all that was sealed opens, and tokens are what they were.
    private func check(_ store: ServiceStore, token: [UInt8]? = nil) async throws -> [UInt8] {
        try await store.query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            for person in Self.people {
                let sealed = try Sealed.fetchOne(
                    snapshot.db, sql: "SELECT text FROM sealed WHERE person = ?", arguments: [person])
                let opened = try sealed.map { try snapshot.people.open($0, of: person, for: "here") }
                #expect(opened == Array(person.utf8))
            }
            let kept = try Sealed.fetchOne(
                snapshot.db, sql: "SELECT text FROM sealed WHERE person = 'vault'")
            #expect(try kept.map { try snapshot.vault.openText($0, for: "v") } == "kept")
            return Data(snapshot.vault.token(for: "034").bytes)
        }.value.map { $0 }
    }

    private func key(_ directory: DataDirectory) throws -> [KeyLine] {
        try VaultKeys.load(directory.path + "/keys/vault/notes.vault", needed: true).keys
    }

    /// How many of people's keys are not wrapped by the key that seals now.
    private func wrappedBefore(_ store: ServiceStore) async throws -> Int {
        let current = Data(store.core.vault.currentID)
        return try await store.reading { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM store_person_keys WHERE substr(key, 2, 4) <> ?",
                arguments: [current]) ?? -1
        }
    }

    @Test("people's keys are wrapped anew while it works; then the old key opens nothing of it any more")
    func vault() async throws {
        let directory = DataDirectory()
        let files = StoreKeyFiles(directory: directory.path, service: "notes")
        var store = try directory.open(Self.migrations)
        try await fill(store)
        let token = try await check(store)
        let old = try #require(try key(directory).last)
        let sealing = store.core.vault.currentID
        #expect(try files.vaultEnds() == nil)
        let end = Timestamp.now().advanced(byMilliseconds: 3_600_000)
        #expect(try files.announceVault(until: end))
        #expect(try !files.announceVault(until: end))
        #expect(try files.vaultEnds() == end)

        try await store.tendKeys()
        #expect(store.core.vault.currentID != sealing)
        #expect(try await wrappedBefore(store) == 0)
        #expect(try await check(store) == token)
        // Both are there until the time that was said: copies from before open.
        let both = try key(directory)
        #expect(both.map(\.until) == [end, nil] && both[0].id == old.id)
        #expect(try files.vaultEnds() == end)
        store.close()

        // Its time is over.
        let path = directory.path + "/keys/vault/notes.vault"
        var over = both
        over[0].until = Timestamp(milliseconds: 0)
        try KeyLines.lay(over, header: VaultKeys.header, at: path)
        store = try directory.open(Self.migrations)
        try await store.tendKeys()
        #expect(try key(directory).map(\.id) == [both[1].id])
        #expect(try files.vaultEnds() == nil)
        #expect(try await check(store) == token)
        store.close()
        // Who has the old one reads nothing in the file as it is now.
        try KeyLines.lay([old], header: VaultKeys.header, at: path)
        #expect {
            try directory.open(Self.migrations)
        } throws: { error in
            guard case .vaultKeyUnreadable = error as? StoreError else { return false }
            return true
        }
    }

    /// What had been done when the process died.
    enum Step: CaseIterable { case announced, takenIn, wrapped, halfOfPeople }

    @Test("a process that dies at any step goes on when it is started again", arguments: Step.allCases)
    func resumes(step: Step) async throws {
        let directory = DataDirectory()
        let files = StoreKeyFiles(directory: directory.path, service: "notes")
        let path = directory.path + "/keys/vault/notes.vault"
        var store = try directory.open(Self.migrations)
        try await fill(store)
        let token = try await check(store)
        #expect(try files.announceVault(until: .now()))
        if step != .announced {
            var file = try VaultKeys.load(path, needed: true)
            let old = file.current
            #expect(try file.takeIn())
            if step != .takenIn {
                let current = file.current
                let fresh = try await store.perform { batch in
                    let keys = WrappedKeys(db: batch.db)
                    return try keys.add(keys.open(with: old), wrapping: current)
                }
                if step == .halfOfPeople {
                    store.core.vault.add(fresh)
                    _ = try await store.perform { batch in
                        try PersonKeys.rewrap(batch.db, batch.core.vault, after: "", count: 300)
                    }
                }
            }
        }
        store.close()
        store = try directory.open(Self.migrations)
        _ = try await check(store)
        try await store.tendKeys()
        #expect(try await wrappedBefore(store) == 0)
        #expect(try key(directory).count == 1)
        #expect(!FileManager.default.fileExists(atPath: VaultKeys.announced(path)))
        #expect(try await check(store) == token)
        store.close()
    }

    private func faults(_ store: ServiceStore) async throws -> [String] {
        var found: [String] = []
        try await store.verifyEvidence { piece in found += piece.faults.map(\.message.key) }
        return found
    }

    @Test("heads are signed by the key whose time it is; those of old stay verifiable, and no new ones of it")
    func signing() async throws {
        let directory = DataDirectory()
        let files = StoreKeyFiles(directory: directory.path, service: "notes")
        let path = directory.path + "/keys/signing/notes.signing"
        let store = try directory.open()
        _ = try await store.write("1", "x")
        try await store.perform { batch in try batch.signHeads() }
        let old = try Data(contentsOf: URL(fileURLWithPath: path))
        let later = Timestamp.now().advanced(byMilliseconds: 3_600_000)
        #expect(try files.announceSigning(from: later))
        #expect(try !files.announceSigning(from: later))
        #expect(try files.signingBegins() == later)
        try await store.tendKeys()
        // It is made known, and does not sign yet.
        let halves = try String(contentsOfFile: path + ".pub", encoding: .utf8)
        #expect(halves.split(separator: "\n").count == 3 && halves.contains("from=\(later)"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == old)
        _ = try await store.write("2", "x")
        try await store.perform { batch in try batch.signHeads() }

        try FileManager.default.removeItem(atPath: path + ".next")
        store.close()
        let again = try directory.open()
        #expect(try files.announceSigning(from: .now()))
        try await again.tendKeys()
        #expect(try files.signingBegins() == nil)
        let secrets = try String(contentsOfFile: path, encoding: .utf8)
        #expect(secrets.split(separator: "\n").count == 2 && Data(secrets.utf8) != old)
        _ = try await again.write("3", "x")
        try await again.perform { batch in try batch.signHeads() }
        let keys = try await again.reading { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT key FROM store_signed_heads ORDER BY number")
        }
        #expect(Set(keys).count == 2)
        #expect(try await faults(again) == [])
        // Who took the old key away before writes on with it.
        let thief = try SigningKeys.load(stolen(old, directory), at: .now())
        _ = try await again.write("4", "x")
        try await again.perform { batch in
            let mark = LogMark(position: 4, chain: batch.state.chain)
            let number = batch.state.signed.number + 1
            let signed = try thief.sign(at: batch.machineTime) { moment in
                SignedHead.text(number, of: "store_events", mark, at: moment, service: "notes")
            }
            try batch.run(
                "INSERT INTO store_signed_heads VALUES (?, 'store_events', 4, ?, ?, ?, ?)",
                [
                    Int64(number), mark.chain, signed.at, signed.key,
                    Data(signed.signature),
                ])
            batch.state.signed.number += 1
        }
        #expect(try await faults(again) == ["kit.evidence-head-key-over"])
        again.close()
    }

    @Test("where the clock was set back behind a key's first moment, what it signs names that moment")
    func setBack() throws {
        let directory = try DataDirectory.made()
        let path = directory.path + "/notes.signing"
        let now = Timestamp.now()
        let later = now.advanced(byMilliseconds: 3_600_000)
        let keys = try SigningKeys.load(path, at: now)
        #expect(try SigningKeys.announce(beside: path, from: later))
        try keys.takeIn(at: later)
        let signed = try keys.sign(at: now) { moment in
            SignedHead.text(1, of: "store_events", .start, at: moment, service: "notes")
        }
        #expect(signed.at == later)
        let head = SignedHead(
            number: 1, log: "store_events", mark: .start, at: signed.at, key: signed.key,
            signature: signed.signature)
        #expect(keys.verifying.fault(ofHead: head, by: "notes") == nil)
    }

    private func stolen(_ key: Data, _ directory: DataDirectory) throws -> String {
        let path = directory.path + "/stolen.signing"
        try key.write(to: URL(fileURLWithPath: path))
        return path
    }
}
