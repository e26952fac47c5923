import ReportingAPI
import Vocabulary

/// A compilation as one CSV table (RFC 4180, UTF-8): section, item, unit, column, value. Numbers and days are written as the
/// spreadsheets of the language read them: in Vietnamese with semicolons between fields and a comma before decimals.
struct ReportTable {
    private let compilation: Compilation
    private let words: ReportWords

    init(_ compilation: Compilation, _ words: ReportWords) {
        (self.compilation, self.words) = (compilation, words)
    }

    var csv: String {
        // The mark that makes spreadsheets read UTF-8.
        "\u{FEFF}"
            + (head + notes + progress + duties + raised + finances)
            .map { CSV.line($0, separator: words.language == .vi ? .semicolon : .comma) + "\r\n" }.joined()
    }

    private func decimal(_ value: Double) -> String {
        words.language == .vi ? "\(value)".replacing(".", with: ",") : "\(value)"
    }

    private var head: [[String]] {
        [["section", "item", "unit", "column", "value"].map { words("csv.\($0)") }]
    }

    private var notes: [[String]] {
        [words.provisional, words.withoutConfidential, words.restatement, words.units, words.signed]
            .compactMap { $0 }
            .map { [words("progress"), "", words.unit(compilation.area.text), "", $0] }
    }

    private var progress: [[String]] {
        compilation.values.flatMap { value -> [[String]] in
            let item = "\(value.indicator) \(words.text(value.name))"
            func row(_ unit: String, _ column: String, _ text: String?) -> [String]? {
                text.map { [words("progress"), item, unit, words("column.\(column)"), $0] }
            }
            let whole = words.unit(compilation.area.text)
            let total = [
                row(whole, "numerator", "\(value.numerator)"),
                row(whole, "denominator", value.denominator.map(String.init)),
                row(whole, "value", value.value.map(decimal)),
                row(whole, "target", value.target.map(decimal)),
                row(whole, "gap", value.gap.map(decimal)),
                row(whole, "met", value.met.map { words($0 ? "yes" : "no") }),
                row(
                    whole, "year-before",
                    compilation.yearBefore?.first { $0.indicator == value.indicator }?.value.map(decimal)),
                row(whole, "estimate", estimate(of: value)),
            ]
            let cells = (value.cells ?? []).flatMap { cell -> [[String]?] in
                let unit = words.place(cell.key)
                if cell.hidden { return [row(unit, "value", words("hidden"))] }
                return [
                    row(unit, "numerator", cell.numerator.map(String.init)),
                    row(unit, "denominator", cell.denominator.map(String.init)),
                    row(unit, "value", cell.value.map(decimal)),
                ]
            }
            return (total + cells).compactMap { $0 }
        }
    }

    private func estimate(of value: IndicatorValue) -> String? {
        compilation.estimates?.first { $0.indicator == value.indicator }
            .map { "\($0.numerator)" + ($0.denominator.map { "/\($0)" } ?? "") }
    }

    private var raised: [[String]] {
        (compilation.raised ?? []).map { difficulty in
            [
                words("raised"), words.day(difficulty.raisedOn), words.unit(difficulty.unit.text),
                words.word(difficulty.status), difficulty.text,
            ]
        }
    }

    private var duties: [[String]] {
        compilation.duties.map { duty in
            [
                words("duties"), "\(words.text(duty.name)), \(words.period(duty.period))",
                words.unit(duty.unit.text), words("column.due") + " " + words.day(duty.due),
                words("duty.\(duty.state.rawValue)") + (duty.submittedOn.map { " " + words.day($0) } ?? ""),
            ]
        }
    }

    private var finances: [[String]] {
        compilation.finances.flatMap { line in
            [
                ("allocated", line.allocated), ("committed", line.committed), ("paid", line.paid),
                ("left", line.left),
            ]
            .map { column, amount in
                [
                    words("finances"), "\(words.money(line)) \(line.year)", "", words("column.\(column)"),
                    "\(amount.dong)",
                ]
            }
        }
    }
}
