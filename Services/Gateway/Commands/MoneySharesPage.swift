import GatewayKit
import Vocabulary

/// A plan's money by something other than its sources: how much of what is allocated is paid, with a bar beside it.
struct MoneySharesPage {
    private static let bar = 20

    let lines: [String]

    init(
        _ shares: [MoneyShare], by grouping: MoneyGrouping, of plan: String, _ context: CommandContext,
        asked today: Day, width: Int = Terminal.width
    ) {
        let numbers = context.numbers
        var table = TextTable([
            .init(title: context.text("money-by.\(grouping.rawValue)"), wraps: true),
            .init(title: context.text("column.allocated"), alignment: .right),
            .init(title: context.text("column.committed"), alignment: .right),
            .init(title: context.text("column.paid"), alignment: .right),
            .init(title: context.text("column.left"), alignment: .right),
            .init(title: "%", alignment: .right), .init(title: ""),
        ])
        let day = context.reference.lastDay(of: shares, by: grouping)
        // Whoever has paid less of what was allocated is marked.
        let mark = context.reference.mark("money.paid", on: day)
        for share in shares {
            let percent = share.allocated == 0 ? 0 : Double(share.paid) / Double(share.allocated) * 100
            let filled = Int((min(100, percent) / 100 * Double(Self.bar)).rounded(.down))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.bar - filled)
            table.add([
                name(of: share, by: grouping, asked: today, context), numbers.whole(share.allocated),
                numbers.whole(share.committed), numbers.whole(share.paid), numbers.whole(share.left),
                numbers.decimal(percent),
                mark.map { percent < Double($0) ? "\(bar) <\($0)" : bar } ?? bar,
            ])
        }
        let sums = [\MoneyShare.allocated, \.committed, \.paid, \.left].map { amount in
            shares.reduce(Int128.zero) { $0 + Int128($1[keyPath: amount]) }
        }
        if shares.count > 1 {
            table.add([context.text("total")] + sums.map { numbers.whole($0) } + ["", ""])
        }
        lines = [context.text("money-by-title", ["plan": plan]), ""] + table.rendered(width: width)
    }
}

/// A unit's name, a level's word; what else there is stands for itself.
private func name(
    of share: MoneyShare, by grouping: MoneyGrouping, asked today: Day, _ context: CommandContext
) -> String {
    switch grouping {
    case .unit:
        UnitPath(share.key).map(context.reference.unitNames(on: today, asked: today, context.language))
            ?? share.key
    case .level: UnitLevel(rawValue: share.key).map { context.text("level.\($0.rawValue)") } ?? share.key
    case .activity, .source, .year: share.key
    }
}

extension Reference {
    /// The day by which names are read: the last of the latest year, where years are shown.
    fileprivate func lastDay(of shares: [MoneyShare], by grouping: MoneyGrouping) -> Day {
        let year = grouping == .year ? shares.compactMap { Int($0.key) }.max() : nil
        return year.flatMap { Day(year: $0, month: 12, day: 31) } ?? .last
    }
}
