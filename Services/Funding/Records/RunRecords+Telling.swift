import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Of how many people a list's sum tells.
struct RunTally: Hashable, Sendable {
    /// Who is paid something.
    private(set) var people = 0
    /// Who gets another sum than by the list before.
    private(set) var moved = 0
    /// Who gets something of another month, and so another sum by the next list.
    private(set) var owed = 0

    /// Counts what is said of one of them.
    mutating func count(_ lines: [PayList.Outcome.Line]) {
        if lines.contains(where: { $0.amount > .zero }) { people += 1 }
        if lines.contains(where: { $0.change != .same && !($0.change == .unpaid && $0.before == nil) }) {
            moved += 1
        }
        if lines.contains(where: { $0.change == .owed || $0.change == .again }) { owed += 1 }
    }
}

/// What of lists is told to who neither pays them nor may see what is confidential there: sums over five people or more, whose
/// difference from the sum that was told last is of five or more as well, or of nobody. A list of fewer says what one gets, and
/// so on which ground; and so does the sum of six after that of the five among them, however many lists lie between.
extension RunRecords {
    /// Of how few a sum tells what one of them gets.
    private static let few = 5

    func count(_ tally: RunTally, in run: RunID) throws {
        try self.run(
            """
            UPDATE runs SET people = people + \(tally.people), moved = moved + \(tally.moved),
                owed = owed + \(tally.owed) WHERE id = \(run)
            """)
    }

    /// The list of a unit, of these names, is whole: whether its sum is told is decided by which list was told last.
    ///
    /// Who gets another sum than by that one is not kept. At least so many do: all whom this list moves, less all whom the lists between
    /// moved, since these may be back where they were. Who is paid as much of another month by both counts as moved.
    func decideTelling(_ run: PaymentRun, of unit: [UnitPath]) throws {
        let between: SQL = """
            FROM runs AS untold
            WHERE untold.unit IN \(SQL.each(unit)) AND untold.month > last.month AND untold.month < runs.month
            """
        let earlier: SQL = """
            FROM runs AS last WHERE last.unit IN \(SQL.each(unit)) AND last.month < runs.month
            """
        try self.run(
            """
            UPDATE runs SET told = people >= \(Self.few) AND coalesce((
                SELECT runs.moved - coalesce((SELECT sum(untold.moved) \(between)), 0) >= \(Self.few)
                    OR (NOT EXISTS (SELECT 1 \(between))
                        AND (last.owed >= \(Self.few) OR (last.owed = 0 AND runs.moved = 0)))
                \(earlier) AND last.told = 1 ORDER BY last.month DESC LIMIT 1),
                moved >= \(Self.few) OR NOT EXISTS (SELECT 1 \(earlier)))
            WHERE id = \(run.id)
            """)
    }

    /// Whether the payment that a column names may be told of: it pays no list, or one of `own` units, or one that is told. What came
    /// back of a list is one person's: `isReturn` says of which rows.
    static func tells(of payment: String, to own: [UnitPath], isReturn: SQL = "FALSE") -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM runs
            WHERE runs.payment = \(sql: payment) AND (told = 0 OR \(isReturn)) AND runs.unit NOT IN \(SQL.each(own)))
        """
    }
}

extension Snapshot {
    /// The units that have begun lists which the caller sees line by line: it acts in their name, or may see what is confidential
    /// there.
    func ownPayers(within scope: Territory) throws -> [UnitPath] {
        try runs.payers(within: scope).filter { unit in
            seesConfidential(in: unit) || units.speaks(principal.unit, for: unit, on: today)
        }
    }
}
