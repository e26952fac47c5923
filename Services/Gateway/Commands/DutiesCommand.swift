import ArgumentParser
import Bus
import GatewayKit
import ReportingAPI
import Vocabulary

/// `chungtay duties`.
struct DutiesCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties", abstract: "Ai nợ báo cáo nào, đến bao giờ · who owes which report by when.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @Option(help: "Hạn trong · due within: 2021-01-01..2021-12-31")
    var period: Period?

    func perform(in context: CommandContext) async throws {
        let (plan, client) = (asked.plan, try await asked.reporting(context))
        let duties = try await client.all(Duties.list, CallOptions(language: context.language)) { after in
            ListDuties(plan: plan).with { ($0.period, $0.after) = (period, after) }
        }
        let today = try await context.today()
        try context.show(List(items: duties)) { DutyPage(duties, of: plan, context, asked: today).lines }
    }
}

/// Duties for people: a group for each report and due day, in it those who are late first.
struct DutyPage {
    let lines: [String]

    init(
        _ duties: [Duty], of plan: String, _ context: CommandContext, asked today: Day,
        width: Int = Terminal.width
    ) {
        let numbers = context.numbers
        let title = context.text("duties-title", ["plan": plan])
        guard !duties.isEmpty else {
            lines = [title, "", context.text("duties-none")]
            return
        }
        var table = TextTable([
            .init(title: context.text("column.unit"), wraps: true),
            .init(title: context.text("column.submitted")), .init(title: context.text("column.state")),
        ])
        for group in Self.groups(duties) {
            let names = context.reference.unitNames(on: group[0].due, asked: today, context.language)
            let when = [
                "due": numbers.day(group[0].due), "start": numbers.day(group[0].period.start),
                "end": numbers.day(group[0].period.end),
            ]
            table.group([group[0].name[context.language], context.text("duties-when", when)])
            for duty in group.sorted(by: Self.isMoreUrgent) {
                let days = duty.daysLate ?? (duty.state == .dueSoon ? duty.daysLeft : nil)
                let late = days.map { " " + context.text("days-late", ["count": numbers.whole($0)]) }
                table.add([
                    names(duty.unit), duty.submittedOn.map(numbers.day) ?? "–",
                    Self.mark(duty.state) + " " + context.text("duty.\(duty.state.rawValue)") + (late ?? ""),
                ])
            }
        }
        let counts = DutyState.allCases.compactMap { state -> String? in
            let count = duties.count { $0.state == state }
            return count == 0 ? nil : "\(context.text("duty.\(state.rawValue)")): \(numbers.whole(count))"
        }
        lines = [title, ""] + table.rendered(width: width) + ["", counts.joined(separator: " · ")]
    }

    /// Duties of the same report, period and due day, in the order in which they first come.
    private static func groups(_ duties: [Duty]) -> [[Duty]] {
        var groups: [[Duty]] = []
        for duty in duties {
            let home = groups.firstIndex {
                $0[0].duty == duty.duty && $0[0].due == duty.due && $0[0].period == duty.period
                    && $0[0].to == duty.to
            }
            if let home { groups[home].append(duty) } else { groups.append([duty]) }
        }
        return groups
    }

    /// Missing before late before waiting before on time; in each the most days first.
    private static func isMoreUrgent(_ one: Duty, _ other: Duty) -> Bool {
        func rank(_ duty: Duty) -> (Int, Int) {
            let order: [DutyState] = [
                .missing, .returned, .late, .dueSoon, .waiting, .invited, .onTime,
            ]
            return (order.firstIndex(of: duty.state) ?? order.count, -(duty.daysLate ?? 0))
        }
        return rank(one) < rank(other)
    }

    private static func mark(_ state: DutyState) -> String {
        switch state {
        case .missing: "✗"
        case .late: "!"
        case .returned: "↩"
        case .dueSoon: "⏳"
        case .waiting: "…"
        case .invited: "·"
        case .onTime: "✓"
        }
    }
}
