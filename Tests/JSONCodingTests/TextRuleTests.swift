import Testing

@testable import JSONCoding

@Suite("Rules for texts", .timeLimit(.minutes(5)))
struct TextRuleTests {
    private struct Refusing: Error {}

    private struct Part: Codable, Equatable {
        var a: String
        var b: [String]?
        var c: [String: String]?
    }

    /// Refuses `!`, and gives capitals for other texts; notes where it was asked.
    private static let rule: TextRule = { text, steps in
        if text.contains("!") { throw Refusing() }
        return text.uppercased() + steps().joined(separator: ".")
    }

    private func mistakes(_ text: String) -> [String] {
        JSON.draft(Part.self, from: Array(text.utf8), texts: Self.rule).mistakes.map(\.pointer)
    }

    @Test("each text becomes what the rule says; short visible ASCII is not asked about")
    func becomes() throws {
        let part = try JSON.decode(
            Part.self, from: Array(#"{"a":"ă","b":["plain","x\u0041","đ"],"c":{"k":"ê"}}"#.utf8),
            texts: Self.rule)
        #expect(part == Part(a: "Ăa", b: ["plain", "XAb.1", "Đb.2"], c: ["k": "Êc.k"]))
        let long = String(repeating: "a", count: 257)
        #expect(
            try JSON.decode([String].self, from: Array("[\"\(long)\"]".utf8), texts: Self.rule)[0].hasPrefix(
                "AA"))
    }

    @Test("what the rule refuses is a mistake at its place, beside all others, names of members included")
    func refuses() throws {
        let text = #"{"a":"é!","b":["ok",7,"ê!"],"c":{"ă!":"x","k":"ô!"}}"#
        #expect(mistakes(text) == ["/a", "/b/1", "/b/2", "/c/k", "/c/ă!"])
        #expect(mistakes(#"{"a":"x","c":{"ă!":"x"}}"#) == ["/c/ă!"])
        do {
            _ = try JSON.decode(Part.self, from: Array(#"{"a":"x","c":{"ă!":"x"}}"#.utf8), texts: Self.rule)
            Issue.record("decoded")
        } catch let error as JSONError {
            #expect(error.pointer == "/c/ă!")
        }
    }

    @Test(
        "half a character says in which value it stands",
        arguments: [
            (#"{"a":"\ud800"}"#, "/a"), (#"{"z":[1,{}],"b":["x",{"k":1,"m":"\udc00x"}]}"#, "/b/1/m"),
            (#"["\ud800\u0041"]"#, "/0"), (#"{"q":{"\ud800":1}}"#, "/q"), (#""\ud800""#, ""),
        ])
    func half(text: String, pointer: String) {
        #expect(throws: JSONError.self) { try JSON.decode(JSONValue.self, from: Array(text.utf8)) }
        let draft = JSON.draft(JSONValue.self, from: Array(text.utf8))
        #expect(draft.mistakes.map(\.pointer) == [pointer])
    }
}
