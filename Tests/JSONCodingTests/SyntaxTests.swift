import Foundation
import JSONCoding
import Testing

/// Octets to decode. A report of the tests names them by their beginning: some are half a megabyte.
struct Text: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var testDescription: String {
        let shown = bytes.prefix(60)
        let start =
            String(validating: shown, as: UTF8.self).map { "\($0.debugDescription)" } ?? "\(Array(shown))"
        return shown.count < bytes.count ? "\(start)… of \(bytes.count) octets" : start
    }
}

@Suite("The grammar of RFC 8259, neither more nor less", .timeLimit(.minutes(5)))
struct SyntaxTests {
    static let accepted: [String] = [
        "null", "true", "false", "0", "-0", "1", "-1", "10", "0.0", "-0.0", "1.5", "1e5", "1E5", "1e+5",
        "1e-5",
        "123456789012345678901234567890", "0e1", "0e+1", "1.0e0", "[]", "{}", " [ ] ", "\t{\n}\r ", "[1,2]",
        "[1 , 2]",
        #"{"a":1}"#, #"{"a":1,"b":[{}]}"#, #"{"":0}"#, #"{"a":1,"A":2}"#, #""""#, #""abc""#,
        #""\"\\\/\b\f\n\r\t""#,
        #""\u0000""#, #""\u00e9\u00C9""#, #""\uD834\uDD1E""#, #""\ud834\udd1e""#, "\"\u{7F}\"", "\"é漢𝄞\"",
        "\"\u{2028}\u{FEFF}\"", "\"\u{FFFF}\u{10FFFF}\"", #"["a","b\u0041c"]"#, "[[[[[[]]]]]]",
        "[\"plain plain plain plain\"]",
        String(repeating: "[", count: 512) + String(repeating: "]", count: 512),
    ]

    static let refused: [String] = [
        "", " ", "nul", "nulll", "True", "tru", "NaN", "Infinity", "-Infinity", "-", "+1", "01", "-01", "1.",
        ".5", "1.e5",
        "1e", "1e+", "1e5.5", "0x10", "1 2", "1,", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]",
        "{", "}", "{1:2}",
        #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a" 1}"#, #"{"a":1 "b":2}"#, #"{"a":1}}"#,
        #"{a:1}"#, "{'a':1}",
        #"""#, #""abc"#, #""\"#, #""\""#, #""\x""#, #""\u""#, #""\u12""#, #""\u12g4""#, #""\uD834""#,
        #""\uDD1E""#,
        #""\uD834\u0041""#, #""\uD834\n""#, #""\uD834\uD834""#, "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"",
        "[1]x", "[1]\u{0}",
        "\u{C}1", "\u{A0}1", "// comment\n1", "/* */1", "[1]//", "\u{2028}1",
        String(repeating: "[", count: 513) + String(repeating: "]", count: 513),
        String(repeating: "[", count: 100_000),
        String(repeating: #"{"a":"#, count: 100_000),
    ]

    static let refusedBytes: [[UInt8]] = [
        [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xC1, 0xBF, 0x22], [0x22, 0xC3, 0x22],
        [0x22, 0xE0, 0x80, 0x80, 0x22],
        [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22],
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0xFF, 0x22],
        [0x22, 0xF0, 0x9F, 0x98],
        [0x22, 0xC3], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00], [0x00, 0x31], [0xFF],
    ]

    @Test("texts of the grammar are read", arguments: accepted.map { Text(Array($0.utf8)) })
    func accepts(text: Text) throws {
        let value = try JSON.decode(JSONValue.self, from: text.bytes)
        let again = try read(JSONValue.self, written(value))
        #expect(again == value)
        #expect(foundationAccepts(text.bytes))
    }

    @Test(
        "texts outside the grammar are refused",
        arguments: refused.map { Text(Array($0.utf8)) } + refusedBytes.map { Text($0) })
    func refuses(text: Text) {
        let error = #expect(throws: JSONError.self) { try JSON.decode(JSONValue.self, from: text.bytes) }
        guard case .malformed(let offset)? = error?.reason else {
            Issue.record("not malformed: \(String(describing: error))")
            return
        }
        #expect((0...text.bytes.count).contains(offset))
    }

    @Test(
        "a member that stands twice is refused by its place, whatever is asked, however its name is written")
    func duplicates() throws {
        struct Pair: Codable, Equatable { let b: Int, a: Int }
        let text = #"{"a":1,"b":2,"a":3,"\u0062":4}"#
        // Foundation takes the first.
        #expect(try JSONDecoder().decode(Pair.self, from: Data(text.utf8)) == Pair(b: 2, a: 1))
        #expect(refusal(Pair.self, text) == "/a: repeated")
        #expect(refusal([String: Int].self, text) == "/a: repeated")
        #expect(refusal(JSONValue.self, text) == "/a: repeated")
        #expect(refusal(Pair.self, #"{"b":1,"a":2,"c":[{"x/y":1,"x\/y":2}]}"#) == "/c/0/x~1y: repeated")
        let wide = (0..<100).map { #""m\#($0)":0"# }
        #expect(
            refusal([String: Int].self, "{" + (wide + [#""m7":1"#]).joined(separator: ",") + "}")
                == "/m7: repeated")
        #expect(refusal([String: Int].self, "{" + wide.joined(separator: ",") + "}") == nil)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.offset == 13)
        #expect(error?.reason == .repeated("a"))
    }

    @Test("numbers are exact or refused")
    func numbers() throws {
        #expect(
            try read([Int64].self, "[9223372036854775807,-9223372036854775808,1.0,1e2,12.50e1,-0,0.0e9]")
                == [.max, .min, 1, 100, 125, 0, 0])
        #expect(try read(UInt64.self, "18446744073709551615") == .max)
        #expect(try read(UInt128.self, "340282366920938463463374607431768211455") == .max)
        #expect(try read(UInt64.self, "9007199254740993.0") == 9_007_199_254_740_993)
        #expect(refusal(Int64.self, "9223372036854775808") == ": outside \(Int64.min) \(Int64.max)")
        #expect(refusal(Int.self, "1e400") == ": outside \(Int.min) \(Int.max)")
        #expect(refusal(Int.self, "1e-400") == ": wanted integer")
        #expect(refusal(Int.self, "1e99999999999999999999") == ": outside \(Int.min) \(Int.max)")
        #expect(refusal(Int.self, "1.0000000000000001") == ": wanted integer")
        #expect(refusal(Double.self, "1e400") == ": allowed ")
        #expect(refusal(Float.self, "1e39") == ": allowed ")
        let longest = String(repeating: "0", count: JSON.maximumNumber - 2)
        #expect(try read(Double.self, "1." + longest) == 1)
        #expect(refusal(Double.self, "1.0" + longest) == ": too long")
        #expect(refusal(Int.self, "1.0" + longest) == ": too long")
        #expect(refusal(JSONValue.self, "[1.0\(longest)]") == "/0: too long")
        #expect(try read(Double.self, "1e-400") == 0)
        #expect(try read(Double.self, "-0").sign == .minus)
        #expect(try read(Double.self, "0.1") == 0.1)
    }
}

/// Whether Foundation reads `bytes` as some value, every string of it unescaped.
func foundationAccepts(_ bytes: [UInt8]) -> Bool {
    do {
        _ = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        return true
    } catch {
        return false
    }
}
