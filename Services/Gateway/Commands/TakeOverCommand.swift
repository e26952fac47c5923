import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import Vocabulary

/// `chungtay take-over`.
struct TakeOverCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-over",
        abstract: "Nhận tiếp một quy trình đang dừng · take over a workflow whose giver may not go on.",
        discussion: """
            chungtay take-over RUN --as thai-binh/thai-thuy/diem-dien/ntl
            Ký giấy ủy quyền mới bằng khóa của mình cho đúng quy trình đó; quy trình đi tiếp từ chỗ đang dừng. Signs a mandate
            of your own for that run, which goes on from where it stands.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Mã quy trình · the run's id")
    var run: String

    @OptionGroup var mandate: MandateOptions

    func validate() throws {
        guard WorkflowID(run) != nil else { throw ValidationError("RUN: ID") }
    }

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit, let id = WorkflowID(run) else {
            throw Failure(.usage, Message("gateway.who"))
        }
        let last = try await mandate.last(context)
        let taken = try await context.clients.takeOver(id, as: unit, until: last)
        try context.show(taken) {
            [
                context.text("workflow-taken", ["id": taken.id.text]),
                context.text("workflow-next"),
            ]
        }
    }
}
