import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Heads of the logs are signed", .timeLimit(.minutes(5)))
struct SigningTests {
    private func heads(_ store: ServiceStore) async throws -> [SignedHead] {
        try await store.reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM store_signed_heads ORDER BY number")
                .compactMap { SignedHead($0) }
        }
    }

    private func keys(of store: ServiceStore, in directory: DataDirectory) throws -> VerifyingKeys {
        try VerifyingKeys(contentsOf: "\(directory.path)/keys/signing/\(store.service).signing.pub")
    }

    @Test("when the store closes each log's head is signed, and the public half of the key says so")
    func closing() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        try await ChainTests.fill(store)
        #expect(try await heads(store).isEmpty)
        store.close()
        store = try directory.open()
        let signed = try await heads(store)
        #expect(signed.map(\.number) == [1, 2, 3, 4, 5])
        #expect(signed.map(\.log) == RowChain.all.map(\.table))
        #expect(signed.map(\.mark.position) == [5, 5, 5, 5, 5])
        let keys = try keys(of: store, in: directory)
        for head in signed {
            let chain = try #require(RowChain.all.first { $0.table == head.log })
            #expect(try await store.reading { db in try chain.end(db) } == head.mark)
            #expect(keys.hold(head, of: "notes") == true)
            #expect(keys.hold(head, of: "others") == false)
        }
        // What was signed is not signed again.
        store.close()
        store = try directory.open()
        #expect(try await heads(store) == signed)
        store.close()
    }

    @Test("a head that says what was not signed is not held, nor one of a key that is not there")
    func forged() async throws {
        let directory = DataDirectory()
        let store = try await directory.openNoted("x")
        try await store.perform { batch in try batch.signHeads() }
        let head = try #require(try await heads(store).first)
        let keys = try keys(of: store, in: directory)
        func altered(
            number: UInt64? = nil, log: String? = nil, mark: LogMark? = nil, at: Timestamp? = nil,
            key: String? = nil
        ) -> SignedHead {
            SignedHead(
                number: number ?? head.number, log: log ?? head.log, mark: mark ?? head.mark,
                at: at ?? head.at, key: key ?? head.key, signature: head.signature)
        }
        #expect(keys.hold(altered(), of: "notes") == true)
        for other in [
            altered(number: 2), altered(log: "store_reads"), altered(at: Timestamp(milliseconds: 0)),
            altered(mark: LogMark(position: 2, chain: head.mark.chain)),
            altered(mark: LogMark(position: 1, chain: .empty)),
        ] {
            #expect(keys.hold(other, of: "notes") == false)
        }
        #expect(keys.hold(altered(key: "0000000000000000"), of: "notes") == nil)
        store.close()
    }

    @Test("heads are signed after so many rows, in the transaction that wrote the last of them")
    func rows() async throws {
        var limits = StoreLimits()
        limits.unsignedRows = 6
        try await withStore(limits: limits) { store async throws in
            for number in 1...2 { _ = try await store.write("\(number)", "x") }
            #expect(try await heads(store).isEmpty)
            _ = try await store.write("3", "x")
            #expect(try await heads(store).map(\.mark.position) == [3, 3])
        }
    }

    @Test("heads are signed after a while, whether anything more is written or not")
    func time() async throws {
        var limits = StoreLimits()
        limits.unsignedFor = .zero
        try await withStore(limits: limits) { store async throws in
            _ = try await store.write("1", "x")
            // Either the writer has woken meanwhile, or it signs with this batch.
            _ = try await store.write("2", "x")
            let signed = try await heads(store)
            #expect(Set(signed.map(\.log)) == ["store_events", "store_audit"])
            #expect(try await store.integrityCheck().isEmpty)
        }
    }

    @Test("signed heads stay as they are")
    func appendOnly() async throws {
        try await withStore { store async throws in
            _ = try await store.write("1", "x")
            try await store.perform { batch in try batch.signHeads() }
            for sql in ["UPDATE store_signed_heads SET position = 9", "DELETE FROM store_signed_heads"] {
                await #expect(throws: DatabaseError.self) {
                    try await store.perform { batch in try batch.db.execute(sql: sql) }
                }
            }
            #expect(try await store.count("store_signed_heads") == 2)
        }
    }

    @Test("the key is its owner's alone; a file that is no file of keys is refused at the start")
    func keyFile() throws {
        let directory = DataDirectory()
        try directory.open().close()
        let path = "\(directory.path)/keys/signing/notes.signing"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let kept = try #require(FileManager.default.contents(atPath: path))
        try directory.open().close()
        #expect(FileManager.default.contents(atPath: path) == kept)
        for text in ["", "chungtay vault 1\n", "chungtay signing 1\n", "chungtay signing 1\nab 12\n"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            #expect {
                try directory.open()
            } throws: { error in
                guard case .signingKeyUnreadable(path, _) = error as? StoreError else { return false }
                return true
            }
        }
    }
}
