import JSONCoding
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Scripts", .timeLimit(.minutes(5)))
struct ScriptTests {
    private func line(_ text: String) throws -> ScriptLine? {
        try ScriptFile(text, file: "year.jsonl").lines.first?.line
    }

    private func problem(_ text: String) -> FileProblem? {
        do {
            _ = try ScriptFile(text, file: "year.jsonl")
            return nil
        } catch {
            return error as? FileProblem
        }
    }

    @Test("the line of the documentation is read whole")
    func call() throws {
        let text = #"""
            {"as":"thai-binh/so-y-te","call":"registry.Children/Get","body":{"id":"{{child}}"},"timeoutMs":2000,"expect":{"status":"OK","body":{"sex":"female"}},"save":{"commune":"/commune"}}
            """#
        var expected = ScriptedCall(method: "registry.Children/Get", body: ["id": "{{child}}"])
        expected.unit = "thai-binh/so-y-te"
        expected.timeout = 2000
        expected.expect.body = ["sex": "female"]
        expected.save = [("commune", "/commune")]
        #expect(try line(text) == .call(expected))
    }

    @Test("set, clock, follow and comment are lines; empty lines are none")
    func verbs() throws {
        let script = try ScriptFile(
            """
            {"comment":"the year begins"}

            {"set":{"year":2020}}
            {"clock":"2020-01-06"}
            {"follow":"registry","until":{"type":"registry.childRegistered"},"timeoutMs":5}
            """, file: "-")
        #expect(script.lines.map(\.number) == [1, 3, 4, 5])
        #expect(
            script.lines.map(\.line).prefix(3) == [
                .comment("the year begins"), .set(["year": 2020]), .clock(day: "2020-01-06", unit: nil),
            ])
        guard case .follow(let follow) = script.lines[3].line else {
            Issue.record("no follow")
            return
        }
        #expect(follow.service == "registry")
        #expect(follow.timeout == 5)
    }

    @Test(
        "a bad line is named",
        arguments: [
            ("{\"comment\":\"\"}\n{", 2), ("[]", 1), ("\n\n{}", 3), (#"{"call":"a.B/C","set":{}}"#, 1),
            (#"{"call":"a.B/C","body":{},"expects":{}}"#, 1), (#"{"call":7}"#, 1),
            (#"{"call":"a.B/C","timeoutMs":-1}"#, 1), (#"{"call":"a.B/C","expect":{"status":"FINE"}}"#, 1),
            (#"{"call":"a.B/C","save":{"x":"id"}}"#, 1), (#"{"call":"a.B/C","rows":"people.jsonl"}"#, 1),
            (#"{"call":"a.B/C","expect":"OK"}"#, 1),
        ])
    func badLines(_ text: String, number: Int) {
        #expect(problem(text)?.line == number)
        #expect(problem(text)?.file == "year.jsonl")
    }

    @Test("all that is wrong with a script's form is told at once, each with its line")
    func allBadLines() {
        let found = problem(
            """
            {"call":7,"expects":{},"timeoutMs":0,"expect":{"status":"FINE"}}
            {]
            {"set":{}}
            []
            """)
        #expect(found?.all.map(\.line) == [1, 1, 1, 1, 2, 4])
        let keys = found?.all.prefix(4).map(\.message.key) ?? []
        #expect(
            Set(keys) == [
                "gateway.script-type.string", "gateway.script-member", "gateway.script-type.milliseconds",
                "gateway.script-type.status",
            ])
    }

    @Test("an import that admits no row is not as expected, unless the line counts rows")
    func countedRows() throws {
        func counts(_ expect: String) throws -> Bool? {
            guard case .call(let call) = try line(#"{"call":"a.B/Import","rows":[],"expect":\#(expect)}"#)
            else {
                return nil
            }
            return call.expect.countsRows
        }
        #expect(try counts("{}") == false)
        #expect(try counts(#"{"body":{"rejected":2}}"#) == true)
        #expect(try counts(#"{"body":{"accepted":0}}"#) == true)
    }

    @Test("every sentence about a bad line is in both languages")
    func sentences() {
        for text in ["{", "[]", "{}", #"{"call":7}"#, #"{"call":"a","x":1}"#, #"{"set":{},"expect":{}}"#] {
            let key = problem(text)?.message.key ?? "none"
            #expect(GatewayKitTexts.catalogue.template(key, in: .vi) != nil, "\(key)")
        }
    }

    @Test("a file without end is refused, not read until memory is full")
    func endless() {
        let found = #expect(throws: FileProblem.self) { try Files.text("/dev/zero") }
        #expect(found?.message.key == "gateway.file-too-large")
        #expect(found?.message.arguments["most"] == "256")
    }

    @Test("the same script has the same fingerprint, another one another")
    func fingerprint() throws {
        let text = #"{"set":{"a":1}}"#
        #expect(try ScriptFile(text, file: "a").fingerprint == ScriptFile(text, file: "b").fingerprint)
        #expect(try ScriptFile(text, file: "a").fingerprint != ScriptFile(text + "\n", file: "a").fingerprint)
        #expect(try ScriptFile(text, file: "a").fingerprint.count == 16)
    }
}

@Suite("Names in scripts", .timeLimit(.minutes(5)))
struct BindingTests {
    private let bindings: Bindings

    init() throws {
        bindings = try Bindings([
            "child": "018f", "count": 3, "unit": ["path": "thai-binh"], "none": nil, "name": "Mai",
        ])
    }

    @Test("a string that is one placeholder takes the value with its type")
    func whole() throws {
        #expect(try bindings.filled("{{count}}") == 3)
        #expect(try bindings.filled("{{ unit }}") == ["path": "thai-binh"])
        #expect(try bindings.filled("{{none}}") == nil)
    }

    @Test("elsewhere values are put into the text")
    func inside() throws {
        #expect(
            try bindings.filled("{{name}} has {{count}}: {{unit}}.") == #"Mai has 3: {"path":"thai-binh"}."#)
        #expect(try bindings.filled("{{name}}{{name}}") == "MaiMai")
    }

    @Test("placeholders are filled at any depth, in names of members too; the rest stays")
    func deep() throws {
        let value: JSONValue = ["a": [["{{name}}": "{{child}}"], 1, true, nil, "plain }} {{"]]
        #expect(try bindings.filled(value) == ["a": [["Mai": "018f"], 1, true, nil, "plain }} {{"]])
    }

    @Test("a name without a value is refused by its name")
    func unknown() {
        #expect(throws: InvalidValue(Message("gateway.script-unknown-name", ["name": "other"]))) {
            try bindings.filled(["x": "{{other}}"])
        }
    }

    @Test("a value that looks like a placeholder is not filled again")
    func once() throws {
        #expect(try Bindings(["a": "{{b}}"]).filled("-{{a}}") == "-{{b}}")
    }

    /// What a line cannot hold.
    private static let tooMuch = InvalidValue(Message("gateway.script-too-much", ["most": "64"]))

    @Test(
        "values that are put into values are refused before they fill the memory",
        arguments: ["{{a}}{{a}}", ["{{a}}", "{{a}}"], ["{{a}}": "{{a}}{{a}}"]] as [JSONValue])
    func doubling(_ template: JSONValue) throws {
        var bindings = try Bindings(["a": "mười sáu ký tự ạ"])
        let refused = #expect(throws: InvalidValue.self) {
            for _ in 1...64 { try bindings.bind("a", to: bindings.filled(template)) }
        }
        #expect(refused == Self.tooMuch)
    }

    @Test("what is put into all rows of a line together has the same bound, and all that is kept too")
    func together() throws {
        var bindings = try Bindings(["a": .string(String(repeating: "a", count: 1 << 20))])
        #expect(throws: Self.tooMuch) {
            try bindings.filled(.array(Array(repeating: "{{a}}", count: 64)))
        }
        #expect(try bindings.filled(.array(Array(repeating: "{{a}}", count: 63))).array?.count == 63)
        #expect(throws: Self.tooMuch) {
            for name in 1...64 { try bindings.bind("\(name)", to: bindings.filled("{{a}}")) }
        }
        // In place of another value there is room.
        for _ in 1...3 { try bindings.bind("1", to: "ít") }
    }

    @Test("values do not come to lie deeper in each other than JSON may")
    func nesting() throws {
        var bindings = try Bindings(["a": 1])
        #expect(throws: Self.tooMuch) {
            for _ in 0...JSON.maximumDepth { try bindings.bind("a", to: bindings.filled(["{{a}}"])) }
        }
        _ = try JSON.encode(bindings.filled("{{a}}"))
    }
}
