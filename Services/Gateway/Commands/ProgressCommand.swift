import ArgumentParser
import Bus
import GatewayKit
import ReportingAPI
import Vocabulary

/// `chungtay progress`.
struct ProgressCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Kế hoạch còn cách mục tiêu bao xa · how far a plan is from its targets.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @OptionGroup var days: DayOptions

    @Option(help: "Phân tổ · district, commune, sex, ageBand, ethnicity, disabilityType, disabilityDegree")
    var by: Breakdown?

    @Option(
        help: """
            Phân tổ theo đơn vị của ngày được hỏi (then) hay hiện nay (now) \
            · by the units of that day (then) or of today (now)
            """)
    var units: BreakdownUnits?

    @Option(help: "Một chỉ tiêu · one indicator: T1", completion: .indicator)
    var indicator: String?

    func perform(in context: CommandContext) async throws {
        let (plan, client) = (asked.plan, try await asked.reporting(context))
        let request = ComputeIndicators(plan: plan).with {
            $0.indicator = indicator
            ($0.on, $0.knownOn) = (days.on, days.knownOn)
            $0.by = by
            $0.units = units
        }
        var progress = try await client.call(
            Indicators.compute, request, CallOptions(language: context.language))
        while let after = progress.next {
            let page = try await client.call(
                Indicators.compute, request.with { $0.after = after },
                CallOptions(language: context.language))
            progress.values += page.values
            progress.next = page.next
        }
        try context.show(progress) { ProgressPage(progress, by: by, context).lines }
    }
}

/// A plan's progress for people.
struct ProgressPage {
    let lines: [String]

    init(_ progress: Progress, by: Breakdown? = nil, _ context: CommandContext, width: Int = Terminal.width) {
        let numbers = context.numbers
        var table = TextTable([
            .init(title: "ID"), .init(title: context.text("column.indicator"), wraps: true),
            .init(title: context.text("column.numerator"), alignment: .right),
            .init(title: context.text("column.denominator"), alignment: .right),
            .init(title: context.text("column.value"), alignment: .right),
            .init(title: context.text("column.target"), alignment: .right),
            .init(title: context.text("column.gap"), alignment: .right),
            .init(title: context.text("column.met")),
        ])
        for value in progress.values {
            let percent = value.measure == .percent
            table.add([
                value.indicator, value.name[context.language], numbers.whole(value.numerator),
                value.denominator.map(numbers.whole) ?? "–", numbers.measured(value.value, percent: percent),
                Self.target(value, context),
                numbers.measured(value.gap, percent: percent, signed: true),
                value.met.map { $0 ? context.text("met") : context.text("not-met") } ?? "–",
            ])
        }
        var lines = [
            context.text(
                "progress-title",
                [
                    "plan": progress.plan, "on": (progress.values.first?.on).map(numbers.day) ?? "–",
                    "known": numbers.day(progress.knownOn),
                ]), "",
        ]
        lines += table.rendered(width: width)
        let partial = progress.values.filter { $0.withoutConfidential == true }.map(\.indicator)
        if !partial.isEmpty {
            let sentence = context.text("without-confidential", ["list": partial.joined(separator: ", ")])
            lines += [""] + sentence.wrapped(to: width)
        }
        if let reference = progress.reference, reference.otherNow == true {
            let days = ["since": numbers.day(reference.since), "known": numbers.day(progress.knownOn)]
            lines += [""] + context.text("other-reference", days).wrapped(to: width)
        }
        if let last = progress.districtsOn {
            let days = ["day": numbers.day(last.advanced(by: 1)), "last": numbers.day(last)]
            lines += [""] + context.text("districts-gone", days).wrapped(to: width)
        }
        let labels = BreakdownLabels(by, on: progress.knownOn, context.reference, context.language)
        for value in progress.values {
            guard let cells = value.cells, !cells.isEmpty else { continue }
            lines += ["", "\(value.indicator) · \(value.name[context.language])"].flatMap {
                $0.wrapped(to: width)
            }
            lines += Self.cells(cells, value.measure == .percent, labels, context, width)
        }
        self.lines = lines
    }

    /// As the report writes it: a plan that promises more than a number has not met it at that number.
    static func target(_ value: IndicatorValue, _ context: CommandContext) -> String {
        guard value.target != nil else { return value.grows == true ? context.text("grows") : "–" }
        let number = context.numbers.measured(value.target, percent: value.measure == .percent)
        return (value.grows == true ? "> " : "") + number
    }

    private static func cells(
        _ cells: [IndicatorCell], _ percent: Bool, _ labels: BreakdownLabels, _ context: CommandContext,
        _ width: Int
    ) -> [String] {
        let numbers = context.numbers
        var table = TextTable([
            .init(title: labels.title, wraps: true),
            .init(title: context.text("column.numerator"), alignment: .right),
            .init(title: context.text("column.denominator"), alignment: .right),
            .init(title: context.text("column.value"), alignment: .right),
        ])
        for cell in labels.sorted(cells) {
            let hidden = cell.hidden ? context.text("hidden") : "–"
            table.add([
                labels[cell.key], cell.numerator.map(numbers.whole) ?? hidden,
                cell.denominator.map(numbers.whole) ?? hidden,
                cell.hidden ? hidden : numbers.measured(cell.value, percent: percent),
            ])
        }
        return table.rendered(width: width)
    }
}
