import ArgumentParser
import Bus
import CampaignsAPI
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay communication`.
struct CommunicationCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "communication",
        abstract:
            "Kế hoạch truyền thông của năm, đã làm được gì · a year's communication plan, and what was done of it.",
        discussion: "chungtay communication 2021 --as thai-binh/so-tttt")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Năm · year")
    var year: Int

    @Option(help: "Của đơn vị này · of this unit")
    var unit: UnitPath?

    @OptionGroup var days: DayOptions

    func perform(in context: CommandContext) async throws {
        guard let asker = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let client = try context.clients.client(to: CampaignsContract.name, as: .unit(asker))
        let options = CallOptions(language: context.language)
        let plans = try await client.all(Communication.list, options) { after in
            ListCommunication().with {
                ($0.unit, $0.year, $0.after) = (unit, year, after)
                ($0.on, $0.knownOn) = (days.on, days.knownOn)
            }
        }
        var all: [CommunicationProgress] = []
        for plan in plans {
            all.append(
                try await client.call(
                    Communication.get,
                    GetCommunication(id: plan.id).with { ($0.on, $0.knownOn) = (days.on, days.knownOn) },
                    options))
        }
        let today = try await context.today()
        try context.show(List(items: all)) {
            all.isEmpty
                ? [context.text("communication-none", ["year": "\(year)"])]
                : all.flatMap { CommunicationPage($0, context, asked: days.on ?? today).lines + [""] }
                    .dropLast()
        }
    }
}

/// A year's plan beside what was done, for people.
struct CommunicationPage {
    let lines: [String]

    init(
        _ progress: CommunicationProgress, _ context: CommandContext, asked today: Day,
        width: Int = Terminal.width
    ) {
        let (plan, numbers) = (progress.plan, context.numbers)
        var rows = TextTable([
            .init(title: context.text("column.line"), alignment: .right),
            .init(title: context.text("column.campaign"), wraps: true),
            .init(title: context.text("column.months")), .init(title: context.text("column.held")),
            .init(title: context.text("column.missed")),
            .init(title: context.text("column.people"), alignment: .right),
            .init(title: context.text("column.planned"), alignment: .right),
            .init(title: context.text("column.funded")),
        ])
        func months(_ months: [Int]) -> String {
            months.isEmpty ? "–" : months.map(String.init).joined(separator: ", ")
        }
        for (line, done) in zip(plan.lines, progress.lines) {
            let people = done.reach.people.reduce(0) { $0 + $1.female + $1.male }
            let funded = done.budgetLineSeen.map { context.text($0 ? "funded-seen" : "funded-unseen") }
            rows.add(
                [
                    "\(line.number)", line.title, months(line.months), months(done.heldIn),
                    months(done.missed), numbers.whole(people), line.people.map(numbers.whole) ?? "–",
                    funded ?? "–",
                ], isAlert: !done.missed.isEmpty)
        }
        let title = [
            "title": plan.title, "year": "\(plan.year)", "version": "\(plan.version)",
            "unit": context.reference.unitNames(on: today, asked: today, context.language)(plan.unit),
        ]
        var lines = [context.text("communication-\(plan.status.rawValue)", title), ""]
        lines += rows.rendered(width: width)
        if !progress.unplanned.isEmpty {
            let count = ["count": numbers.whole(progress.unplanned.count)]
            lines += ["", context.text("communication-unplanned", count)]
        }
        self.lines = lines
    }
}
