import CampaignsAPI
import GatewayKit
import Vocabulary

/// How many were taught, for people.
struct CoveragePage {
    let lines: [String]

    init(
        _ table: CoverageTable, _ indicator: String, _ context: CommandContext, width: Int = Terminal.width
    ) {
        let numbers = context.numbers
        let names = context.reference.unitNames(on: table.on, context.language)
        var rows = TextTable([
            .init(title: context.text("column.unit"), wraps: true),
            .init(title: context.text("column.people"), alignment: .right),
            .init(title: context.text("column.taught"), alignment: .right),
            .init(title: context.text("column.missing"), alignment: .right),
            .init(title: context.text("column.value"), alignment: .right),
        ])
        func add(_ name: String, _ there: Int, _ taught: Int) {
            let share = there == 0 ? nil : Double(taught * 100) / Double(there)
            rows.add([
                name, numbers.whole(there), numbers.whole(taught), numbers.whole(there - taught),
                numbers.measured(share, percent: true),
            ])
        }
        for unit in table.units { add(names(unit.unit), unit.there, unit.taught) }
        if table.units.count > 1 { add(context.text("total"), table.there, table.taught) }
        let title = ["indicator": indicator, "on": numbers.day(table.on)]
        lines = [context.text("coverage-title", title), ""] + rows.rendered(width: width)
    }
}

/// Who was not taught, for people.
struct MissingPage {
    let lines: [String]

    init(
        _ missing: [MissingPerson], _ indicator: String, _ context: CommandContext,
        width: Int = Terminal.width
    ) {
        let names = context.reference.unitNames(on: .last, context.language)
        var rows = TextTable([
            .init(title: context.text("column.name"), wraps: true),
            .init(title: context.text("column.year"), alignment: .right),
            .init(title: context.text("column.unit"), wraps: true),
            .init(title: context.text("column.phone")),
        ])
        let sorted = missing.sorted { ($0.covered.unit, $0.name ?? "") < ($1.covered.unit, $1.name ?? "") }
        for person in sorted {
            rows.add([
                person.name ?? person.covered.person.id.text, person.birthYear.map { "\($0)" } ?? "–",
                names(person.covered.unit),
                person.phones.isEmpty ? "–" : person.phones.joined(separator: ", "),
            ])
        }
        let count = ["indicator": indicator, "count": context.numbers.whole(missing.count)]
        lines = [context.text("missing-title", count), ""] + rows.rendered(width: width)
    }
}

/// The next classes, for people.
struct ProposalPage {
    let lines: [String]

    init(
        _ proposed: ClassProposals, of course: Course, _ trainers: [Learner: NamedPerson],
        _ context: CommandContext, on day: Day, width: Int = Terminal.width
    ) {
        let numbers = context.numbers
        let names = context.reference.unitNames(on: day, context.language)
        var rows = TextTable([
            .init(title: context.text("column.place"), wraps: true),
            .init(title: context.text("column.people"), alignment: .right),
            .init(title: context.text("column.free"), alignment: .right),
            .init(title: context.text("column.come-from"), wraps: true),
        ])
        for one in proposed.classes {
            rows.add([
                names(one.place), numbers.whole(one.learners), numbers.whole(one.free),
                one.from.map { "\(names($0.unit)) \(numbers.whole($0.learners))" }.joined(separator: ", "),
            ])
        }
        let title = ["course": course.title, "count": numbers.whole(proposed.missing)]
        var lines = [context.text("classes-title", title), ""] + rows.rendered(width: width)
        if !proposed.trainers.isEmpty {
            let list = proposed.trainers.map { trainer in
                let name = trainers[Learner(trainer.worker)]?.name ?? trainer.worker.text
                return "\(name) (\(names(trainer.unit)), \(numbers.whole(trainer.classes)))"
            }
            let sentence = context.text("classes-trainers", ["list": list.joined(separator: "; ")])
            lines += [""] + sentence.wrapped(to: width)
        }
        self.lines = lines
    }
}
