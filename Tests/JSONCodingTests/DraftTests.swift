import JSONCoding
import TestKit
import Testing

@Suite("Drafts: everything that is wrong, and a value all the same", .timeLimit(.minutes(5)))
struct DraftTests {
    enum Sex: String, Codable, CaseIterable { case female, male }
    enum Shape: Codable, Equatable {
        case circle(radius: Int)
        case square(Int, colour: String)
        case nothing
    }
    struct Day: Codable, Equatable {
        struct Wrong: Error {}
        let text: String
        init(from decoder: any Decoder) throws {
            text = try decoder.singleValueContainer().decode(String.self)
            if text.count != 4 { throw Wrong() }
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }
    struct Address: Codable, Equatable { let street: String, number: UInt8 }
    struct Child: Codable, Equatable {
        let name: String
        let sex: Sex
        var flag: Bool
        var weight: Double?
        var address: Address
        var shapes: [Shape]
        var counts: [String: Int]
        var tags: Set<String>?
    }

    private static let good =
        #"{"name":"An","sex":"male","flag":true,"weight":3.5,"address":{"street":"a","number":7},"#
        + #""shapes":[{"nothing":{}},{"square":{"_0":1,"colour":"red"}}],"counts":{"x":1},"tags":["t"]}"#

    private func draft<Value: Decodable>(
        _ type: Value.Type, _ text: String, _ standIn: StandIn = .low
    ) -> Draft<Value> {
        JSON.draft(type, from: Array(text.utf8), standingIn: standIn) { type in
            type is Day.Type
                ? TypeDescription(["type": "string"], example: #""2020""#, low: #""1900""#, high: #""2199""#)
                : nil
        }
    }

    private func words(_ draft: Draft<some Any>) -> [String] {
        draft.mistakes.map { "\($0.pointer): \(word($0.reason))" }
    }

    @Test("what decodes is its own draft, without mistakes")
    func right() throws {
        for standIn in StandIn.allCases {
            let draft = draft(Child.self, Self.good, standIn)
            #expect(try draft.value == read(Child.self, Self.good))
            #expect(draft.mistakes.isEmpty && draft.unread.pointers.isEmpty)
        }
    }

    @Test("every mistake comes with its place, and what is right stays")
    func several() {
        let text =
            #"{"name":7,"sex":"x","weight":"much","address":{"street":[],"number":300},"#
            + #""shapes":[{"circle":{"radius":"r"}},3,{"square":{"_0":5}}],"counts":{"x":1,"y":null},"tags":[1]}"#
        let low = draft(Child.self, text)
        #expect(
            words(low) == [
                "/name: wanted string", "/sex: allowed female male", "/flag: missing",
                "/weight: wanted number",
                "/address/street: wanted string", "/address/number: outside 0 255",
                "/shapes/0/circle/radius: wanted integer", "/shapes/1: wanted object",
                "/shapes/2/square/colour: missing", "/counts/y: missing", "/tags/0: wanted string",
            ])
        #expect(low.unread.pointers == Set(low.mistakes.map(\.pointer)))
        #expect(
            low.value
                == Child(
                    name: "", sex: .female, flag: false, address: Address(street: "", number: 0),
                    shapes: [.circle(radius: 0), .circle(radius: 0), .square(5, colour: "")],
                    counts: ["x": 1, "y": 0], tags: [""]))
        let high = draft(Child.self, text, .high)
        #expect(words(high) == words(low))
        #expect(
            high.value
                == Child(
                    name: "a", sex: .male, flag: true, weight: 1_000_000,
                    address: Address(street: "a", number: 255),
                    shapes: [.circle(radius: 1_000_000), .nothing, .square(5, colour: "a")],
                    counts: ["x": 1, "y": 1_000_000], tags: ["a"]))
    }

    @Test("a member that is wrong as a whole is one mistake, and all below it is unread")
    func whole() {
        let text = Self.good.replacing(#"{"street":"a","number":7}"#, with: "[]")
        let draft = draft(Child.self, text)
        #expect(words(draft) == ["/address: wanted object"])
        #expect(draft.unread.covers("/address/street") && draft.unread.covers("/address"))
        #expect(!draft.unread.covers("/addresses") && !draft.unread.covers(""))
        #expect(words(self.draft(Child.self, "3")) == [": wanted object"])
        #expect(self.draft(Child.self, "3").unread.covers("/anything"))
    }

    @Test("what a type refuses because of a stand-in is no mistake, but all of it is unread")
    func refusedStandIn() {
        struct Span: Codable, Equatable {
            struct Backwards: Error {}
            let start: Int, end: Int
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                start = try container.decode(Int.self, forKey: .start)
                end = try container.decode(Int.self, forKey: .end)
                if end < start { throw Backwards() }
            }
        }
        #expect(words(draft(Span.self, #"{"start":5,"end":2}"#)) == [": refused Backwards()"])
        let low = draft([Span].self, #"[{"start":5,"end":"x"}]"#)
        #expect(words(low) == ["/0/end: wanted integer"])
        #expect(low.unread.covers("/0/start"))
        let high = draft([Span].self, #"[{"start":5,"end":"x"}]"#, .high)
        #expect(words(high) == ["/0/end: wanted integer"])
        #expect(high.value?.first?.end == 1_000_000 && !high.unread.covers("/0/start"))
    }

    @Test("a type whose values have a form of their own is stood in for by what is described")
    func described() {
        struct Holder: Codable, Equatable { let day: Day, other: Day? }
        let text = #"{"day":"today","other":4}"#
        #expect(words(draft(Holder.self, text)) == ["/day: refused Wrong()", "/other: wanted string"])
        #expect(draft(Holder.self, text).value?.day.text == "1900")
        #expect(draft(Holder.self, text).value?.other == nil)
        #expect(draft(Holder.self, text, .high).value?.day.text == "2199")
        #expect(draft(Holder.self, text, .high).value?.other?.text == "2199")
    }

    @Test("where no stand-in can be made the reading ends, with what was found so far")
    func unknown() {
        struct Never: Decodable {
            struct Refused: Error {}
            init(from decoder: any Decoder) throws { throw Refused() }
        }
        struct Holder: Decodable { let first: Int, never: Never, last: Int }
        let draft = draft(Holder.self, #"{"first":"1","never":1,"last":"3"}"#)
        #expect(draft.value == nil)
        #expect(words(draft) == ["/first: wanted integer", "/never: refused Refused()"])
        #expect(draft.unread.covers("/last"))
    }

    @Test("a type that catches errors and reads something else is believed")
    func alternatives() {
        enum Either: Decodable, Equatable {
            case number(Int)
            case pair(a: String, b: Bool)
            init(from decoder: any Decoder) throws {
                do {
                    self = .number(try decoder.singleValueContainer().decode(Int.self))
                } catch {
                    let pair = try decoder.container(keyedBy: PairKeys.self)
                    self = .pair(
                        a: try pair.decode(String.self, forKey: .a), b: try pair.decode(Bool.self, forKey: .b)
                    )
                }
            }
            enum PairKeys: CodingKey { case a, b }
        }
        let text = #"[1,{"a":"x","b":true},{"a":1,"b":1},"z"]"#
        let draft = draft([Either].self, text)
        #expect(words(draft) == ["/2/a: wanted string", "/2/b: wanted boolean", "/3: wanted object"])
        #expect(draft.value?.prefix(3) == [.number(1), .pair(a: "x", b: true), .pair(a: "", b: false)])
    }

    @Test("text that is no JSON is one mistake, and a great many mistakes are enough")
    func limits() {
        let broken = draft(Child.self, #"{"name":"#)
        #expect(broken.value == nil && words(broken) == [": malformed 8"])
        let many = draft([Int].self, "[" + Array(repeating: "true", count: 5000).joined(separator: ",") + "]")
        #expect(many.value == nil)
        #expect(many.mistakes.count == JSON.maximumMistakes)
    }

    @Test("members that stand twice are mistakes beside the others")
    func twice() {
        let text = #"{"street":"a","number":-1,"\u0073treet":"b","x":{"y":1,"y":2,"y":3}}"#
        let draft = draft(Address.self, text)
        #expect(words(draft) == ["/street: repeated", "/x/y: repeated", "/number: outside 0 255"])
        #expect(refusal(Address.self, text) == "/street: repeated")
    }

    @Test(
        "a draft of right bytes is what they decode to, the first mistake what decoding throws",
        arguments: 0..<40)
    func property(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed) &+ 9000)
        let value = Everything(using: &random, depth: 2)
        let bytes = try JSON.encode(value)
        for standIn in StandIn.allCases {
            let whole = JSON.draft(Everything.self, from: bytes, standingIn: standIn)
            #expect(whole.value == value && whole.mistakes.isEmpty)
        }
        let tree = try JSONValue(parsing: bytes)
        for _ in 0..<60 {
            let spoiled = Array(tree.spoiled(using: &random).compact.utf8)
            let draft = JSON.draft(Everything.self, from: spoiled)
            do {
                #expect(try draft.value == JSON.decode(Everything.self, from: spoiled))
                #expect(draft.mistakes.isEmpty)
            } catch let error as JSONError {
                #expect(draft.value != nil)
                #expect(draft.mistakes.first?.pointer == error.pointer)
                #expect(draft.mistakes.first.map { word($0.reason) } == word(error.reason))
                #expect(draft.mistakes.allSatisfy { draft.unread.covers($0.pointer) })
            }
        }
    }
}

extension JSONValue {
    /// With one value in it replaced by another, or left out.
    fileprivate func spoiled(using random: inout Seeded) -> JSONValue {
        switch self {
        case .object(let object) where !object.isEmpty && random.chance(5, in: 6):
            var object = object
            let name = object.names[random.below(object.count)]
            let inner = object[name]?.spoiled(using: &random)
            object[name] = random.chance(1, in: 8) ? nil : inner
            return .object(object)
        case .array(var elements) where !elements.isEmpty && random.chance(5, in: 6):
            let index = random.below(elements.count)
            elements[index] = elements[index].spoiled(using: &random)
            return .array(elements)
        default:
            return [nil, true, 7, -1, 1.5, "x", [], [:], 300][random.below(9)]
        }
    }
}
