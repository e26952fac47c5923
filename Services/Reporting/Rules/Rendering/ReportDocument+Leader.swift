import Documents
import ReportingAPI
import Vocabulary

/// What somebody reads who has to decide and has one page: where the plan stands, who is behind, what waits for a word.
extension ReportDocument {
    var leader: [Document.Part] {
        guard !compilation.values.isEmpty else { return [] }
        let isAnyBehind = compilation.values.contains { !behind($0).isEmpty }
        let columns =
            [column("name", weight: 4.5)]
            + ["target", "value", "year-before"].map { column($0, isNumber: true, weight: 1.3) }
            + (hasEstimates ? [column("estimate", isNumber: true, weight: 1.3)] : [])
            + (isAnyBehind ? [column("behind", weight: 2.8)] : [])
        let rows = compilation.values.map { value in
            let before = compilation.yearBefore?.first { $0.indicator == value.indicator }?.value
            let cells = [
                Document.Cell("\(value.indicator). \(words.text(value.name))"), target(value),
                figure(value.value, value.measure).with { $0.isStrong = true },
                figure(before, value.measure),
            ]
            return Document.Row(
                cells + (hasEstimates ? [estimate(of: value)] : [])
                    + (isAnyBehind ? [Document.Cell(behind(value).joined(separator: ", "))] : []))
        }
        let table = Document.Table(name: words("leader"), columns: columns, rows: rows)
        return [.heading(words("leader"), level: 1), .table(table)] + decisions + chartOfTargets
    }

    private var hasEstimates: Bool { compilation.estimates?.isEmpty == false }

    /// Of growth it says more than a number does.
    func target(_ value: IndicatorValue) -> Document.Cell {
        guard value.grows != true else { return Document.Cell(words.target(value)) }
        return figure(value.target, value.measure)
    }

    private func estimate(of value: IndicatorValue) -> Document.Cell {
        let estimate = compilation.estimates?.first { $0.indicator == value.indicator }
        return figure(
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

    private var decisions: [Document.Part] {
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
        guard !lines.isEmpty else { return [] }
        return [
            .paragraph(Document.Paragraph([.strong(words("decide"))])),
            .list(lines.map { Document.Paragraph($0) }),
        ]
    }

    func late(_ days: Int?) -> String {
        days.map { " " + words("days-late", ["days": words.whole($0)]) } ?? ""
    }
}
