import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import Vocabulary

/// `chungtay transfer`.
struct TransferCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer",
        abstract: "Chuyển nơi ở của một trẻ em sang xã khác · a child's home moves to another commune.",
        discussion: """
            chungtay transfer "Nguyễn Văn An, Diêm Điền" --to "Thụy Ninh" --reason "Theo mẹ về quê ngoại" \
            --as thai-binh/thai-thuy/diem-dien/ntl
            Xã nơi đến tiếp nhận trẻ em; hồ sơ đi theo, việc học, lượt gửi đến dịch vụ và trợ cấp thành việc của nơi phải làm, xem
            chungtay tasks. The other commune takes the child over; its case goes along, and school, referrals and allowance become
            tasks of whose they are: chungtay tasks.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or year of birth; or id")
    var child: String

    @Option(help: "Xã nơi trẻ em chuyển đến, theo tên hay đường dẫn · the commune, by name or path")
    var to: String

    @Option(help: "Lý do; xã nơi đến sẽ đọc · why: the other commune reads it")
    var reason: String

    @OptionGroup var mandate: MandateOptions

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let names = context.names(as: unit, on: try await context.today())
        guard let commune = names.units.path(to) else {
            throw Failure(
                .refused, names.units.instead(of: to) ?? Message("gateway.unit-unknown", ["unit": to]))
        }
        let child = try await names.child(called: child)
        let last = try await mandate.last(context)
        let run = try await context.clients.start(.transfer, for: child, as: unit, until: last) {
            ($0.to, $0.reason) = (commune, reason)
        }
        try await context.showStarted(run, as: unit)
    }
}

extension CommandContext {
    /// Says that a workflow was started, and for whom.
    func showStarted(_ run: Workflow, as unit: UnitPath) async throws {
        let child = run.child.text
        let names = try await clients.names(ofChildren: [child], as: unit)
        try show(run) {
            [
                text("workflow-started", ["id": run.id.text, "child": names[child] ?? child]),
                text("workflow-next"),
            ]
        }
    }
}
