import FundingAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Of how many people a list's sum tells.
struct RunTally: Hashable, Sendable {
    /// Who is paid something.
    private(set) var people = 0
    /// Who is paid something by the list before too, and another sum.
    private(set) var changed = 0

    /// Counts one of them. `before`: what the list before pays them, whatever came back of it.
    mutating func count(_ lines: [PayList.Outcome.Line], before: Money) throws {
        let now = try lines.reduce(Money.zero) { try $0.plus($1.amount) }
        guard now > .zero else { return }
        people += 1
        if before > .zero, now != before { changed += 1 }
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
            UPDATE runs SET people = people + \(tally.people), moved = moved + \(tally.changed) WHERE id = \(run)
            """)
    }

    /// The list of a unit, of these names, is whole: whether its sum is told is decided by which list was told last.
    ///
    /// Who gets another sum than by that one is not kept. At least so many do: all whom this list moves, less all whom the lists between
    /// moved, since these may be back where they were. Moved are whom it pays another sum than `before` did, the list before it, and
    /// whom only one of the two pays.
    func decideTelling(_ run: PaymentRun, after before: RunID?, of unit: [UnitPath]) throws {
        if let before {
            for (one, other) in [(before, run.id), (run.id, before)] {
                try self.run(
                    """
                    UPDATE runs SET moved = moved + (SELECT count(*) FROM (
                        \(people(of: one)) EXCEPT \(people(of: other)))) WHERE id = \(run.id)
                    """)
            }
        }
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
                    OR (runs.moved = 0 AND NOT EXISTS (SELECT 1 \(between)))
                \(earlier) AND last.told = 1 ORDER BY last.month DESC LIMIT 1),
                moved >= \(Self.few) OR NOT EXISTS (SELECT 1 \(earlier)))
            WHERE id = \(run.id)
            """)
    }

    /// Whom a list pays something.
    private func people(of run: RunID) -> SQL {
        """
        SELECT \(SQL.survivor(of: "run_lines.child")) FROM run_lines WHERE run = \(run) AND pays = 1
        """
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
