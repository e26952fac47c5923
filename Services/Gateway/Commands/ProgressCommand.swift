import ArgumentParser
import Bus
import GatewayKit
import ReportingAPI
import Vocabulary

/// `chungtay progress`.
struct ProgressCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Kế hoạch còn cách mục tiêu bao xa · how far a plan is from its targets.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Kế hoạch · plan: thai-binh-2020-2025")
    var plan: String

    @Option(help: "Ngày được hỏi · the day asked about (YYYY-MM-DD)")
    var on: Day?

    @Option(help: "Theo hiểu biết của ngày · as known on (YYYY-MM-DD)")
    var knownOn: Day?

    @Option(help: "Phân tổ · district, commune, sex, ageBand, ethnicity, disabilityType, disabilityDegree")
    var by: Breakdown?

    @Option(help: "Một chỉ tiêu · one indicator: T1")
    var indicator: String?

    func perform(at desk: Desk) async throws {
        let client = try await desk.reporting(caller.unit, for: plan)
        let request = ComputeIndicators(plan: plan, indicator: indicator, on: on, knownOn: knownOn, by: by)
        let progress = try await client.call(
            Indicators.compute, request, CallOptions(language: desk.language))
        try desk.show(progress) { ProgressPage(progress, by: by, desk).lines }
    }
}

/// A plan's progress for people.
struct ProgressPage {
    let lines: [String]

    init(_ progress: Progress, by: Breakdown? = nil, _ desk: Desk, width: Int = Terminal.width) {
        let numbers = desk.numbers
        var table = TextTable([
            .init(title: "ID"), .init(title: desk.text("column.indicator"), wraps: true),
            .init(title: desk.text("column.numerator"), alignment: .right),
            .init(title: desk.text("column.denominator"), alignment: .right),
            .init(title: desk.text("column.value"), alignment: .right),
            .init(title: desk.text("column.target"), alignment: .right),
            .init(title: desk.text("column.gap"), alignment: .right), .init(title: desk.text("column.met")),
        ])
        for value in progress.values {
            let percent = value.measure == .percent
            table.add([
                value.indicator, value.name[desk.language], numbers.whole(value.numerator),
                value.denominator.map(numbers.whole) ?? "–", numbers.measured(value.value, percent: percent),
                Self.target(value, desk),
                numbers.measured(value.gap, percent: percent, signed: true),
                value.met.map { $0 ? desk.text("met") : desk.text("not-met") } ?? "–",
            ])
        }
        var lines = [
            desk.text(
                "progress-title",
                [
                    "plan": progress.plan, "on": (progress.values.first?.on).map(numbers.day) ?? "–",
                    "known": numbers.day(progress.knownOn),
                ]), "",
        ]
        lines += table.rendered(width: width)
        let labels = BreakdownLabels(by, on: progress.knownOn, desk.reference, desk.language)
        for value in progress.values {
            guard let cells = value.cells, !cells.isEmpty else { continue }
            lines += ["", "\(value.indicator) · \(value.name[desk.language])"].flatMap {
                $0.wrapped(to: width)
            }
            lines += Self.cells(cells, value.measure == .percent, labels, desk, width)
        }
        self.lines = lines
    }

    /// As the report writes it: a plan that promises more than a number has not met it at that number.
    static func target(_ value: IndicatorValue, _ desk: Desk) -> String {
        guard value.target != nil else { return value.grows == true ? desk.text("grows") : "–" }
        let number = desk.numbers.measured(value.target, percent: value.measure == .percent)
        return (value.grows == true ? "> " : "") + number
    }

    private static func cells(
        _ cells: [IndicatorCell], _ percent: Bool, _ labels: BreakdownLabels, _ desk: Desk, _ width: Int
    ) -> [String] {
        let numbers = desk.numbers
        var table = TextTable([
            .init(title: labels.title, wraps: true),
            .init(title: desk.text("column.numerator"), alignment: .right),
            .init(title: desk.text("column.denominator"), alignment: .right),
            .init(title: desk.text("column.value"), alignment: .right),
        ])
        for cell in labels.sorted(cells) {
            let hidden = cell.hidden ? "< 5" : "–"
            table.add([
                labels[cell.key], cell.numerator.map(numbers.whole) ?? hidden,
                cell.denominator.map(numbers.whole) ?? hidden,
                cell.hidden ? hidden : numbers.measured(cell.value, percent: percent),
            ])
        }
        return table.rendered(width: width)
    }
}
