import ArgumentParser
import Bus
import GatewayKit
import ReportingAPI
import Vocabulary

/// `chungtay difficulties`.
struct DifficultiesCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "difficulties",
        abstract:
            "Khó khăn, vướng mắc đã nêu, đang ở cơ quan nào · what stands in units' ways, and with whom it lies."
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @Flag(help: "Chỉ những việc trả lời quá hạn · only those whose answer is late")
    var late = false

    func perform(in context: CommandContext) async throws {
        let (plan, client) = (asked.plan, try await asked.reporting(context))
        let difficulties = try await client.all(
            Difficulties.list, CallOptions(language: context.language)
        ) { after in
            ListDifficulties(plan: plan).with { ($0.late, $0.after) = (late ? true : nil, after) }
        }
        let today = try await context.today()
        try context.show(List(items: difficulties)) {
            DifficultyPage(difficulties, of: plan, context, asked: today).lines
        }
    }
}

/// Difficulties for people, in the order in which they were raised.
struct DifficultyPage {
    let lines: [String]

    init(
        _ difficulties: [Difficulty], of plan: String, _ context: CommandContext, asked today: Day,
        width: Int = Terminal.width
    ) {
        let title = context.text("difficulties-title", ["plan": plan])
        guard !difficulties.isEmpty else {
            lines = [title, "", context.text("difficulties-none")]
            return
        }
        var table = TextTable([
            .init(title: context.text("column.raised")),
            .init(title: context.text("column.unit"), wraps: true),
            .init(title: context.text("column.difficulty"), wraps: true),
            .init(title: context.text("column.lies-with"), wraps: true),
            .init(title: context.text("column.due")), .init(title: context.text("column.state")),
        ])
        for difficulty in difficulties {
            let names = context.reference.unitNames(on: difficulty.raisedOn, asked: today, context.language)
            let late = difficulty.daysLate.map {
                " " + context.text("days-late", ["count": context.numbers.whole($0)])
            }
            table.add([
                context.numbers.day(difficulty.raisedOn), names(difficulty.unit),
                difficulty.text.split(whereSeparator: \.isNewline).joined(separator: " "),
                names(difficulty.to), difficulty.answerBy.map(context.numbers.day) ?? "–",
                context.text("difficulty.\(difficulty.status.rawValue)") + (late ?? ""),
            ])
        }
        lines = [title, ""] + table.rendered(width: width)
    }
}
