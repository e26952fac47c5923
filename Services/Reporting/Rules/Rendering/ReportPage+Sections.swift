import ReportingAPI
import Vocabulary

extension ReportPage {
    /// Numbered in the order in which they come; what is empty is left out.
    var sections: String {
        [progress, places, duties, raised, inspections, finances, narratives].compactMap { $0 }.enumerated()
            .map { number, part in
                "<section><h2>\(number + 1). \(words(part.title))</h2>\n\(part.body)</section>"
            }
            .joined(separator: "\n")
    }

    private typealias Part = (title: String, body: String)

    private func head(_ columns: [String], numeric: Set<Int> = []) -> String {
        let cells = columns.enumerated().map { index, column in
            "<th\(numeric.contains(index) ? " class=\"number\"" : "")>\(words("column.\(column)"))</th>"
        }
        return "<thead><tr>\(cells.joined())</tr></thead>"
    }

    private var progress: Part? {
        let rows = compilation.values.map { value in
            """
            <tr><td>\(HTML.escape(value.indicator))</td><td>\(HTML.escape(words.text(value.name)))\(bar(value))</td>
            <td class="number">\(words.whole(value.numerator))</td>
            <td class="number">\(value.denominator.map(words.whole) ?? "–")</td>
            <td class="number"><strong>\(words.value(value.value, value.measure))</strong></td>
            <td class="number">\(HTML.escape(words.target(value)))</td>
            <td class="number">\(words.gap(value.gap, value.measure))</td>
            <td class="\(mark(value.met))">\(words(mark(value.met)))</td></tr>
            """
        }
        let columns = ["indicator", "name", "numerator", "denominator", "value", "target", "gap", "met"]
        return (
            "progress",
            "<table>\(head(columns, numeric: [2, 3, 4, 5, 6]))<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"
        )
    }

    /// How far a share has come, with a tick where it should be.
    private func bar(_ value: IndicatorValue) -> String {
        guard let all = value.denominator, all > 0 else { return "" }
        let share = value.measure == .percent ? value.value ?? 0 : 100 * Double(value.numerator) / Double(all)
        let target = value.target.map { value.measure == .percent ? $0 : 100 * $0 / Double(all) }
        let tick = target.map { "<i style=\"left:\(Self.place($0))%\"></i>" } ?? ""
        return
            "<div class=\"bar\"><b class=\"\(mark(value.met))\" style=\"width:\(Self.place(share))%\"></b>\(tick)</div>"
    }

    private static func place(_ share: Double) -> Int { Int(min(100, max(0, share)).rounded()) }

    private func mark(_ met: Bool?) -> String { met.map { $0 ? "yes" : "no" } ?? "open" }

    /// One table, districts or communes down and indicators across: a page's width takes all of a plan's.
    private var places: Part? {
        let values = compilation.values.filter { $0.cells?.isEmpty == false }
        let keys = Set(values.flatMap { ($0.cells ?? []).map(\.key) })
        guard !keys.isEmpty else { return nil }
        let last = ["unknown", compilation.area.text]
        let ordered = keys.map { (key: $0, name: words.place($0)) }
            .sorted {
                (last.contains($0.key) ? 1 : 0, order($0.name)) < (
                    last.contains($1.key) ? 1 : 0, order($1.name)
                )
            }
        let caption = [words("places-caption"), words.units].compactMap { $0 }.joined(separator: ". ")
        let head = values.map { "<th class=\"number\">\(HTML.escape($0.indicator))</th>" }.joined()
        let rows = ordered.map { row in
            let cells = values.map { value in
                let cell = value.cells?.first { $0.key == row.key }
                return "<td class=\"number\">\(cell.map { text($0, of: value) } ?? "–")</td>"
            }
            return "<tr><td>\(HTML.escape(row.name))</td>\(cells.joined())</tr>"
        }
        return (
            words.places,
            """
            <table class="matrix"><caption>\(caption)</caption>
            <thead><tr><th>\(words("column.\(words.places)"))</th>\(head)</tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            """
        )
    }

    /// Where a name comes in a list: by the Vietnamese alphabet.
    func order(_ name: String) -> String { Vietnamese.sortKey(name) }

    private func text(_ cell: IndicatorCell, of value: IndicatorValue) -> String {
        guard !cell.hidden, let numerator = cell.numerator else {
            return "<span class=\"hidden\">\(words("hidden"))</span>"
        }
        guard let denominator = cell.denominator else { return words.whole(numerator) }
        // A count with a whole is one of districts: this one is among them, or not.
        if value.measure == .count { return words(numerator > 0 ? "has" : "has-not") }
        return words.value(cell.value, value.measure)
            + "<br><small>\(words.whole(numerator))/\(words.whole(denominator))</small>"
    }

    /// Report by report; who is late or has not reported stands out.
    private var duties: Part? {
        var groups: [(first: Duty, rows: [Duty])] = []
        for duty in compilation.duties {
            if let last = groups.last?.first, last.duty == duty.duty, last.period == duty.period,
                last.due == duty.due
            {
                groups[groups.count - 1].rows.append(duty)
            } else {
                groups.append((duty, [duty]))
            }
        }
        guard !groups.isEmpty else { return nil }
        let rows = groups.map { group in
            let title = words(
                "duty-group",
                [
                    "name": words.text(group.first.name), "period": words.period(group.first.period),
                    "due": words.day(group.first.due),
                ])
            let lines = group.rows.map { duty in
                let late = duty.daysLate.map { " " + words("days-late", ["days": "\($0)"]) } ?? ""
                return """
                    <tr class="\(duty.state.rawValue)"><td>\(unit(duty.unit))</td>
                    <td>\(duty.submittedOn.map(words.day) ?? "–")</td>
                    <td>\(words("duty.\(duty.state.rawValue)"))\(late)</td></tr>
                    """
            }
            return
                "<tr class=\"group\"><th colspan=\"3\">\(HTML.escape(title))</th></tr>\n\(lines.joined(separator: "\n"))"
        }
        return (
            "duties",
            "<table>\(head(["unit", "submitted", "state"]))<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"
        )
    }

    private var finances: Part? {
        let lines = compilation.finances
        guard !lines.isEmpty else { return nil }
        func row(_ name: String, _ year: String, _ sums: [Int64], _ tag: String = "td") -> String {
            let sums = sums.map { "<\(tag) class=\"number\">\(words.dong($0))</\(tag)>" }.joined()
            return "<tr><\(tag)>\(HTML.escape(name))</\(tag)><\(tag)>\(year)</\(tag)>\(sums)</tr>"
        }
        let columns: [KeyPath<MoneyLine, Money>] = [\.allocated, \.committed, \.paid, \.left]
        func rows(_ lines: [MoneyLine]) -> [String] {
            lines.map { line in
                row(words.money(line), "\(line.year)", columns.map { line[keyPath: $0].dong })
            }
        }
        let own = lines.filter { $0.plan == nil }
        let total = columns.map { column in own.reduce(0) { $0 + $1[keyPath: column].dong } }
        // Of no plan: after the total, in which it is not.
        let rest = rows(lines.filter { $0.plan != nil })
        return (
            "finances",
            """
            <table><caption>\(words("finances-caption"))</caption>
            \(head(["source", "year", "allocated", "committed", "paid", "left"], numeric: [2, 3, 4, 5]))
            <tbody>\(rows(own).joined(separator: "\n"))</tbody>
            <tfoot>\(row(words("total"), "", total, "th"))\(rest.joined(separator: "\n"))</tfoot></table>
            """
        )
    }

    private var narratives: Part? {
        guard !compilation.submissions.isEmpty else { return nil }
        let parts = compilation.submissions.map { submission in
            let overridden =
                submission.overridden.compactMap { figure in
                    figure.stated.map { "<li>\(HTML.escape(overriding(figure, by: $0)))</li>" }
                }
                + (submission.withheld ?? []).map { indicator in
                    "<li>\(HTML.escape(words("withheld", ["indicator": indicator])))</li>"
                }
            let difficulties =
                submission.difficulties.isEmpty
                ? "" : "<p><em>\(words("difficulties"))</em> \(HTML.escape(submission.difficulties))</p>"
            return """
                <h3>\(unit(submission.unit))</h3>
                <p class="words">\(HTML.escape(submission.narrative))</p>
                \(difficulties)
                \(overridden.isEmpty ? "" : "<ul>\(overridden.joined())</ul>")
                """
        }
        return ("narratives", parts.joined(separator: "\n"))
    }

    private func overriding(_ figure: SubmittedFigure, by stated: FigurePair) -> String {
        func pair(_ pair: FigurePair) -> String {
            words.whole(pair.numerator) + (pair.denominator.map { "/" + words.whole($0) } ?? "")
        }
        return words(
            "overridden",
            [
                "indicator": figure.indicator, "known": pair(figure.known), "stated": pair(stated),
                "by": figure.by.map { words.unit($0.text) } ?? "", "reason": figure.reason ?? "",
            ])
    }
}
