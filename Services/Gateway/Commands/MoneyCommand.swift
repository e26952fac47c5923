import ArgumentParser
import Bus
import ReportingAPI
import Vocabulary

/// `chungtay money`.
struct MoneyCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "money", abstract: "Tiền của kế hoạch theo nguồn · a plan's money by source.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "thai-binh-2020-2025")
    var plan: String

    @Option(help: "Theo hiểu biết của ngày · as known on (YYYY-MM-DD)")
    var knownOn: Day?

    func perform(at desk: Desk) async throws {
        defer { desk.switchboard.closeAll() }
        let client = try await desk.reporting(caller.unit, for: plan)
        let finances = try await client.call(
            Finances.bySource, FinancesBySource(plan: plan, knownOn: knownOn),
            CallOptions(language: desk.language))
        try desk.show(finances) { try MoneyPage(finances, desk).lines }
    }
}

/// A plan's money for people.
struct MoneyPage {
    let lines: [String]

    init(_ finances: PlanFinances, _ desk: Desk, width: Int = Terminal.width) throws {
        let numbers = desk.numbers
        var table = TextTable([
            .init(title: desk.text("column.source"), wraps: true), .init(title: desk.text("column.year")),
            .init(title: desk.text("column.allocated"), alignment: .right),
            .init(title: desk.text("column.committed"), alignment: .right),
            .init(title: desk.text("column.paid"), alignment: .right),
            .init(title: desk.text("column.left"), alignment: .right),
        ])
        var sum = MoneyLine(source: "", kind: "", name: desk.text("total"), year: 0)
        for line in finances.lines {
            sum.allocated = try sum.allocated.plus(line.allocated)
            sum.committed = try sum.committed.plus(line.committed)
            sum.paid = try sum.paid.plus(line.paid)
            sum.left = try sum.left.plus(line.left)
        }
        for line in finances.lines + (finances.lines.isEmpty ? [] : [sum]) {
            let amounts = [line.allocated, line.committed, line.paid, line.left].map(numbers.money)
            table.add([line.name, line.year == 0 ? "" : "\(line.year)"] + amounts)
        }
        lines = [desk.text("money-title", ["plan": finances.plan]), ""] + table.rendered(width: width)
    }
}
