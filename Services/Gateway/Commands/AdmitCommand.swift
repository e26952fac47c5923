import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import RegistryAPI
import Vocabulary

/// `chungtay admit`.
struct AdmitCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "admit",
        abstract: "Tiếp nhận khẩn cấp một trẻ em, trong một lệnh · take a child in tonight, in one command.",
        discussion: """
            chungtay admit --sex female --year 2026 --found-at "cổng chợ" --commune thai-binh/thai-thuy/diem-dien --provider ID \
            --as thai-binh/thai-thuy/diem-dien/ntl
            Ghi những gì đã biết: trẻ em được ghi sổ, hồ sơ được mở, nơi ở được ghi, và những việc tiếp theo có trong
            chungtay tasks. Write what is known: the child is registered, the case opened, the placement begun, and what
            follows stands in chungtay tasks.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Option(help: "Tên, nếu đã biết · the name, where it is known")
    var name: String?

    @Option(help: "Nơi phát hiện trẻ em bị bỏ rơi · where the child was found")
    var foundAt: String?

    @Option(help: "Ngày phát hiện; không nêu: hôm nay · the day on which it was found; today when left out")
    var foundOn: Day?

    @Option(help: "Giới tính · sex: female, male", completion: .choice(Sex.self))
    var sex: String

    @Option(help: "Ngày sinh, nếu đã biết · day of birth, where it is known")
    var birth: Day?

    @Option(help: "Năm sinh ước chừng · year of birth, about")
    var year: Int?

    @Option(help: "Xã nơi phát hiện trẻ em · the commune where the child was found")
    var commune: UnitPath

    @Option(help: "Mã cơ sở nhận trẻ em · id of the facility that takes the child in")
    var provider: String?

    @Option(help: "Mã người nhận trẻ em · id of the caregiver who takes the child in")
    var caregiver: String?

    @Flag(
        help:
            "Đã so với sổ: không phải trẻ em nào gần giống · compared with the register: none of those who are like it"
    )
    var distinct = false

    @Option(
        help:
            "Khóa chống trùng: gọi lại không ghi hai lần, sang ngày khác thì kèm --found-on · idempotency key: called again, with --found-on on another day too, it is not done twice"
    )
    var key: String?

    @OptionGroup var mandate: MandateOptions

    func validate() throws {
        guard Sex(rawValue: sex) != nil else { throw ValidationError("--sex: female, male") }
        guard (birth == nil) != (year == nil) else { throw ValidationError("--birth | --year") }
        guard provider.map({ ProviderID($0) != nil }) ?? true,
            caregiver.map({ CaregiverID($0) != nil }) ?? true
        else { throw ValidationError("--provider, --caregiver: ID") }
        guard name != nil || foundAt != nil else { throw ValidationError("--name | --found-at") }
        guard provider != nil || caregiver != nil else { throw ValidationError("--provider | --caregiver") }
    }

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit, let sex = Sex(rawValue: sex) else {
            throw Failure(.usage, Message("gateway.who"))
        }
        let registry = try context.clients.client(to: RegistryContract.name, as: .unit(unit))
        let found = if let foundOn { foundOn } else { try await context.today() }
        let child = try await registry.call(
            Children.register,
            RegisterChild(name: name, sex: sex, commune: commune).with {
                ($0.birthDate, $0.birthYear) = (birth, year)
                // Only who has looked can say so: a foundling may have been registered by somebody else tonight.
                if distinct { $0.confirmedDistinct = true }
                if let foundAt { ($0.foundAt, $0.foundOn) = (foundAt, found) }
            }, CallOptions(idempotencyKey: key.map { "\($0)/child" }, language: context.language))
        let last = try await mandate.last(context)
        let run = try await context.clients.start(.admit, for: child.id, as: unit, until: last, key: key) {
            $0.provider = provider.flatMap { ProviderID($0) }
            $0.caregiver = caregiver.flatMap { CaregiverID($0) }
        }
        try context.show(run) {
            [
                context.text("workflow-started", ["id": run.id.text, "child": child.name]),
                context.text("workflow-next"),
            ]
        }
    }
}

/// For how long a workflow may act in the caller's name.
struct MandateOptions: ParsableArguments {
    @Option(
        name: .customLong("mandate-until"),
        help: "Ngày cuối của giấy ủy quyền; không nêu: một năm · the mandate's last day; a year when left out"
    )
    var until: Day?

    func last(_ context: CommandContext) async throws -> Day {
        if let until { return until }
        return try await context.today().advanced(by: 365)
    }
}
