internal import ReportingAPI
internal import Vocabulary

/// A compilation as a page: A4 with the margins, the heading and the parts that Decree 30/2020 asks of an administrative
/// document. One file, without scripts and without anything to fetch.
struct ReportPage {
    private let compilation: Compilation
    private let words: ReportWords

    init(_ compilation: Compilation, _ words: ReportWords) {
        self.compilation = compilation
        self.words = words
    }

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escape(words.text(compilation.name)))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        \(heading)
        \(progress)
        \(districts)
        \(duties)
        \(finances)
        \(narratives)
        \(closing)
        </body>
        </html>

        """
    }

    private var heading: String {
        """
        <header class="heading">
        <div><strong>\(HTML.escape(words.unit(compilation.compiledBy.text).uppercased()))</strong></div>
        <div><strong>\(words("country"))</strong><br><strong class="motto">\(words("motto"))</strong><br>
        <em>\(words("dated", day))</em></div>
        </header>
        <h1>\(words("title"))</h1>
        <p class="abstract">\(HTML.escape(words.text(compilation.name)))<br>
        \(words("period", ["period": words.period(compilation.period)]))</p>
        """
    }

    private var day: [String: String] {
        let day = compilation.compiledOn
        return ["day": "\(day.dayOfMonth)", "month": "\(day.month)", "year": "\(day.year)"]
    }

    private var progress: String {
        let rows = compilation.values.map { value in
            """
            <tr><td>\(HTML.escape(value.indicator))</td><td>\(HTML.escape(words.text(value.name)))\(Self.bar(value))</td>
            <td class="number">\(words.whole(value.numerator))</td>
            <td class="number">\(value.denominator.map(words.whole) ?? "–")</td>
            <td class="number"><strong>\(words.value(value.value, value.measure))</strong></td>
            <td class="number">\(words.value(value.target, value.measure))</td>
            <td class="number">\(words.gap(value.gap, value.measure))</td>
            <td class="\(Self.mark(value.met))">\(words(Self.mark(value.met)))</td></tr>
            """
        }
        let head = ["indicator", "name", "numerator", "denominator", "value", "target", "gap", "met"]
            .map { "<th>\(words("column.\($0)"))</th>" }.joined()
        return """
            <section><h2>1. \(words("progress"))</h2>
            <table><thead><tr>\(head)</tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></section>
            """
    }

    /// How far a share has come, and where it should be.
    private static func bar(_ value: IndicatorValue) -> String {
        guard value.measure == .percent, let share = value.value else { return "" }
        let target = value.target.map { "<i style=\"left:\($0)%\"></i>" } ?? ""
        return
            "<div class=\"bar\"><b class=\"\(mark(value.met))\" style=\"width:\(min(100, share))%\"></b>\(target)</div>"
    }

    private static func mark(_ met: Bool?) -> String { met.map { $0 ? "yes" : "no" } ?? "open" }

    private var districts: String {
        let tables = compilation.values.compactMap { value -> String? in
            guard let cells = value.cells, !cells.isEmpty else { return nil }
            return HTML.table(
                "\(value.indicator) – \(words.text(value.name))",
                ["district", "numerator", "denominator", "value"].map { words("column.\($0)") },
                numeric: [1, 2, 3],
                cells.map { cell in
                    [
                        cell.key == "unknown" ? words("unknown") : words.unit(cell.key),
                        cell.hidden ? words("hidden") : cell.numerator.map(words.whole) ?? "–",
                        cell.hidden ? words("hidden") : cell.denominator.map(words.whole) ?? "–",
                        cell.hidden ? words("hidden") : words.value(cell.value, value.measure),
                    ]
                })
        }
        return "<section><h2>2. \(words("districts"))</h2>\n\(tables.joined(separator: "\n"))</section>"
    }

    private var duties: String {
        let table = HTML.table(
            words("duties-caption"),
            ["report", "unit", "period", "due", "submitted", "state"].map { words("column.\($0)") },
            numeric: [],
            compilation.duties.map { duty in
                let late = duty.daysLate.map { " " + words("days-late", ["days": "\($0)"]) } ?? ""
                return [
                    words.text(duty.name), words.unit(duty.unit.text), words.period(duty.period),
                    words.day(duty.due),
                    duty.submittedOn.map(words.day) ?? "–", words("duty.\(duty.state.rawValue)") + late,
                ]
            })
        return "<section><h2>3. \(words("duties"))</h2>\n\(table)</section>"
    }

    private var finances: String {
        let table = HTML.table(
            words("finances-caption"),
            ["source", "year", "allocated", "committed", "paid", "left"].map { words("column.\($0)") },
            numeric: [2, 3, 4, 5],
            compilation.finances.map { line in
                [
                    line.name, "\(line.year)", words.money(line.allocated), words.money(line.committed),
                    words.money(line.paid), words.money(line.left),
                ]
            })
        return "<section><h2>4. \(words("finances"))</h2>\n\(table)</section>"
    }

    private var narratives: String {
        let parts = compilation.submissions.map { submission in
            let overridden = submission.overridden.compactMap { figure in
                figure.stated.map { stated in
                    "<li>"
                        + HTML.escape(
                            words(
                                "overridden",
                                [
                                    "indicator": figure.indicator, "known": pair(figure.known),
                                    "stated": pair(stated),
                                    "by": words.unit(figure.by?.text ?? ""), "reason": figure.reason ?? "",
                                ])) + "</li>"
                }
            }
            let difficulties =
                submission.difficulties.isEmpty
                ? "" : "<p><em>\(words("difficulties"))</em> \(HTML.escape(submission.difficulties))</p>"
            return """
                <h3>\(HTML.escape(words.unit(submission.unit.text)))</h3>
                <p>\(HTML.escape(submission.narrative))</p>
                \(difficulties)
                \(overridden.isEmpty ? "" : "<ul>\(overridden.joined())</ul>")
                """
        }
        guard !parts.isEmpty else { return "" }
        return "<section><h2>5. \(words("narratives"))</h2>\n\(parts.joined(separator: "\n"))</section>"
    }

    private func pair(_ pair: FigurePair) -> String {
        words.whole(pair.numerator) + (pair.denominator.map { "/" + words.whole($0) } ?? "")
    }

    private var closing: String {
        """
        <footer><p>\(words("frozen", ["positions": compilation.positions.description, "version": "\(compilation.planVersion)", "id": compilation.id.text]))</p>
        <p>\(words("small-cells"))</p></footer>
        """
    }

    private static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }
        @page :first { @top-center { content: none; } }
        body { font: 13pt "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; max-width: 165mm; margin: 12mm auto; line-height: 1.35; }
        .heading { display: grid; grid-template-columns: 2fr 3fr; gap: 6mm; text-align: center; font-size: 12pt; }
        .motto { border-bottom: 1px solid; padding-bottom: 1mm; }
        h1 { text-align: center; font-size: 15pt; margin: 10mm 0 1mm; } .abstract { text-align: center; font-weight: bold; margin-top: 0; }
        h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; } h3 { font-size: 13pt; font-style: italic; margin: 4mm 0 0; }
        table { border-collapse: collapse; width: 100%; font-size: 10.5pt; margin: 2mm 0 4mm; } caption { text-align: left; font-style: italic; padding: 1mm 0; }
        th, td { border: 1px solid #777; padding: 1mm 1.5mm; vertical-align: top; } th { background: #eee; font-weight: bold; } tr { break-inside: avoid; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.yes { color: #14622b; } td.no { color: #9b1c1c; } td.open { color: #555; }
        .bar { position: relative; height: 2.2mm; background: #e4e4e4; margin-top: 1mm; } .bar b { position: absolute; inset: 0 auto 0 0; background: #777; }
        .bar b.yes { background: #2e8b57; } .bar b.no { background: #c0504d; } .bar i { position: absolute; top: -0.6mm; bottom: -0.6mm; width: 0.6mm; background: #000; }
        footer { border-top: 1px solid #777; margin-top: 8mm; font-size: 9.5pt; color: #444; overflow-wrap: anywhere; }
        """
}
