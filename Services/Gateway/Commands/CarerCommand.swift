import ArgumentParser
import Bus
import GatewayKit
import RegistryAPI
import ServiceKit
import Vocabulary

/// `chungtay carer …`.
struct CarerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carer",
        abstract: "Công nhận người nhận chăm sóc trẻ em · who may take children in.",
        discussion: """
            chungtay carer approve "Trần Thị Hoa, Diêm Điền" --places 2 --checked-on 2021-03-01 --decision 12/QĐ-UBND
            chungtay carer list "Trần Thị Hoa, Diêm Điền"
            chungtay carer end "Trần Thị Hoa, Diêm Điền" --on 2022-03-01
            Người đứng đầu đơn vị công nhận, sau khi đã xác minh (Nghị định 56/2017, mẫu 09, 11).
            The chief approves, once it was checked that the carer fits (Decree 56/2017, forms 09, 11).
            """,
        subcommands: [Approve.self, List.self, End.self])

    struct Approve: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Công nhận một người · approve somebody.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or birth; or id")
        var name: String

        @Option(help: "Nhận được cùng lúc bao nhiêu trẻ · how many children at the same time: 1 … 20")
        var places: Int

        @Option(help: "Ngày xác minh · the day of the check")
        var checkedOn: Day

        @Option(help: "Ngày tập huấn gần nhất · the day of the last training")
        var trainedOn: Day?

        @Option(help: "Từ ngày; không nêu: hôm nay · the first day, today when left out")
        var from: Day?

        @Option(help: "Đến hết ngày · the last day")
        var until: Day?

        @Option(help: "Số quyết định · the number of the decision")
        var decision: String?

        func perform(in context: CommandContext) async throws {
            let carer = try await context.carer(name)
            let request = ApproveCarer(caregiver: carer.id, places: places, checkedOn: checkedOn).with {
                ($0.start, $0.end, $0.trainedOn, $0.decision) = (from, until, trainedOn, decision)
            }
            let approval = try await carer.registry.call(
                Caregivers.approve, request, CallOptions(language: context.language))
            try context.show(approval) { [context.approved("carer-approved", approval, carer.name)] }
        }
    }

    struct List: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Các lần công nhận của một người · somebody's approvals.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or birth; or id")
        var name: String

        func perform(in context: CommandContext) async throws {
            let carer = try await context.carer(name)
            let approvals = try await context.approvals(of: carer)
            try context.show(Bus.List(items: approvals)) {
                guard !approvals.isEmpty else { return [context.text("carer-none", ["name": carer.name])] }
                return approvals.map { context.approved("carer-approval", $0, carer.name) }
            }
        }
    }

    struct End: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thôi công nhận từ sau một ngày · an approval ends.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Họ tên, kèm nơi ở hay năm sinh nếu cần; hoặc mã · name, with home or birth; or id")
        var name: String

        @Option(help: "Ngày cuối; không nêu: hôm nay · the last day, today when left out")
        var on: Day?

        func perform(in context: CommandContext) async throws {
            let carer = try await context.carer(name)
            let last = on ?? carer.today
            let going = try await context.approvals(of: carer).filter { approval in
                approval.start <= last && (approval.end.map { $0 >= last } ?? true)
            }
            // One day has one approval at most.
            guard let approval = going.first else {
                throw Failure(
                    .refused,
                    Message(
                        "gateway.carer-not-approved",
                        ["name": carer.name, "day": DayWords.day(last, in: context.language)]))
            }
            let ended = try await carer.registry.call(
                Caregivers.endApproval, EndCarerApproval(id: approval.id).with { $0.end = last },
                CallOptions(language: context.language))
            try context.show(ended) { [context.approved("carer-ended", ended, carer.name)] }
        }
    }

    /// Whom a command is about, and whom it asks.
    fileprivate struct Carer {
        let id: CaregiverID
        let name: String
        let registry: BusClient
        let today: Day
    }
}

extension CommandContext {
    /// The caregiver that people mean. Throws ``Failure``, and `CallError` where that is nobody in reach, or several.
    fileprivate func carer(_ text: String) async throws -> CarerCommand.Carer {
        guard let unit else { throw Failure(.usage, Message("gateway.who")) }
        let today = try await today(of: RegistryContract.name, as: unit)
        let known = try await names(as: unit, on: today).caregiver(called: text)
        let registry = try clients.client(to: RegistryContract.name, as: .unit(unit))
        return CarerCommand.Carer(id: known.id, name: known.name, registry: registry, today: today)
    }

    fileprivate func approvals(of carer: CarerCommand.Carer) async throws -> [CarerApproval] {
        try await carer.registry.all(Caregivers.listApprovals, CallOptions(language: language)) { after in
            ListCarerApprovals(caregiver: carer.id).with { $0.after = after }
        }
    }

    fileprivate func approved(_ key: String, _ approval: CarerApproval, _ name: String) -> String {
        text(
            key,
            [
                "name": name, "places": numbers.whole(approval.places), "from": numbers.day(approval.start),
                "until": approval.end.map(numbers.day) ?? "…", "checked": numbers.day(approval.checkedOn),
                "decision": approval.decision.map { text("carer-decision", ["decision": $0]) } ?? "",
            ])
    }
}
