import GatewayKit
import ReportingAPI
import Vocabulary

/// The board for people; what is late, and what is under its target once its year is over, is an alert.
struct BoardPage {
    /// Cells of a bar.
    private static let bar = 20
    /// How many who are late are named.
    private static let named = 3

    let lines: [TerminalLine]

    init(_ board: Board, _ context: CommandContext, width: Int = Terminal.width) {
        let page = Parts(context: context, width: width, today: board.today)
        var lines = [TerminalLine(context.text("board-title", ["day": context.numbers.day(board.today)]))]
        if board.plans.isEmpty { lines += ["", context.text("board-no-plan")].map { TerminalLine($0) } }
        for plan in board.plans {
            lines += [TerminalLine("")] + page.head(plan) + page.targets(plan.values)
            lines += page.duties(plan.duties) + page.money(plan.money) + page.difficulties(plan.difficulties)
        }
        lines += [TerminalLine("")] + page.waiting(board.waiting)
        self.lines = lines
    }

    private struct Parts {
        let context: CommandContext
        let width: Int
        let today: Day

        private var numbers: NumberFormat { context.numbers }
        private var names: (UnitPath) -> String { context.reference.unitNames(on: today, context.language) }

        private func say(_ text: String) -> [TerminalLine] {
            text.wrapped(to: width).map { TerminalLine($0) }
        }

        /// Below what was said before, two columns further in.
        private func below(_ text: String, isAlert: Bool = false) -> [TerminalLine] {
            text.wrapped(to: width - 2).map { TerminalLine("  " + $0, isAlert: isAlert) }
        }

        func head(_ plan: PlanOnBoard) -> [TerminalLine] {
            let days = "\(numbers.day(plan.period.start)) – \(numbers.day(plan.period.end))"
            return say("\(plan.name[context.language]) · \(plan.plan) · \(days)")
        }

        func targets(_ values: [IndicatorValue]?) -> [TerminalLine] {
            guard let values else { return say(context.text("board-targets-hidden")) }
            var table = TextTable([
                .init(title: "ID"), .init(title: context.text("column.indicator"), wraps: true),
                .init(title: context.text("column.value"), alignment: .right),
                .init(title: context.text("column.target"), alignment: .right), .init(title: ""),
            ])
            for value in values {
                let percent = value.measure == .percent
                let mark = value.met.map { $0 ? "✓" : "✗" } ?? " "
                table.add(
                    [
                        value.indicator, value.name[context.language],
                        percent
                            ? numbers.measured(value.value, percent: true) : numbers.whole(value.numerator),
                        ProgressPage.target(value, context), BoardPage.bar(value) + " " + mark,
                    ],
                    isAlert: value.met == false && value.on >= Period(yearOf: value.on).end)
            }
            return table.lines(width: width)
        }

        func duties(_ duties: [Duty]?) -> [TerminalLine] {
            guard let duties else { return say(context.text("board-duties-hidden")) }
            let counts = DutyState.allCases.compactMap { state -> String? in
                let count = duties.count { $0.state == state }
                let word = context.text("board-duty.\(state.rawValue)")
                return count == 0 ? nil : "\(word) \(numbers.whole(count))"
            }
            let none = context.text("duties-none")
            var lines = say(
                context.text(
                    "board-duties", ["counts": counts.isEmpty ? none : counts.joined(separator: " · ")]))
            let owed = duties.filter { $0.state == .missing || $0.state == .returned }
                .sorted { ($0.daysLate ?? 0, $1.unit) > ($1.daysLate ?? 0, $0.unit) }
            for duty in owed.prefix(BoardPage.named) {
                let late = duty.daysLate.map { numbers.whole($0) } ?? "0"
                lines += below(
                    "✗ "
                        + context.text(
                            "board-owed",
                            [
                                "unit": names(duty.unit), "report": duty.name[context.language],
                                "count": late,
                            ]), isAlert: true)
            }
            if owed.count > BoardPage.named {
                lines += below(context.text("board-more", ["count": "\(owed.count - BoardPage.named)"]))
            }
            return lines
        }

        func money(_ money: [MoneyLine]?) -> [TerminalLine] {
            guard let money else { return say(context.text("board-money-hidden")) }
            guard let year = money.first?.year else { return say(context.text("board-no-money")) }
            func sum(_ amount: KeyPath<MoneyLine, Money>) -> Int128 {
                money.reduce(Int128.zero) { $0 + Int128($1[keyPath: amount].dong) }
            }
            let (allocated, paid) = (sum(\.allocated), sum(\.paid))
            let share = allocated > 0 ? Double(paid) / Double(allocated) : 0
            return say(
                context.text(
                    "board-money",
                    [
                        "year": "\(year)", "allocated": numbers.whole(allocated), "paid": numbers.whole(paid),
                        "percent": numbers.decimal(share * 100), "bar": BoardPage.bar(share),
                    ]))
        }

        func difficulties(_ difficulties: [Difficulty]?) -> [TerminalLine] {
            guard let difficulties else { return say(context.text("board-difficulties-hidden")) }
            guard !difficulties.isEmpty else { return say(context.text("board-no-difficulty")) }
            let late = difficulties.filter { $0.daysLate != nil }
            var lines = say(
                context.text(
                    "board-difficulties",
                    ["count": numbers.whole(difficulties.count), "late": numbers.whole(late.count)]))
            for difficulty in late.prefix(BoardPage.named) {
                lines += below(
                    "✗ "
                        + context.text(
                            "board-unanswered",
                            [
                                "unit": names(difficulty.unit), "to": names(difficulty.to),
                                "count": numbers.whole(difficulty.daysLate ?? 0),
                            ]), isAlert: true)
            }
            return lines
        }

        func waiting(_ waiting: [WaitedFor]?) -> [TerminalLine] {
            guard let waiting else { return say(context.text("board-waiting-hidden")) }
            guard !waiting.isEmpty else { return say(context.text("board-nobody-waits")) }
            var table = TextTable([
                .init(title: context.text("column.waited-for"), wraps: true),
                .init(title: context.text("column.runs"), alignment: .right),
                .init(title: context.text("column.tasks"), alignment: .right),
                .init(title: context.text("column.overdue"), alignment: .right),
                .init(title: context.text("column.next-due")),
            ])
            for item in waiting {
                let late = item.daysLate.map {
                    "\(numbers.whole(item.late)) (\(context.text("days-late", ["count": numbers.whole($0)])))"
                }
                table.add(
                    [
                        names(item.unit), numbers.whole(item.runs), numbers.whole(item.tasks), late ?? "–",
                        item.due.map(numbers.day) ?? "–",
                    ], isAlert: item.late > 0)
            }
            return table.lines(width: width)
        }
    }

    /// How far it is: of a percentage, of a hundred, of a count, of its target; `│` is where the target stands. Nothing where there is
    /// nothing to hold it against.
    static func bar(_ value: IndicatorValue) -> String {
        if value.measure == .percent {
            guard let share = value.value else { return "" }
            return bar(share / 100, target: value.target.map { $0 / 100 })
        }
        guard let target = value.target, target > 0 else { return "" }
        return bar((value.value ?? 0) / target)
    }

    private static func bar(_ share: Double, target: Double? = nil) -> String {
        let filled = Int((min(1, max(0, share)) * Double(bar)).rounded(.down))
        let mark = target.map { min(bar - 1, Int((min(1, max(0, $0)) * Double(bar)).rounded(.down))) }
        return (0..<bar).map { $0 == mark ? "│" : $0 < filled ? "█" : "░" }.joined()
    }
}
