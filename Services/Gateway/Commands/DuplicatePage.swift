import GatewayKit
import JSONCoding
import Vocabulary

/// Pairs of entries that may be of one person, for people: by what to write each of the two.
struct DuplicatePage {
    let lines: [String]

    init(
        _ pairs: [PersonEntries.Pair], of kind: RegisteredPerson, _ context: CommandContext, on today: Day,
        width: Int = Terminal.width
    ) {
        guard !pairs.isEmpty else {
            lines = [context.text("duplicates-none")]
            return
        }
        let unitName = context.reference.unitsOfDay(today, context.language)
        var table = TextTable([
            .init(title: context.text("column.name"), wraps: true),
            .init(title: context.text("column.born")),
            .init(title: context.text("column.home"), wraps: true),
        ])
        for (index, pair) in pairs.enumerated() {
            let why = context.text("duplicates-by-\(kind == .worker ? "work" : pair.mark ?? "word")")
            table.group(["\(index + 1). \(why)"])
            for item in [pair.one, pair.other] {
                let born =
                    item["birthDate"]?.string.flatMap { Day($0) }.map(context.numbers.day)
                    ?? item["birthYear"]?.integer.map { "\($0)" } ?? "–"
                let unit = (item["commune"] ?? item["unit"])?.string ?? ""
                table.add([
                    PersonEntries.title(of: item), born, UnitPath(unit).map(unitName) ?? unit,
                ])
            }
        }
        lines =
            table.rendered(width: width) + [
                "", context.text(kind == .worker ? "duplicates-next-work" : "duplicates-next"),
            ]
    }
}

/// Two entries beside each other; what differs is marked, and somebody has to see it.
struct SideBySide {
    private let table: TextTable

    init(_ one: String, _ other: String, _ rows: [PersonEntries.Row], _ context: CommandContext) {
        var table = TextTable([
            .init(title: ""), .init(title: context.text("column.member"), wraps: true),
            .init(title: one, wraps: true), .init(title: other, wraps: true),
        ])
        for row in rows {
            table.add(
                [
                    row.differs ? "≠" : "", row.label, row.one.isEmpty ? "–" : row.one,
                    row.other.isEmpty ? "–" : row.other,
                ], isAlert: row.differs)
        }
        self.table = table
    }

    func lines(width: Int) -> [String] { table.rendered(width: width) }
}
