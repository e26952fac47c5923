import ReportingAPI
import Vocabulary

/// What somebody reads who has to decide and has one page: where the plan stands, who is behind, what waits for a word.
extension ReportPage {
    var leader: String {
        let compilation = compilation
        guard !compilation.values.isEmpty else { return "" }
        let columns =
            ["name", "target", "value", "year-before"] + (hasEstimates ? ["estimate"] : []) + ["behind"]
        let head = columns.map { "<th>\(words("column.\($0)"))</th>" }.joined()
        let rows = compilation.values.map { value in
            let before = compilation.yearBefore?.first { $0.indicator == value.indicator }?.value
            var cells = [
                "<td>\(HTML.escape("\(value.indicator). \(words.text(value.name))"))</td>",
                number(HTML.escape(words.target(value))),
                number("<strong>\(words.value(value.value, value.measure))</strong>"),
                number(words.value(before, value.measure)),
            ]
            if hasEstimates { cells.append(number(estimate(of: value))) }
            cells.append("<td>\(HTML.escape(behind(value).joined(separator: ", ")))</td>")
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <section class="leader"><h2>\(words("leader"))</h2>
            <table><thead><tr>\(head)</tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            \(decisions)</section>
            """
    }

    private var hasEstimates: Bool { compilation.estimates?.isEmpty == false }

    private func number(_ text: String) -> String { "<td class=\"number\">\(text)</td>" }

    private func estimate(of value: IndicatorValue) -> String {
        let estimate = compilation.estimates?.first { $0.indicator == value.indicator }
        return words.value(
            estimate.flatMap { value.measure.value($0.numerator, of: $0.denominator ?? 0) }, value.measure)
    }

    /// The places that are furthest below the target, three at most, by what is shown of them.
    private func behind(_ value: IndicatorValue) -> [String] {
        let short = (value.cells ?? []).compactMap { cell -> (key: String, value: Double)? in
            guard let found = cell.value, cell.key != "unknown", cell.key != compilation.area.text else {
                return nil
            }
            // A count with a whole is one of districts: this one is among them, or not.
            if value.measure == .count {
                return value.denominator != nil && value.met == false && found == 0 ? (cell.key, 0) : nil
            }
            return value.target.map { found < $0 } ?? false ? (cell.key, found) : nil
        }
        return short.sorted {
            ($0.value, order(words.place($0.key))) < ($1.value, order(words.place($1.key)))
        }
        .prefix(3).map { words.place($0.key) }
    }

    private var decisions: String {
        var lines = (compilation.raised ?? []).filter { $0.status == .open }.map { difficulty in
            words(
                "decide-difficulty",
                [
                    "unit": words.unit(difficulty.unit.text), "text": difficulty.text,
                    "to": words.unit(difficulty.to.text),
                ]) + late(difficulty.daysLate)
        }
        for inspection in compilation.inspections ?? [] {
            lines += inspection.findings.filter { $0.escalatedTo != nil }.map { finding in
                words(
                    "decide-finding",
                    [
                        "unit": words.unit(inspection.of.text), "text": finding.text,
                        "day": words.day(finding.mendBy),
                    ]) + late(finding.daysLate)
            }
        }
        guard !lines.isEmpty else { return "" }
        let items = lines.map { "<li>\(HTML.escape($0))</li>" }.joined()
        return "<p><strong>\(words("decide"))</strong></p><ul>\(items)</ul>"
    }

    func late(_ days: Int?) -> String { days.map { " " + words("days-late", ["days": "\($0)"]) } ?? "" }
}
