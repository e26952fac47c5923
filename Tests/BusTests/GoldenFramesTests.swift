import Foundation
import JSONCoding
import Testing

@testable import Bus

/// `Tests/Conformance/frames.json` is read by the tests of the Python client too: what it holds is CTP/1 in octets.
@Suite("Golden frames", .timeLimit(.minutes(5)))
struct GoldenFramesTests {
    struct Entry: Decodable, Sendable, CustomTestStringConvertible {
        struct Fields: Decodable, Sendable {
            let kind: String
            let call: UInt64
            let argument: UInt32
            let method: String?
            let metadata: [String: String]?
            let body: String?
        }

        struct Malformed: Decodable, Sendable {
            let call: UInt64?
            let reason: String
        }

        let name: String
        let hex: String
        let fields: Fields?
        let malformed: Malformed?

        var testDescription: String { name }

        var bytes: [UInt8] {
            get throws {
                try stride(from: 0, to: hex.count, by: 2).map { offset in
                    let start = hex.index(hex.startIndex, offsetBy: offset)
                    return try #require(UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16))
                }
            }
        }
    }

    static let entries: [Entry] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Conformance/frames.json")
        do {
            return try JSON.decode([Entry].self, from: [UInt8](Data(contentsOf: file)))
        } catch {
            Issue.record("\(file.path()): \(error)")
            return []
        }
    }()

    static let kinds: [String: Frame.Kind] = [
        "CALL": .call, "ITEM": .item, "END": .end, "REPLY": .reply, "CANCEL": .cancel, "CREDIT": .credit,
        "PING": .ping, "PONG": .pong, "GOAWAY": .goAway,
    ]

    @Test(
        "a golden frame is read as its fields, and written as its octets",
        arguments: entries.filter { $0.fields != nil })
    func wellFormed(entry: Entry) throws {
        let fields = try #require(entry.fields)
        let frame = try Frame(parsing: entry.bytes)
        #expect(frame.kind == Self.kinds[fields.kind])
        #expect(frame.callID == fields.call)
        #expect(frame.argument == fields.argument)
        #expect(frame.method == fields.method ?? "")
        #expect(frame.body == [UInt8]((fields.body ?? "").utf8))
        #expect(frame.metadata.names.count == (fields.metadata ?? [:]).count)
        for (name, value) in fields.metadata ?? [:] { #expect(frame.metadata[name] == value) }
        // Metadata may be spaced and escaped in other ways, so what is written is compared by reading it.
        #expect(try Frame(parsing: frame.serialized()) == frame)
        if (fields.metadata ?? [:]).isEmpty { #expect(try frame.serialized() == entry.bytes) }
    }

    @Test("what is no frame is refused for its reason", arguments: entries.filter { $0.malformed != nil })
    func malformed(entry: Entry) throws {
        let expected = try #require(entry.malformed)
        let error = try #require(throws: MalformedFrame.self) { try Frame(parsing: entry.bytes) }
        #expect(error.callID == expected.call)
        #expect(error.reason.rawValue == expected.reason)
    }

    @Test("there are golden frames of every kind, and malformed ones for every reason but one")
    func complete() {
        #expect(Set(Self.entries.compactMap(\.fields?.kind)) == Set(Self.kinds.keys))
        // A body above 4 MiB would be a large file.
        let reasons = Set(MalformedFrame.Reason.allCases.map(\.rawValue)).subtracting(["body"])
        #expect(Set(Self.entries.compactMap(\.malformed?.reason)) == reasons)
    }
}
