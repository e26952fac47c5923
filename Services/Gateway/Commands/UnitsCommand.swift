import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay units`.
struct UnitsCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: "Đơn vị nào, trước là gì, sau thành gì · which unit, what it was and what it became.",
        discussion: """
            chungtay units "xã Thái Dương"
            chungtay units "thai duong, thai thuy" --on 2019-12-31
            chungtay units hung-yen/so-y-te --lang en
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(
        help: "Tên hoặc đường dẫn, không cần dấu · name or path, marks left out or not (all when left out)",
        completion: .anyUnit)
    var name: String?

    @Option(help: "Ngày được hỏi · the day asked about (YYYY-MM-DD)")
    var on: Day?

    func perform(in context: CommandContext) async throws {
        let reference = try Reference(directory: context.compose + "/reference")
        let day = if let on { on } else { try await context.today() }
        let lives = try reference.units.lives(name, on: day)
        try context.show(lives) { UnitsPage(lives, on: day, reference, context).lines }
    }
}

/// Units for people, best first.
struct UnitsPage {
    let lines: [String]

    init(
        _ lives: [UnitLife], on day: Day, _ reference: Reference, _ context: CommandContext,
        width: Int = Terminal.width
    ) {
        let numbers = context.numbers
        let names = reference.unitNames(on: day, context.language)
        let catalogue = GatewayTexts.all.merging(reference.texts)
        /// How a step came about, and how sure that is where nobody has read it.
        func how(_ step: UnitLife.Step) -> String {
            var words: [String]
            if let functions = step.functions {
                words = functions.map { ReferenceTable.officeFunction.term($0) }
            } else if let kind = UnitSuccession.Kind(rawValue: step.kind) {
                words = [kind.term]
            } else {
                words = ["gateway.office.\(step.kind)"]
            }
            if step.confidence == .unverified { words.append(step.confidence.term) }
            return words.map { catalogue.render(Message($0), in: context.language) }.joined(separator: ", ")
        }
        func told(_ steps: [UnitLife.Step], _ unit: (UnitPath) -> String) -> String {
            steps.isEmpty
                ? "–"
                : steps.map { "\(numbers.day($0.on)): \($0.unit.map(unit) ?? "–") (\(how($0)))" }
                    .joined(separator: "; ")
        }
        var table = TextTable([
            .init(title: context.text("column.path")),
            .init(title: context.text("column.name"), wraps: true),
            .init(title: context.text("column.part-of"), wraps: true),
            .init(title: context.text("column.from")), .init(title: context.text("column.until")),
            .init(title: context.text("column.became"), wraps: true),
            .init(title: context.text("column.came-from"), wraps: true),
        ])
        for life in lives {
            table.add([
                life.path.text, life.fullName[context.language], life.partOf.map(names) ?? "–",
                life.from.map(numbers.day) ?? "–", life.until.map(numbers.day) ?? "–",
                // By path: it is what has to be written from that day on.
                told(life.became, \.text), told(life.cameFrom, names),
            ])
        }
        lines =
            [
                context.text("units-title", ["count": numbers.whole(lives.count), "day": numbers.day(day)]),
                "",
            ]
            + table.rendered(width: width)
    }
}
