import ReportingAPI
import Vocabulary

/// What stands in the units' ways, and what inspections found.
extension ReportPage {
    var raised: (title: String, body: String)? {
        guard let raised = compilation.raised, !raised.isEmpty else { return nil }
        let rows = raised.map { difficulty in
            let answers = difficulty.answers.map { answer in
                words(
                    "answered",
                    [
                        "by": words.unit(answer.by.text), "on": words.day(answer.on),
                        "decision": words.word(answer.decision), "text": answer.text,
                    ])
            }
            let state = words.word(difficulty.status) + late(difficulty.daysLate)
            return """
                <tr><td>\(unit(difficulty.unit))</td><td>\(words.day(difficulty.raisedOn))</td>
                <td class="words">\(HTML.escape(difficulty.text))</td><td>\(unit(difficulty.to))</td>
                <td>\(HTML.escape(([state] + answers).joined(separator: ". ")))</td></tr>
                """
        }
        return ("raised", table(["unit", "raised-on", "text", "lies-with", "state"], rows))
    }

    var inspections: (title: String, body: String)? {
        guard let inspections = compilation.inspections, !inspections.isEmpty else { return nil }
        let rows = inspections.map { inspection in
            let open = inspection.findings.count { $0.mendedOn == nil }
            return """
                <tr><td>\(HTML.escape(words.word(inspection.kind)))</td><td>\(unit(inspection.inspector))</td>
                <td>\(unit(inspection.of))</td>
                <td>\(inspection.heldOn.map(words.day) ?? HTML.escape(words.word(inspection.status)))</td>
                <td class="number">\(inspection.findings.count)</td><td class="number">\(open)</td></tr>
                """
        }
        return (
            "inspections", table(["kind", "inspector", "inspected", "held", "findings", "unmended"], rows)
        )
    }

    private func table(_ columns: [String], _ rows: [String]) -> String {
        let head = columns.map { "<th>\(words("column.\($0)"))</th>" }.joined()
        return """
            <table><thead><tr>\(head)</tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            """
    }
}
