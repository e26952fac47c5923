import Documents
import ReportingAPI
import Vocabulary

/// The report's figures as pictures. Each shows only what the tables show, and says it in words too.
extension ReportDocument {
    /// How far each share has come, and where it should be.
    var chartOfTargets: [Document.Part] {
        let bars = compilation.values.compactMap { value -> Document.ChartBar? in
            guard let all = value.denominator, all > 0 else { return nil }
            func share(_ figure: Double) -> Double {
                figure / (value.measure == .percent ? 100 : Double(all))
            }
            let tone = value.met.map { $0 ? Document.Tone.good : .bad }
            let name = "\(value.indicator). \(words.text(value.name))"
            let figure = words.value(value.value, value.measure)
            let aim = value.target == nil ? "" : " (\(words("of-target", ["target": words.target(value)])))"
            return Document.ChartBar(
                name, text: figure + aim,
                [Document.Bar(share: share(value.value ?? 0), target: value.target.map(share), tone: tone)])
        }
        guard !bars.isEmpty else { return [] }
        return [chart("chart.targets", [:], bars)]
    }

    /// The share that is furthest below its target, through the years.
    var chartOfYears: [Document.Part] {
        guard let history = compilation.history, let now = history.last, history.count > 1 else { return [] }
        let points = history.map { value in
            let isLast = value.on == now.on
            return Document.Lines.Point(
                "\(value.on.year)", [value.value, value.target],
                [words.value(value.value, value.measure), isLast ? words.target(value) : ""])
        }
        let said = history.map { value in
            let target =
                value.target == nil ? "" : " (\(words("of-target", ["target": words.target(value)])))"
            return "\(words.day(value.on)): \(words.value(value.value, value.measure))\(target)"
        }
        let names = ["value", "target"].map { words("column.\($0)") }
        return [
            .chart(
                Document.Chart(
                    words("chart.years", ["indicator": "\(now.indicator). \(words.text(now.name))"]),
                    alternative: said.joined(separator: "; ") + ".",
                    .lines(Document.Lines(names: names, points: points, most: 100))))
        ]
    }

    /// The indicator that is furthest below its target, place by place, from the lowest on; where each place lies, if that is
    /// known.
    func chartsOfPlaces(_ values: [IndicatorValue]) -> [Document.Part] {
        let shown = values.filter { value in own(value).count { $0.value != nil } > 1 }
        guard let value = shown.furthestBelow else { return [] }
        let title = ["indicator": "\(value.indicator). \(words.text(value.name))"]
        let target = value.target.map { $0 / 100 }
        let bars = own(value).compactMap { cell -> (share: Double, bar: Document.ChartBar)? in
            guard let found = cell.value else { return nil }
            let tone = value.target.map { found < $0 ? Document.Tone.bad : .good }
            return (
                found,
                Document.ChartBar(
                    words.place(cell.key), text: words.value(found, value.measure),
                    [Document.Bar(share: found / 100, target: target, tone: tone)])
            )
        }
        .sorted { ($0.share, order($0.bar.label)) < ($1.share, order($1.bar.label)) }.map(\.bar)
        return [chart("chart.places", title, Array(bars.prefix(Self.longest)))] + map(of: value, title)
    }

    /// More places than these are told by the table: the lowest stand in the picture.
    private static let longest = 20

    /// The cells of places: not of those who belong to none, nor of the province's own.
    private func own(_ value: IndicatorValue) -> [IndicatorCell] {
        (value.cells ?? []).filter { $0.key != "unknown" && $0.key != compilation.area.text }
    }

    private func map(of value: IndicatorValue, _ title: [String: String]) -> [Document.Part] {
        let places = own(value).compactMap { cell -> Document.Place? in
            guard let middle = compilation.middles?[cell.key] else { return nil }
            let text = cell.hidden ? words("hidden") : words.value(cell.value, value.measure)
            return Document.Place(
                words.place(cell.key), text: text, longitude: middle.longitude, latitude: middle.latitude,
                share: cell.value.map { $0 / 100 })
        }
        // Of a hundred communes no name can be read.
        guard (3...30).contains(places.count) else { return [] }
        let said = places.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
        return [
            .chart(Document.Chart(words("chart.map", title), alternative: said + ".", .map(places)))
        ]
    }

    /// Paid, bound and left of what each source gave.
    func chartOfMoney(_ lines: [MoneyLine]) -> [Document.Part] {
        let most = lines.map(\.allocated.dong).max() ?? 0
        guard most > 0 else { return [] }
        let bars = lines.map { line in
            let paid = line.paid.dong
            let bound = max(0, line.committed.dong - paid)
            let text = words(
                "paid-of", ["paid": words.dong(paid), "allocated": words.dong(line.allocated.dong)])
            return Document.ChartBar(
                "\(words.money(line)), \(line.year)", text: text,
                [paid, bound, max(0, line.left.dong)].map { Document.Bar(share: Double($0) / Double(most)) })
        }
        let legend = ["paid", "bound", "left"].map { words("chart.\($0)") }
        return [chart("chart.money", [:], Array(bars.prefix(Self.longest))) { $0.legend = legend }]
    }

    private func chart(
        _ key: String, _ title: [String: String], _ bars: [Document.ChartBar],
        _ change: (inout Document.Chart) -> Void = { _ in }
    ) -> Document.Part {
        let said = bars.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
        return .chart(Document.Chart(words(key, title), alternative: said + ".", .bars(bars)).with(change))
    }
}
