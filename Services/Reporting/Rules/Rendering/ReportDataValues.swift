import JSONCoding
import ReportingAPI
import Vocabulary

/// A compilation as DHIS2 takes it in: `dataValueSets`, data elements and units by their codes, of each figure a numerator and a
/// denominator. What is hidden is left out; what has to be said of a figure is its comment.
struct ReportDataValues {
    private let compilation: Compilation
    private let words: ReportWords

    init(_ compilation: Compilation, _ words: ReportWords) {
        (self.compilation, self.words) = (compilation, words)
    }

    var json: String {
        let area = compilation.area.text
        let values = compilation.values.flatMap { value in
            self.values(of: value, unit: area, value.numerator, value.denominator)
                + (value.cells ?? []).filter { !$0.hidden && $0.key != "unknown" && $0.key != area }
                .flatMap { cell in self.values(of: value, unit: cell.key, cell.numerator, cell.denominator) }
        }
        let set: JSONValue = [
            "dataElementIdScheme": "CODE", "orgUnitIdScheme": "CODE", "dataSetIdScheme": "CODE",
            "dataSet": .string(compilation.plan), "period": .string(period), "orgUnit": .string(area),
            "completeDate": .string(compilation.compiledOn.description), "dataValues": .array(values),
        ]
        return set.compact
    }

    private func values(
        of value: IndicatorValue, unit: String, _ numerator: Int?, _ denominator: Int?
    ) -> [JSONValue] {
        [("numerator", numerator), ("denominator", denominator)].compactMap { part, figure in
            figure.map { figure in
                [
                    "dataElement": .string("\(value.indicator).\(part)"), "period": .string(period),
                    "orgUnit": .string(unit), "value": .string("\(figure)"),
                    "comment": .string(comment(on: value)),
                ]
            }
        }
    }

    private func comment(on value: IndicatorValue) -> String {
        let kept = value.withoutConfidential == true ? words.withoutConfidential : nil
        return ([words.text(value.name), words.provisional, kept] as [String?]).compactMap { $0 }
            .joined(separator: ". ")
    }

    /// As DHIS2 writes it: a year, a half-year, a quarter, a month; of any other period the day that the figures state.
    private var period: String {
        let (start, end) = (compilation.period.start, compilation.period.end)
        let (year, first, last) = (start.year, start.month, end.month)
        if year == end.year, start.dayOfMonth == 1, end.dayOfMonth == Day.length(ofMonth: last, year: year) {
            switch (last - first + 1, (first - 1) % max(1, last - first + 1)) {
            case (12, 0): return "\(year)"
            case (6, 0): return "\(year)S\(last / 6)"
            case (3, 0): return "\(year)Q\(last / 3)"
            case (1, 0): return "\(year)\(ReportWords.two(first))"
            default: break
            }
        }
        let day = words.figuresOn
        return "\(day.year)\(ReportWords.two(day.month))\(ReportWords.two(day.dayOfMonth))"
    }
}
