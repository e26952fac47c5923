import Foundation
import JSONCoding
import TestKit
import Testing

@Suite("The same as Foundation", .timeLimit(.minutes(5)))
struct EquivalenceTests {
    @Test("what one writes the other reads", arguments: 0..<60)
    func roundTrips(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let value = Everything(using: &random)
        let ours = try JSON.encode(value)
        let theirs = try JSONEncoder().encode(value)
        #expect(try JSON.decode(Everything.self, from: ours) == value)
        #expect(try JSON.decode(Everything.self, from: Array(theirs)) == value)
        #expect(try JSONDecoder().decode(Everything.self, from: Data(ours)) == value)
        #expect(try JSONValue(parsing: ours) == JSONValue(parsing: Array(theirs)))
    }

    @Test("single values are written byte for byte alike")
    func scalars() throws {
        var random = Seeded(seed: 7)
        for _ in 0..<3000 {
            let (double, float, text, integer) = (
                random.double(), Float(bitPattern: UInt32(truncatingIfNeeded: random.next())), random.text(),
                random.integer()
            )
            #expect(try written(double) == foundationWritten(double))
            if float.isFinite { #expect(try written(float) == foundationWritten(float)) }
            #expect(try written(text) == foundationWritten(text))
            #expect(try written([integer]) == foundationWritten([integer]))
        }
        for code in 0..<UInt8(0x80) {
            let text = "ab" + String(Unicode.Scalar(code)) + "cdefghijkl"
            #expect(try written(text) == foundationWritten(text))
        }
    }

    @Test("dates, data, addresses and decimals are written as Foundation does")
    func foundationTypes() throws {
        struct Kinds: Codable, Equatable {
            let date: Date, data: Data, url: URL, decimal: Decimal, list: [Data], missing: URL?
        }
        let kinds = Kinds(
            date: Date(timeIntervalSinceReferenceDate: 700_000_000.25), data: Data([0, 255, 62, 63]),
            url: try #require(URL(string: "https://example.org/a?b=c%20d")),
            decimal: Decimal(string: "12345678901234567890.125") ?? 0,
            list: [Data()], missing: nil)
        let ours = try JSON.encode(kinds)
        #expect(try JSONValue(parsing: ours) == JSONValue(parsing: Array(JSONEncoder().encode(kinds))))
        #expect(try JSON.decode(Kinds.self, from: ours) == kinds)
        #expect(try JSONDecoder().decode(Kinds.self, from: Data(ours)) == kinds)
        #expect(refusal(Data.self, #""***""#) == ": allowed ")
        #expect(refusal(Decimal.self, #""1""#) == ": wanted number")
    }

    @Test("classes that encode their superclass, by its own key or in the same container")
    func classes() throws {
        class Base: Codable {
            var id = 1
        }
        final class Derived: Base {
            enum CodingKeys: CodingKey { case name }
            var name = "x"
            override init() { super.init() }
            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                name = try container.decode(String.self, forKey: .name)
                try super.init(from: container.superDecoder())
            }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(name, forKey: .name)
                try super.encode(to: container.superEncoder())
            }
        }
        final class Flat: Base {
            enum CodingKeys: CodingKey { case name }
            override init() { super.init() }
            required init(from decoder: any Decoder) throws { try super.init(from: decoder) }
            override func encode(to encoder: any Encoder) throws {
                try super.encode(to: encoder)
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode("y", forKey: .name)
            }
        }
        let derived = Derived()
        derived.id = 5
        #expect(try written(derived) == #"{"name":"x","super":{"id":5}}"#)
        #expect(try read(Derived.self, #"{"name":"z","super":{"id":7}}"#).id == 7)
        #expect(refusal(Derived.self, #"{"name":"z"}"#) == ": wanted object")
        #expect(try written(Flat()) == #"{"id":1,"name":"y"}"#)
    }

    @Test("a changed byte is accepted by both or refused by both", arguments: 0..<40)
    func mutations(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed) &+ 1000)
        var corpus = SyntaxTests.accepted.map { Array($0.utf8) } + SyntaxTests.refused.map { Array($0.utf8) }
        corpus = corpus.filter { $0.count < 1000 } + SyntaxTests.refusedBytes
        corpus.append(Array(try JSONEncoder().encode(Everything(using: &random, depth: 1))))
        for _ in 0..<400 {
            let bytes = mutated(corpus[random.below(corpus.count)], using: &random)
            guard isSaidToBeUTF8(bytes) else { continue }
            let theirs = foundationAccepts(bytes)
            if accepts(bytes) {
                #expect(theirs, "\(bytes)")
            } else if theirs {
                // The two things that it lets pass.
                let plain = withoutTrailingCommas(bytes)
                #expect(accepts(plain) || hasMemberTwice(plain), "\(bytes)")
            }
        }
    }

    @Test("where the house is stricter than Foundation, or reads otherwise, on purpose")
    func differences() throws {
        struct One: Codable, Equatable { let a: Int }
        func foundation<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
            do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch { return nil }
        }
        // Bytes that are wrong in a member that nobody asks for.
        let surrogate = Array(#"{"a":1,"b":"\uD800"}"#.utf8)
        let unknownByte = Array(#"{"a":1,"b":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        for wrong in [surrogate, unknownByte] {
            #expect(foundation(One.self, wrong) == One(a: 1))
            #expect(throws: JSONError.self) { try JSON.decode(One.self, from: wrong) }
        }
        // A comma before the bracket, a byte order mark, another encoding.
        let plain = Array(#"{"a":1}"#.utf8)
        var wide: [UInt8] = []
        for byte in plain { wide += [byte, 0] }
        for text in [Array(#"{"a":1,}"#.utf8), [0xEF, 0xBB, 0xBF] + plain, wide] {
            #expect(foundation(One.self, text) == One(a: 1))
            #expect(throws: JSONError.self) { try JSON.decode(One.self, from: text) }
        }
        // A fraction that a double cannot tell from a whole number.
        #expect(foundation(Int.self, Array("1.0000000000000001".utf8)) == 1)
        #expect(refusal(Int.self, "1.0000000000000001") == ": wanted integer")
        // Names are compared as they are written, not by canonical equivalence (RFC 8259, 8.3).
        struct Accented: Codable, Equatable {
            enum CodingKeys: String, CodingKey { case letter = "\u{E9}" }
            let letter: Int
        }
        let decomposed = Array("{\"e\u{301}\":1}".utf8)
        #expect(foundation(Accented.self, decomposed) != nil)
        #expect(refusal(Accented.self, "{\"e\u{301}\":1}") == "/\u{E9}: missing")
    }

    @Test("no bytes stop the program, whatever they are decoded as", arguments: 0..<20)
    func neverStops(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed) &+ 5000)
        for _ in 0..<150 {
            var bytes = try JSON.encode(Everything(using: &random, depth: 1))
            for _ in 0...random.below(3) { bytes = mutated(bytes, using: &random) }
            do {
                let value = try JSON.decode(Everything.self, from: bytes)
                #expect(try JSON.decode(Everything.self, from: JSON.encode(value)) == value)
            } catch let error as JSONError {
                #expect(error.pointer.isEmpty || error.pointer.hasPrefix("/"))
            }
        }
    }

    private func accepts(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try JSON.decode(JSONValue.self, from: bytes)
            return true
        } catch {
            return false
        }
    }

    private func hasMemberTwice(_ bytes: [UInt8]) -> Bool {
        let mistakes = JSON.draft(JSONValue.self, from: bytes).mistakes
        return !mistakes.isEmpty
            && mistakes.allSatisfy { if case .repeated = $0.reason { true } else { false } }
    }

    private func withoutTrailingCommas(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.filter { index in
            guard bytes[index] == UInt8(ascii: ",") else { return true }
            let next = bytes[(index + 1)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            return next != UInt8(ascii: "]") && next != UInt8(ascii: "}")
        }.map { bytes[$0] }
    }

    /// Foundation looks at the first bytes for UTF-16 and UTF-32, and skips a byte order mark; the house does
    /// neither.
    private func isSaidToBeUTF8(_ bytes: [UInt8]) -> Bool {
        !bytes.prefix(4).contains(0) && !bytes.starts(with: [0xEF, 0xBB, 0xBF])
            && !bytes.starts(with: [0xFF, 0xFE])
            && !bytes.starts(with: [0xFE, 0xFF])
    }

    private func mutated(_ bytes: [UInt8], using random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        let at = random.below(bytes.count + 1)
        let telling =
            Array(#"{}[]",:\/u0123456789eE+-.truefalsn "#.utf8) + [
                0, 9, 10, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF4, 0xFF,
            ]
        switch random.below(5) {
        case 0 where at < bytes.count: bytes[at] = telling[random.below(telling.count)]
        case 1 where at < bytes.count: bytes.remove(at: at)
        case 2 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 3: bytes.removeSubrange(at...)
        default: bytes.insert(telling[random.below(telling.count)], at: at)
        }
        return bytes
    }
}
