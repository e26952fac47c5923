import ArgumentParser
import Bus
import ReportingAPI
import Vocabulary

/// `chungtay duties`.
struct DutiesCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties", abstract: "Ai nợ báo cáo nào, đến bao giờ · who owes which report by when.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "thai-binh-2020-2025")
    var plan: String

    @Option(help: "2021-01-01..2021-12-31")
    var period: Period?

    func perform(at desk: Desk) async throws {
        defer { desk.switchboard.closeAll() }
        let client = try await desk.reporting(caller.unit, for: plan)
        let list = try await client.call(
            Duties.list, ListDuties(plan: plan, period: period), CallOptions(language: desk.language))
        try desk.show(list) { DutyPage(list, desk).lines }
    }
}

/// Duties for people.
struct DutyPage {
    let lines: [String]

    init(_ list: DutyList, _ desk: Desk, width: Int = Terminal.width) {
        let numbers = desk.numbers
        var table = TextTable([
            .init(title: desk.text("column.unit"), wraps: true),
            .init(title: desk.text("column.duty"), wraps: true),
            .init(title: desk.text("column.due")), .init(title: desk.text("column.submitted")),
            .init(title: desk.text("column.state"), wraps: true),
        ])
        let names = list.items.first.map { desk.unitNames(on: $0.due) } ?? \.text
        for duty in list.items {
            let late = duty.daysLate.map { " " + desk.text("days-late", ["count": numbers.whole($0)]) } ?? ""
            table.add([
                names(duty.unit), duty.name[desk.language], numbers.day(duty.due),
                duty.submittedOn.map(numbers.day) ?? "–", desk.text("duty.\(duty.state.rawValue)") + late,
            ])
        }
        let counts = DutyState.allCases.map { state in
            "\(desk.text("duty.\(state.rawValue)")): \(list.items.count { $0.state == state })"
        }
        lines = table.rendered(width: width) + ["", counts.joined(separator: " · ")]
    }
}
