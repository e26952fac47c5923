import Documents
import ReportingAPI
import Vocabulary

/// What the indicators came to, over all and place by place.
extension ReportDocument {
    /// Numbered in the order in which they come; what is empty is left out.
    var sections: [Document.Part] {
        let sections = [progress, places, duties, raised, inspections, finances, narratives].compactMap { $0 }
        return sections.enumerated().flatMap { number, section -> [Document.Part] in
            let heading = "\(Self.roman(number + 1)). \(words(section.title))"
            return [.heading(heading, level: 1)] + section.parts
        }
    }

    typealias Section = (title: String, parts: [Document.Part])

    /// Up to 39, as the parts of an administrative document are numbered.
    private static func roman(_ number: Int) -> String {
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        return String(repeating: "X", count: number / 10) + ones[number % 10]
    }

    private var progress: Section? {
        guard !compilation.values.isEmpty else { return nil }
        let rows = compilation.values.map { value in
            let met = value.met.map { $0 ? Document.Tone.good : .bad }
            return Document.Row([
                Document.Cell(value.indicator), Document.Cell(words.text(value.name)),
                whole(value.numerator), whole(value.denominator),
                figure(value.value, value.measure).with { $0.isStrong = true }, target(value),
                Document.Cell(words.gap(value.gap, value.measure)).with {
                    $0.value = value.gap.map { value.measure == .percent ? .points($0) : .whole(Int64($0)) }
                },
                Document.Cell(words(value.met.map { $0 ? "yes" : "no" } ?? "open")).with { $0.tone = met },
            ])
        }
        let columns =
            [column("indicator", weight: 0.9), column("name", weight: 4.2)]
            + ["numerator", "denominator", "value", "target", "gap"].map {
                column($0, isNumber: true, weight: 1.25)
            }
            + [column("met", weight: 1.3)]
        let table = Document.Table(name: words("progress"), columns: columns, rows: rows)
        return ("progress", [.table(table)] + chartOfYears)
    }

    /// One table, districts or communes down and indicators across: a page's width takes all of a plan's.
    private var places: Section? {
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
        let rows = ordered.map { row in
            Document.Row(
                [Document.Cell(row.name)]
                    + values.map { value in
                        value.cells?.first { $0.key == row.key }.map { cell($0, of: value) }
                            ?? Document.Cell("–")
                    })
        }
        let columns =
            [column(words.places, weight: 2.6)]
            + values.map { value in
                Document.Column(value.indicator, isNumber: true).with { column in
                    guard value.denominator != nil, value.measure == .percent else { return }
                    column.parts = ["numerator", "denominator"].map { words("column.\($0)") }
                }
            }
        let table = Document.Table(name: words(words.places), columns: columns, rows: rows).with {
            $0.caption = [words("places-caption"), words.units].compactMap { $0 }.joined(separator: ". ")
        }
        return (words.places, chartsOfPlaces(values) + [.table(table)])
    }

    private func cell(_ cell: IndicatorCell, of value: IndicatorValue) -> Document.Cell {
        guard !cell.hidden, let numerator = cell.numerator else {
            return Document.Cell(words("hidden")).with { $0.tone = .hidden }
        }
        guard let denominator = cell.denominator else { return whole(numerator) }
        // A count with a whole is one of districts: this one is among them, or not.
        if value.measure == .count { return Document.Cell(words(numerator > 0 ? "has" : "has-not")) }
        return figure(cell.value, value.measure).with {
            $0.detail = "\(words.whole(numerator))/\(words.whole(denominator))"
            $0.parts = [Double(numerator), Double(denominator)]
        }
    }
}
