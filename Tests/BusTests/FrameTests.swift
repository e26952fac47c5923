import Testing
import Vocabulary

@testable import Bus

@Suite("Frames", .timeLimit(.minutes(5)))
struct FrameTests {
    static let examples: [Frame] = [
        Frame(
            .call, callID: 1, argument: 2000, method: "registry.Children/Register",
            metadata: ["idempotency-key": "k", "accept-language": "vi"], body: Array("{}".utf8)),
        Frame(.item, callID: .max, body: [1, 2, 3]),
        Frame(.end, callID: 7),
        Frame(.reply, callID: 7, argument: 16, metadata: ["message": "Thiếu “tên”\n\u{1}\\"], body: []),
        Frame(.cancel, callID: 7), Frame(.credit, callID: 7, argument: 32),
        Frame(.ping, callID: 0, argument: .max), Frame(.pong, callID: 3, argument: 9),
        Frame(.goAway, callID: 0),
    ]

    @Test("what is written is read back the same", arguments: examples)
    func roundTrip(frame: Frame) throws {
        #expect(try Frame(parsing: frame.serialized()) == frame)
    }

    @Test("the header is laid out as the protocol says")
    func layout() throws {
        let bytes = try Frame(
            .call, callID: 0x0102_0304_0506_0708, argument: 0x0A0B_0C0D, method: "a.B/C",
            metadata: ["k": "v"],
            body: [0xFF]
        ).serialized()
        #expect(
            bytes == [
                0x43, 0x54, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0x0A, 0x0B, 0x0C, 0x0D, 0, 5, 0, 9,
            ] + Array(#"a.B/C{"k":"v"}"#.utf8) + [0xFF])
    }

    @Test("every prefix of a frame is refused or shorter, and never traps", arguments: examples)
    func prefixes(frame: Frame) throws {
        let bytes = try frame.serialized()
        for length in 0..<bytes.count {
            do {
                let shorter = try Frame(parsing: Array(bytes[..<length]))
                #expect(shorter.body.count < max(1, frame.body.count))
            } catch {
                #expect(length >= 12 || error.callID == nil)
            }
        }
    }

    @Test("random bytes, and frames with a few bytes changed, never trap")
    func noise() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes: [UInt8]
            if Bool.random(using: &generator) {
                bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in .random(in: 0...255) }
                if Bool.random() { bytes.insert(contentsOf: [0x43, 0x54, 1, .random(in: 0...10)], at: 0) }
            } else {
                bytes = try #require(FrameTests.examples.randomElement()).serialized()
                for _ in 0..<Int.random(in: 1...3) {
                    bytes[Int.random(in: 0..<bytes.count)] = .random(in: 0...255)
                }
            }
            do {
                let frame = try Frame(parsing: bytes)
                #expect(try Frame(parsing: frame.serialized()) == frame)
            } catch is MalformedFrame {}
        }
    }

    static let wrong: [(String, MalformedFrame.Reason, UInt64?, @Sendable (inout [UInt8]) -> Void)] = [
        ("foreign", .foreign, nil, { $0[0] = 0x44 }),
        ("version", .version, 1, { $0[2] = 2 }),
        ("kind 0", .kind, 1, { $0[3] = 0 }),
        ("kind 10", .kind, 1, { $0[3] = 10 }),
        ("call id 0", .callID, nil, { $0[11] = 0 }),
        ("a method longer than 255", .method, 1, { $0[16] = 1 }),
        ("a method beyond the end", .method, 1, { $0.removeLast($0.count - 22) }),
        (
            "no method", .method, 1,
            {
                $0[17] = 0
                $0[19] = 0
            }
        ),
        ("metadata beyond the end", .metadata, 1, { $0[18] = 0x1F }),
        (
            "metadata longer than 8 KiB", .metadata, 1,
            {
                $0[18] = 0x20
                $0[19] = 1
            }
        ),
        ("metadata that is no object", .metadata, 1, { $0[25] = 0x5B }),
        (
            "a method that is not UTF-8", .method, 1,
            {
                $0[20] = 0xC3
                $0[21] = 0x28
            }
        ),
        ("truncated behind the id", .truncated, 1, { $0.removeLast($0.count - 15) }),
        ("END with a method", .content, 1, { $0[3] = 3 }),
        (
            "REPLY with status 17", .content, 1,
            {
                $0[3] = 4
                $0[15] = 17
            }
        ),
    ]

    @Test("each wrong part is named, with the call id where that can be read", arguments: wrong.indices)
    func wrongParts(index: Int) throws {
        let (name, reason, callID, spoil) = FrameTests.wrong[index]
        var bytes = try Frame(
            .call, callID: 1, method: "a.B/C", metadata: ["k": "v"], body: Array("{}".utf8)
        ).serialized()
        spoil(&bytes)
        let error = #expect(throws: MalformedFrame.self, "\(name)") { try Frame(parsing: bytes) }
        #expect(error == MalformedFrame(callID: callID, reason: reason), "\(name)")
    }

    @Test("a body of 4 MiB passes and one octet more does not, on either side")
    func bodyLimit() throws {
        let full = Frame(.item, callID: 1, body: [UInt8](repeating: 7, count: Frame.maximumBodyLength))
        var bytes = try full.serialized()
        #expect(try Frame(parsing: bytes).body.count == Frame.maximumBodyLength)
        bytes.append(7)
        #expect(throws: MalformedFrame(callID: 1, reason: .body)) { try Frame(parsing: bytes) }
        let over = Frame(.item, callID: 1, body: full.body + [7])
        #expect(throws: FrameOversize.body) { try over.serialized() }
        #expect(throws: FrameOversize.method) {
            try Frame(.call, callID: 1, method: String(repeating: "m", count: 256)).serialized()
        }
        #expect(throws: FrameOversize.metadata) {
            try Frame(.goAway, callID: 0, metadata: ["k": String(repeating: "v", count: 8192)]).serialized()
        }
    }
}

@Suite("Metadata", .timeLimit(.minutes(5)))
struct MetadataTests {
    private func read(_ json: [UInt8]) -> Metadata? { json.withUnsafeBytes { Metadata(json: $0) } }

    @Test(
        "any JSON object of strings is read, however it is spelt",
        arguments: [
            (#"{"a":"b"}"#, ["a": "b"]), (" { \"a\" :\t\"b\" , \"c-d\" : \"\" }\r\n", ["a": "b", "c-d": ""]),
            ("{}", [:]), ("", [:]), (#"{"a":"\u0041\n\ud83d\ude00\/"}"#, ["a": "A\n😀/"]),
            (#"{"message":"Thiếu tên"}"#, ["message": "Thiếu tên"]),
        ] as [(String, [String: String])])
    func reads(text: String, expected: [String: String]) throws {
        let metadata = try #require(read(Array(text.utf8)))
        #expect(Dictionary(uniqueKeysWithValues: metadata.names.map { ($0, metadata[$0]) }) == expected)
    }

    @Test(
        "what is not an object of strings with lower-kebab names is refused",
        arguments: [
            "[]", "null", "{", "{\"a\"", "{\"a\":1}", "{\"a\":null}", "{\"A\":\"b\"}", "{\"a-\":\"b\"}",
            "{\"a--b\":\"c\"}", "{\"\":\"c\"}", "{\"a\":\"b\",}", "{\"a\":\"b\"}x",
            "{\"a\":\"b\",\"a\":\"c\"}",
            "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"b\n\"}",
            "{\"a\":\"\\u12\"}",
            "{'a':'b'}", " ",
        ])
    func refuses(text: String) {
        #expect(read(Array(text.utf8)) == nil)
    }

    @Test("text that is not UTF-8 is refused")
    func encoding() {
        #expect(read(Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8)) == nil)
    }

    @Test("reserved names have values of their own")
    func reserved() {
        var metadata: Metadata = ["seen": "registry=3,catalogue=1", "accept-language": "en-GB,vi;q=0.5"]
        #expect(metadata.seen == Positions(["registry": 3, "catalogue": 1]))
        #expect(metadata.language == .en)
        metadata.position = Positions(["registry": 9])
        #expect(metadata["position"] == "registry=9")
        metadata["seen"] = "registry"
        #expect(metadata.seen == nil)
        metadata["Not kebab"] = "x"
        #expect(!metadata.names.contains("Not kebab"))
    }
}
