import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import Vocabulary

/// `chungtay tasks`.
struct TasksCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: "Việc đơn vị mình phải làm · what is mine to do.",
        discussion: """
            chungtay tasks --as thai-binh/thai-thuy/diem-dien/ntl
            chungtay tasks --overdue --as thai-binh/so-y-te
            Việc của quy trình, hồ sơ, nơi chăm sóc, các lượt gửi đến và các lượt mở hồ sơ ngoài phạm vi: xong khi đã làm thật.
            Tên trẻ em do sổ đăng ký cho biết, theo quyền của người hỏi. Tasks of workflows, cases, placements, referrals and
            files opened out of reach: done when the fact is there. Names are the registry's, for whoever may see them.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Flag(help: "Chỉ việc quá hạn · only what is past its day")
    var overdue = false

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let tasks = try await context.clients.tasks(of: unit, overdue: overdue, GatewayTexts.all)
        try context.show(List(items: tasks)) { TaskPage(tasks, as: unit, context).lines }
    }
}

/// Tasks for people: what, about whom, by when, and the command, ready to paste.
struct TaskPage {
    let lines: [String]

    init(_ tasks: [DueTask], as caller: UnitPath, _ context: CommandContext) {
        guard !tasks.isEmpty else {
            lines = [context.text("tasks-none")]
            return
        }
        let numbers = context.numbers
        lines = tasks.flatMap { task -> [String] in
            let when = task.due.map(numbers.day) ?? "–"
            let late = task.daysLate.map { " ✗ " + context.text("days-late", ["count": numbers.whole($0)]) }
            let clause = task.deadline.flatMap { code in
                context.reference.deadline(code, on: task.due ?? .last).map { $0.source }
            }
            let about = [task.name ?? task.child.text, task.person?.text].compactMap(\.self)
            return [
                "\(when)\(late ?? "")  \(task.what) \(about.joined(separator: " · "))",
                clause.map { "    " + $0 },
                task.takesOver.map { "    chungtay take-over \($0) --as \(caller)" }
                    ?? "    chungtay call \(task.method) '\(task.request)' --as \(caller)",
                task.answer.map { "    chungtay call \(Workflows.signal.name) '\($0)' --as \(caller)" },
            ].compactMap(\.self)
        }
    }
}
