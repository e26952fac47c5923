import JSONCoding
import Testing

@Suite("Errors say where and why", .timeLimit(.minutes(5)))
struct PointerTests {
    enum Colour: String, Codable, CaseIterable { case red, green }
    enum Shape: Codable, Equatable {
        case circle(radius: Int)
        case square(Int)
        case nothing
    }
    struct Odd: Error {}
    struct Even: Codable, Equatable {
        let value: Int
        init(from decoder: any Decoder) throws {
            value = try decoder.singleValueContainer().decode(Int.self)
            if value % 2 == 1 { throw Odd() }
        }
    }
    struct Leaf: Codable, Equatable {
        var colour: Colour?
        var even: Even?
        var size: UInt8?
        var shape: Shape?
        var link: [String: [Int]]?
    }
    struct Tree: Codable { let name: String, leaves: [Leaf] }

    @Test(
        "the pointer names the member, and the reason says what would do",
        arguments: [
            (#"{"leaves":[]}"#, "/name: missing"),
            (#"{"name":1,"leaves":[]}"#, "/name: wanted string"),
            (#"{"name":null,"leaves":[]}"#, "/name: missing"),
            (#"{"name":"a","leaves":{}}"#, "/leaves: wanted array"),
            (#"{"name":"a","leaves":[{},3]}"#, "/leaves/1: wanted object"),
            (#"{"name":"a","leaves":[{"colour":"blue"}]}"#, "/leaves/0/colour: allowed red green"),
            (#"{"name":"a","leaves":[{"colour":1}]}"#, "/leaves/0/colour: wanted string"),
            (#"{"name":"a","leaves":[{},{},{"even":3}]}"#, "/leaves/2/even: refused Odd()"),
            (#"{"name":"a","leaves":[{"size":256}]}"#, "/leaves/0/size: outside 0 255"),
            (#"{"name":"a","leaves":[{"size":-1}]}"#, "/leaves/0/size: outside 0 255"),
            (#"{"name":"a","leaves":[{"size":1.5}]}"#, "/leaves/0/size: wanted integer"),
            (#"{"name":"a","leaves":[{"size":"1"}]}"#, "/leaves/0/size: wanted integer"),
            (
                #"{"name":"a","leaves":[{"link":{"x":[1],"a/b~c":[1,true]}}]}"#,
                "/leaves/0/link/a~1b~0c/1: wanted integer"
            ),
            (#"{"name":"a","leaves":[{"shape":{}}]}"#, "/leaves/0/shape: allowed "),
            (#"{"name":"a","leaves":[{"shape":{"oval":{}}}]}"#, "/leaves/0/shape: allowed "),
            (#"{"name":"a","leaves":[{"shape":{"circle":{}}}]}"#, "/leaves/0/shape/circle/radius: missing"),
            (#"[]"#, ": wanted object"),
            (#"{"name":"a","leaves":[}"#, ": malformed 22"),
        ])
    func pointers(text: String, expected: String) {
        #expect(refusal(Tree.self, text) == expected)
    }

    @Test("a dictionary's key that is no number is named")
    func dictionaryKeys() {
        #expect(refusal([Int: Int].self, #"{"1":1,"two":2}"#) == "/two: wanted integer")
    }

    @Test("an error that a type catches leaves the decoder usable")
    func caught() throws {
        struct Lenient: Decodable, Equatable {
            let first: Int
            let second: [String]
            let last: String

            enum CodingKeys: CodingKey { case first, second, last }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                do { first = try container.decode(Int.self, forKey: .first) } catch { first = -1 }
                var items = try container.nestedUnkeyedContainer(forKey: .second)
                var texts: [String] = []
                while !items.isAtEnd {
                    do {
                        texts.append(String(try items.decode(Even.self).value))
                    } catch {
                        texts.append(try items.decode(Int.self) == 1 ? "one" : "odd")
                    }
                }
                second = texts
                last = try container.decode(String.self, forKey: .last)
            }
        }
        let value = try read(Lenient.self, #"{"first":"no","second":[1,2,3,4],"last":"end"}"#)
        #expect(value.first == -1 && value.second == ["one", "2", "odd", "4"] && value.last == "end")
    }

    @Test("what cannot be written says where it is")
    func encoding() throws {
        struct Inner: Encodable { let numbers: [String: [Double]] }
        struct Outer: Encodable { let inner: [Inner] }
        for bad in [Double.nan, .infinity, -.infinity] {
            let error = #expect(throws: JSONError.self) {
                try JSON.encode(Outer(inner: [Inner(numbers: [:]), Inner(numbers: ["a/b": [1, bad]])]))
            }
            #expect(error?.pointer == "/inner/1/numbers/a~1b/1")
        }
        struct Refusing: Encodable {
            enum CodingKeys: CodingKey { case outer, inner }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                var nested = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .outer)
                var list = nested.nestedUnkeyedContainer(forKey: .inner)
                try list.encode(1)
                try list.encode(Float.nan)
            }
        }
        let error = #expect(throws: JSONError.self) { try JSON.encode([Refusing()]) }
        #expect(error?.pointer == "/0/outer/inner/1")
    }
}
