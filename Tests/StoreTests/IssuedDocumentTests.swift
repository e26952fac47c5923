import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("Documents that a service signs", .timeLimit(.minutes(5)))
struct IssuedDocumentTests {
    private struct Letter: IssuedDocument {
        static let kind = "letter"
        var identity: String { id }
        var id: String
        var shares: [Double]
        var text: String
        var serviceSignature: ServiceSignature?
    }

    private static let letter = Letter(id: "1", shares: [1, 33.3, 1e-7], text: "Kế hoạch \"<\u{1F600}>\"\n")

    /// - Parameter key: the command's: under the same one it is not signed again.
    private func signed(_ store: ServiceStore, as key: String = "first") async throws -> JSONValue {
        let reply = try await store.command(Notes.call(key)) { tx in
            try tx.authorize(Notes.unit, at: "/unit")
            return try JSON.encode(tx.signed(Self.letter))
        }.reply
        return try JSONValue(parsing: reply)
    }

    @Test("the content is its JSON in one line, members in order, without the signature")
    func content() throws {
        let value = try JSONValue(parsing: #"{"b":[{"d":1,"c":2.5}],"a":null,"serviceSignature":{"at":"x"}}"#)
        #expect(value.canonical == #"{"a":null,"b":[{"c":2.5,"d":1}],"serviceSignature":{"at":"x"}}"#)
        let bare = try JSONValue(parsing: #"{"a":null,"b":[{"c":2.5,"d":1}]}"#)
        #expect(IssuedContent.digest(of: value) == IssuedContent.digest(of: bare))
        // As `jq -cSj 'del(.serviceSignature)' | sha256sum` says it.
        #expect(
            IssuedContent.digest(of: bare)
                == "9f46e620131a66e1573936e5f549351ccb18c817353ae9a1d787a6e9cf74e4e5")
    }

    @Test("by a key that took another's place each is held to the days of the key that signed it")
    func rotated() async throws {
        let directory = DataDirectory()
        let time = Mutex(Timestamp(milliseconds: 1_000_000))
        let clock = WallClock.manual { time.withLock { $0 } }
        var store = try directory.open(clock: clock)
        let path = "\(directory.path)/keys/signing/notes.signing"
        let before = try await signed(store)
        #expect(try store.verifyingKeys.fault(ofDocument: before, by: "notes") == nil)
        let moment = Timestamp(milliseconds: 2_000_000)
        #expect(try SigningKeys.announce(beside: path, from: moment))
        store.close()
        time.withLock { $0 = moment }
        store = try directory.open(clock: clock)
        let after = try await signed(store, as: "second")
        let keys = try VerifyingKeys(contentsOf: path + ".pub")
        for document in [before, after] { #expect(try keys.fault(ofDocument: document, by: "notes") == nil) }
        #expect(before["serviceSignature"]?["signedWith"] != after["serviceSignature"]?["signedWith"])
        #expect(try keys.fault(ofDocument: after, by: "others") == .forged)
        // Who has the old key, and signs with it later.
        let first = try JSON.decode(
            ServiceSignature.self, from: Array(try #require(before["serviceSignature"]).compact.utf8))
        let signature = try #require(Hexadecimal.octets(first.ed25519))
        func fault(saying at: Timestamp, of octets: [UInt8]) -> IssuedFault? {
            keys.fault(of: signature, over: octets, by: first.signedWith, at: at)
        }
        let octets = first.octets(of: Self.letter.id)
        #expect(fault(saying: first.at, of: octets) == nil)
        #expect(fault(saying: moment, of: octets) == .keyOver)
        #expect(fault(saying: moment, of: first.with { $0.at = moment }.octets(of: "1")) == .forged)
        store.close()
    }

    @Test("a document that was cut off, or says of its signature what is none, is no document")
    func unreadable() async throws {
        try await withStore { store async throws in
            let document = try #require(try await signed(store).object)
            var broken = document
            broken["serviceSignature"] = "signed"
            #expect(throws: JSONError.self) {
                try store.verifyingKeys.fault(ofDocument: .object(broken), by: "notes")
            }
            var short = document
            var signature = try #require(document["serviceSignature"]?.object)
            signature["ed25519"] = "00"
            short["serviceSignature"] = .object(signature)
            #expect(try store.verifyingKeys.fault(ofDocument: .object(short), by: "notes") == .forged)
        }
    }
}
