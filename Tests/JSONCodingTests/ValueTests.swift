import Foundation
import JSONCoding
import Testing

@Suite("JSON as a tree", .timeLimit(.minutes(5)))
struct ValueTests {
    let value: JSONValue = [
        "a/b": 1, "m~n": [true, nil, "x"], "": ["c": 1.5], "list": [["id": 1, "name": "one"], ["id": 2]],
    ]

    @Test("members keep the order of the text, and equality does not ask for it")
    func order() throws {
        let text = #"{"z":1,"a":[],"m":{"y":null,"b":false}}"#
        let parsed = try JSONValue(parsing: text)
        #expect(parsed.compact == text)
        #expect(try written(parsed) == text)
        #expect(parsed == ["m": ["b": false, "y": nil], "a": [], "z": 1])
        #expect(parsed != ["m": ["b": false], "a": [], "z": 1])
        #expect(
            try read(JSONValue.self, "[1.0,1e2,1.5,9223372036854775808]") == [
                1, 100, 1.5, 9.223372036854775808e18,
            ])
    }

    @Test("pointers follow RFC 6901")
    func pointers() {
        #expect(value[pointer: ""] == value)
        #expect(value[pointer: "/a~1b"] == 1)
        #expect(value[pointer: "/m~0n/2"] == "x")
        #expect(value[pointer: "/m~0n/1"] == JSONValue.null)
        #expect(value[pointer: "//c"] == 1.5)
        #expect(value[pointer: "/list/1/id"] == 2)
        for nothing in [
            "a~1b", "/m~0n/3", "/m~0n/01", "/m~0n/-1", "/m~0n/-", "/m~n", "/a~1b/0", "/~2", "/~", "/list/٣",
        ] {
            #expect(value[pointer: nothing] == nil, "\(nothing)")
        }
    }

    @Test("an expected object is matched in part, an expected array element by element")
    func matching() {
        #expect(value.matches(expected: ["list": [["id": 1], ["id": 2]]]))
        #expect(value.matches(expected: [:]))
        #expect(!value.matches(expected: ["list": [["id": 1]]]))
        #expect(!value.matches(expected: ["list": [["id": 1], ["id": 2], ["id": 3]]]))
        #expect(!value.matches(expected: ["absent": nil]))
        #expect(JSONValue.integer(1).matches(expected: 1))
        #expect(!JSONValue.integer(1).matches(expected: "1"))
        let mismatch = value.mismatch(expected: ["list": [["id": 1, "name": "two"], ["id": 2]]])
        #expect(
            mismatch?.pointer == "/list/0/name" && mismatch?.expected == "two" && mismatch?.found == "one")
        #expect(value.mismatch(expected: ["list": [[:], ["x/y": 1]]])?.pointer == "/list/1/x~1y")
    }

    @Test("text that is not JSON is refused with line and column")
    func positions() {
        for (text, line, column) in [
            ("", 1, 1), ("{\n  \"a\": 1,\n  b\n}", 3, 3), ("[1,\n\"tỉnh\" x]", 2, 8), ("[1]\n\n]", 3, 1),
            ("[1e999]", 1, 2),
        ] {
            let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
            #expect(error?.line == line && error?.column == column, "\(text)")
        }
    }

    @Test("what is printed for people reads back as the same value")
    func printing() throws {
        let expected = """
            {
              "a/b": 1,
              "m~n": [true, null, "x"],
              "": {
                "c": 1.5
              },
              "list": [
                {
                  "id": 1,
                  "name": "one"
                },
                {
                  "id": 2
                }
              ]
            }
            """
        #expect(value.prettyPrinted == expected)
        #expect(try JSONValue(parsing: value.prettyPrinted) == value)
        #expect(JSONValue.array([]).prettyPrinted == "[]")
    }

    @Test("trees pass through another coder unchanged")
    func otherCoder() throws {
        let bytes = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: bytes) == value)
        #expect(try JSON.decode(JSONValue.self, from: Array(bytes)) == value)
    }
}
