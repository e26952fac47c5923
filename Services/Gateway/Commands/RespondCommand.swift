import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import RegistryAPI
import Vocabulary

/// `chungtay respond`.
struct RespondCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "respond",
        abstract: "Xử lý tin báo về một trẻ em đến khi rà soát · follow a report on a child to its review.",
        discussion: """
            chungtay respond "Nguyễn Văn An, Diêm Điền" --concern neglect --as thai-binh/thai-thuy/diem-dien/ntl
            Mở hồ sơ nếu chưa có, rồi theo dõi từng bước của các ngành. Opens a case where there is none, and follows each
            department's step.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or year of birth; or id")
    var child: String

    @Option(
        help: "Vì sao có tin báo · what the report is about: violence, neglect, abandonment, support …",
        completion: .choice(CaseConcern.self))
    var concern: String = CaseConcern.support.rawValue

    @OptionGroup var mandate: MandateOptions

    func validate() throws {
        guard CaseConcern(rawValue: concern) != nil else {
            throw ValidationError(
                "--concern: " + CaseConcern.allCases.map(\.rawValue).joined(separator: ", "))
        }
    }

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit, let concern = CaseConcern(rawValue: concern) else {
            throw Failure(.usage, Message("gateway.who"))
        }
        let child = try await context.names(as: unit, on: context.today()).child(called: child)
        let registry = try context.clients.client(to: RegistryContract.name, as: .unit(unit))
        let options = CallOptions(language: context.language)
        let cases = try await registry.all(Cases.outline, options) { after in
            OutlineCases(child: child).with { $0.after = after }
        }
        let open: CaseID
        if let found = cases.first(where: { $0.step != .closed }) {
            open = found.id
        } else {
            open = try await registry.call(Cases.open, OpenCase(child: child, concern: concern), options).id
        }
        let last = try await mandate.last(context)
        let run = try await context.clients.start(.respond, for: child, as: unit, until: last) {
            $0.case = HandledCaseID(of: open)
        }
        try await context.showStarted(run, as: unit)
    }
}
