import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import Vocabulary

/// `chungtay foster`.
struct FosterCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "foster",
        abstract: "Giao trẻ em cho gia đình nhận nuôi có thời hạn · a family takes a child in for a time.",
        discussion: """
            chungtay foster "Nguyễn Văn An, Diêm Điền" --trial-until 2021-04-15 --until 2021-09-15 \
            --as thai-binh/thai-thuy/diem-dien/ntl
            Tìm gia đình, kiểm tra, quyết định, giao nhận, thử, thăm trẻ sau một và ba tháng, gia hạn hoặc kết thúc: mỗi việc có trong
            chungtay tasks. A family is found and checked, the chair decides, the child is handed over, tries, is visited after a month
            and three, and stays until the term: each stands in chungtay tasks.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or year of birth; or id")
    var child: String

    @Option(
        help: "Họ tên người nhận nuôi, nếu đã tìm được · name of the caregiver, where one is found already")
    var caregiver: String?

    @Option(help: "Ngày cuối của thời gian thử · the last day of the trial")
    var trialUntil: Day

    @Option(help: "Ngày cuối của thời hạn nhận nuôi · the last day of the term")
    var until: Day

    @OptionGroup var mandate: MandateOptions

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let names = context.names(as: unit, on: try await context.today())
        let child = try await names.child(called: child)
        var carer: CaregiverID?
        if let caregiver { carer = try await names.caregiver(called: caregiver).id }
        let last = try await mandate.last(context)
        let run = try await context.clients.start(.foster, for: child, as: unit, until: last) {
            $0.caregiver = carer
            ($0.trialUntil, $0.until) = (trialUntil, until)
        }
        try await context.showStarted(run, as: unit)
    }
}
