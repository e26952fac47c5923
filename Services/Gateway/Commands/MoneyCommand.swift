import ArgumentParser
import Bus
import GatewayKit
import ReportingAPI
import Vocabulary

/// `chungtay money …`.
struct MoneyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "money", abstract: "Tiền của kế hoạch, danh sách chi trả · a plan's money, pay-lists.",
        subcommands: [PlanMoneyCommand.self, PayListCommand.self],
        defaultSubcommand: PlanMoneyCommand.self)
}

/// `chungtay money [plan]`.
struct PlanMoneyCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Tiền của kế hoạch theo nguồn · a plan's money by source.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @OptionGroup var days: DayOptions

    @Option(
        help: "Theo đơn vị, hoạt động, nguồn, cấp, năm · by: unit, activity, source, level, year",
        completion: .list(MoneyGrouping.allCases.map(\.rawValue)))
    var by: MoneyGrouping?

    @Option(help: "Chỉ năm ngân sách này · only this budget year")
    var year: Int?

    func perform(in context: CommandContext) async throws {
        // One year's is the funding service's to tell, by its sources where nothing else is asked.
        if let grouping = by ?? (year == nil ? nil : .source) { return try await show(grouping, in: context) }
        let (plan, client) = (asked.plan, try await asked.reporting(context))
        let finances = List(
            items: try await client.all(Finances.bySource, CallOptions(language: context.language)) { after in
                FinancesBySource(plan: plan).with {
                    ($0.on, $0.knownOn, $0.after) = (days.on, days.knownOn, after)
                }
            })
        try context.show(finances) { try MoneyPage(finances.items, of: plan, context).lines }
    }
}

extension PlanMoneyCommand {
    /// The same by something else, of the funding service, line by line: for who may see it.
    private func show(_ by: MoneyGrouping, in context: CommandContext) async throws {
        let shares = try await context.clients.money(
            of: asked.plan, by: by, for: context.unit, year: year, on: days.on, knownOn: days.knownOn,
            among: context.reference.units)
        let today = try await context.today()
        try context.show(List(items: shares)) {
            MoneySharesPage(shares, by: by, of: asked.plan, context, asked: days.on ?? today).lines
        }
    }
}

/// A plan's money for people.
struct MoneyPage {
    let lines: [String]

    init(
        _ money: [MoneyLine], of plan: String, _ context: CommandContext, width: Int = Terminal.width
    ) throws {
        let numbers = context.numbers
        let years = Set(money.map(\.year)).sorted()
        var table = TextTable([
            .init(title: context.text("column.source"), wraps: true),
            .init(title: context.text("column.allocated"), alignment: .right),
            .init(title: context.text("column.committed"), alignment: .right),
            .init(title: context.text("column.paid"), alignment: .right),
            .init(title: context.text("column.left"), alignment: .right),
        ])
        let name = Self.names(money, context)
        let amounts = [\MoneyLine.allocated, \.committed, \.paid, \.left]
        func add(_ line: MoneyLine) {
            table.add([name(line)] + amounts.map { numbers.money(line[keyPath: $0]) })
        }
        let own = money.filter { $0.plan == nil }
        for year in years where own.contains(where: { $0.year == year }) {
            if years.count > 1 { table.group(["\(year)"]) }
            for line in Self.sorted(own.filter { $0.year == year }, context) { add(line) }
        }
        if own.count > 1 {
            if years.count > 1 { table.group([]) }
            // More than one amount can be, where there are several large sources.
            let sums = amounts.map { amount in
                own.reduce(Int128.zero) { $0 + Int128($1[keyPath: amount].dong) }
            }
            table.add([context.text("total")] + sums.map { numbers.whole($0) })
        }
        // Of no plan: after the total, in which it is not.
        for line in money.filter({ $0.plan != nil }) { add(line) }
        let range = [years.first, years.count > 1 ? years.last : nil].compactMap { $0.map { "\($0)" } }
        let title = ["plan": plan, "years": range.isEmpty ? "–" : range.joined(separator: "–")]
        lines = [context.text("money-title", title), ""] + table.rendered(width: width)
    }

    /// As reference data lists the kinds of sources.
    private static func sorted(_ lines: [MoneyLine], _ context: CommandContext) -> [MoneyLine] {
        let reference = context.reference
        let kinds = lastDay(lines).map { reference.codes(.fundSource, on: $0) } ?? []
        func place(_ line: MoneyLine) -> (Int, String) {
            (kinds.firstIndex(of: line.kind) ?? kinds.count, line.name + (line.activity ?? ""))
        }
        return lines.sorted { place($0) < place($1) }
    }

    /// The kind's words, which are there in both languages, where a year has one source of the kind; the source's own
    /// name where it has more; with what it was written for, where that is not known.
    private static func names(_ lines: [MoneyLine], _ context: CommandContext) -> (MoneyLine) -> String {
        let reference = context.reference
        let day = lastDay(lines)
        func source(_ line: MoneyLine) -> String {
            guard let day, lines.count(where: { $0.kind == line.kind && $0.year == line.year }) == 1 else {
                return line.name
            }
            return reference.label(.fundSource, line.kind, context.language, on: day) ?? line.name
        }
        return { line in
            let name = source(line)
            if let plan = line.plan { return context.text("money-plan", ["name": name, "plan": plan]) }
            guard let activity = line.activity else { return name }
            return context.text("money-activity", ["name": name, "activity": activity])
        }
    }

    private static func lastDay(_ lines: [MoneyLine]) -> Day? {
        lines.map(\.year).max().flatMap { Day(year: $0, month: 12, day: 31) }
    }
}
