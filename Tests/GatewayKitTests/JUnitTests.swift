import Testing

@testable import GatewayKit

@Suite("JUnit", .timeLimit(.minutes(5)))
struct JUnitTests {
    @Test("scripts are suites, lines are cases, and what is no XML is escaped")
    func xml() throws {
        let results = [
            ScriptResult(
                script: "a.jsonl", line: 1, call: "x.Y/Z", unit: "thai-binh", status: "OK", ok: true,
                milliseconds: 1.5),
            ScriptResult(
                script: "b.jsonl", line: 2, call: "set", status: "UNRESOLVED", ok: false, milliseconds: 0,
                mismatch: "\"<&>\u{1}"),
        ]
        let xml = JUnit.xml(results)
        #expect(xml.contains(#"<testsuites tests="2" failures="1" time="0.002">"#))
        #expect(xml.contains(#"<testsuite name="b.jsonl" tests="1" failures="1" time="0.000">"#))
        #expect(xml.contains(#"name="1: x.Y/Z (thai-binh)" time="0.002"/>"#))
        #expect(xml.contains("<failure type=\"UNRESOLVED\" message=\"&quot;&lt;&amp;&gt;\u{FFFD}\"/>"))
    }
}
