import ArgumentParser
import Bus
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay metrics`.
struct MetricsCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Số lần gọi và thời gian trả lời · how often methods were called and how long it took.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @OptionGroup var named: ServicesOptions

    func perform(in context: CommandContext) async throws {
        defer { context.clients.closeAll() }
        let unit = try context.unit ?? Operator.unit(compose: context.compose)
        var reports: [MetricsReport] = []
        for service in try context.running(named.services) {
            let client = try context.clients.client(to: service, as: .unit(unit))
            reports.append(
                try await client.call(
                    AdminMetrics.get, Empty(), CallOptions(timeout: .seconds(5), language: context.language)))
        }
        try context.show(reports) { MetricsPage(reports, context).lines }
    }
}

/// What services have counted, for people.
struct MetricsPage {
    let lines: [String]

    init(_ reports: [MetricsReport], _ context: CommandContext, width: Int = Terminal.width) {
        let numbers = context.numbers
        var calls = TextTable([
            .init(title: context.text("column.method")), .init(title: context.text("column.status")),
            .init(title: context.text("column.calls"), alignment: .right),
            .init(title: context.text("column.p50"), alignment: .right),
            .init(title: context.text("column.p99"), alignment: .right),
            .init(title: context.text("column.longest"), alignment: .right),
        ])
        var figures = TextTable([
            .init(title: context.text("column.figure")),
            .init(title: context.text("column.value"), alignment: .right),
        ])
        for report in reports {
            calls.group([report.service])
            for line in report.calls {
                calls.add([
                    line.method, line.status, numbers.whole(line.count), Self.milliseconds(line.p50, numbers),
                    Self.milliseconds(line.p99, numbers), Self.milliseconds(line.max, numbers),
                ])
            }
            figures.group([report.service])
            for figure in report.figures {
                let labels = figure.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                let suffix = labels.isEmpty ? "" : " {\(labels.joined(separator: ", "))}"
                figures.add([figure.name + suffix, numbers.decimal(figure.value)])
            }
        }
        lines = calls.rendered(width: width) + [""] + figures.rendered(width: width)
    }

    /// Two decimals below ten, where a tenth would hide half of the difference.
    private static func milliseconds(_ microseconds: Int64, _ numbers: NumberFormat) -> String {
        guard microseconds < 10_000 else { return numbers.decimal(Double(microseconds) / 1000) }
        let hundredths = (microseconds + 5) / 10
        let rest = hundredths % 100
        return numbers.whole(hundredths / 100) + numbers.point + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
