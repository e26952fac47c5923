import Vocabulary

/// A run's results as JUnit XML, which continuous integration reads: a suite a script, a case a line.
package enum JUnit {
    package static func xml(_ results: [ScriptResult]) -> String {
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites\(counts(results))>"]
        var scripts: [String] = []
        for result in results where !scripts.contains(result.script) { scripts.append(result.script) }
        for script in scripts {
            let own = results.filter { $0.script == script }
            lines.append("  <testsuite name=\"\(escaped(script))\"\(counts(own))>")
            for result in own { lines += testCase(result) }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>", ""]).joined(separator: "\n")
    }

    private static func counts(_ results: [ScriptResult]) -> String {
        let time = results.reduce(0) { $0 + $1.milliseconds } / 1000
        return
            " tests=\"\(results.count)\" failures=\"\(results.count { !$0.ok })\" time=\"\(seconds(time))\""
    }

    private static func testCase(_ result: ScriptResult) -> [String] {
        let name = "\(result.line): \(result.call)" + (result.unit.map { " (\($0))" } ?? "")
        let head =
            "    <testcase classname=\"\(escaped(result.script))\" name=\"\(escaped(name))\""
            + " time=\"\(seconds(result.milliseconds / 1000))\""
        guard let mismatch = result.mismatch, !result.ok else { return [head + "/>"] }
        return [
            head + ">",
            "      <failure type=\"\(escaped(result.status))\" message=\"\(escaped(mismatch))\"/>",
            "    </testcase>",
        ]
    }

    private static func seconds(_ seconds: Double) -> String {
        let thousandths = Int((seconds * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    /// As the value of an attribute, which is one line.
    private static func escaped(_ text: String) -> String { HTML.escape(ShownText.line(text)) }
}
