import FundingAPI
import GRDB
import JSONCoding
import ServiceKit
import Store
import Vocabulary

/// Why a line is what it is, by which rule, and by which way it is paid.
struct LineTerms: Codable, Hashable, Sendable {
    var recipient: AssistanceRecipient
    var collector: CaregiverID?
    var payout: Payout?
    var rule: ReckoningRule?
    var blanks: [String: String] = [:]
    var isUnverified = false
    /// Why it came back.
    var returned: String?
}

/// A line of a list as it is kept.
struct KeptLine: Hashable, Sendable {
    let run: RunID
    let number: Int
    let entitlement: EntitlementID
    let child: ChildID
    let month: Month
    let amount: Money
    let change: LineChange
    let before: Money?
    var terms: LineTerms
    /// What came back of it.
    var returned = Money.zero
    var returnedOn: Day?
    /// What of that the next list pays again.
    var again = Money.zero

    var pays: Bool { amount > .zero }

    /// Whether it pays the month as its list's own.
    var isOwn: Bool { pays && change != .owed && change != .again }

    /// What stands paid by it; what came back and is paid again counts.
    var standing: Money { get throws { try amount.minus(returned).plus(again) } }
}

/// What is kept of a line sealed: how much it is names the ground that it is paid on.
private struct SealedLine: Codable {
    let amount: Money
    let change: LineChange
    let before: Money?
    let returned: Money
    let returnedOn: Day?
    let again: Money
    let terms: LineTerms

    init(_ line: KeptLine) {
        (amount, change, before) = (line.amount, line.change, line.before)
        (returned, returnedOn, again) = (line.returned, line.returnedOn, line.again)
        terms = line.terms
    }
}

/// The lines of lists. Each payment of a month has a round of its own, and no two lists pay a month as theirs: what is owed of it is
/// paid by what it lacks.
struct RunLineRecords: TableRecords {
    static let table = "run_lines"
    let db: Database
    let vault: Vault

    func find(_ number: Int, of run: RunID) throws -> KeptLine? {
        try row("SELECT * FROM run_lines WHERE run = \(run) AND number = \(number)").map(line)
    }

    /// A page of its lines. Of which kind each is lies sealed: who asks for one kind chooses among them.
    func list(_ run: RunID, after number: Int) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE run = \(run) AND number > \(number)
            ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map(line)
    }

    /// What stands paid of an entitlement for a month, in all lists.
    func paid(_ entitlement: EntitlementID, for month: Month) throws -> Money {
        try rows(
            "SELECT * FROM run_lines WHERE entitlement = \(entitlement) AND month = \(month) AND pays = 1"
        ).map(line).reduce(.zero) { try $0.plus($1.standing) }
    }

    /// Whether a list has paid something of an entitlement for a month, though it may have come back.
    func wasPaid(_ entitlement: EntitlementID, for month: Month) throws -> Bool {
        try exists(
            "SELECT 1 FROM run_lines WHERE entitlement = \(entitlement) AND month = \(month) AND pays = 1")
    }

    /// The months of which something stands paid of an entitlement.
    func months(of entitlement: EntitlementID) throws -> Set<Month> {
        let lines = try rows("SELECT * FROM run_lines WHERE entitlement = \(entitlement) AND pays = 1").map(
            line)
        return Set(try lines.filter { try $0.standing > .zero }.map(\.month))
    }

    /// The lines that pay a month of these entitlements, the last first.
    func standing(_ entitlements: [EntitlementID], for month: Month) throws -> [KeptLine] {
        try rows(
            """
            SELECT run_lines.* FROM run_lines JOIN runs ON runs.id = run_lines.run
            WHERE entitlement IN \(SQL.each(entitlements)) AND run_lines.month = \(month) AND pays = 1
            ORDER BY runs.month DESC, number DESC
            """
        ).map(line).filter { $0.amount > $0.returned }
    }

    /// The lines that came back and are to be paid again.
    func again(_ entitlement: EntitlementID) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE entitlement = \(entitlement) AND waits = 1 ORDER BY month, run, number
            """
        ).map(line)
    }

    /// The children for whom these lines of a list pay something, in the order of their ids.
    func children(_ run: RunID, lines: ClosedRange<Int>) throws -> [ChildID] {
        try rows(
            """
            SELECT DISTINCT child FROM run_lines WHERE run = \(run)
                AND number BETWEEN \(lines.lowerBound) AND \(lines.upperBound) AND pays = 1 ORDER BY child
            """
        ).map { try $0["child"] }
    }

    /// Whether something that a list paid for a child did not come back.
    func isStanding(_ child: ChildID, in run: RunID) throws -> Bool {
        try rows("SELECT * FROM run_lines WHERE run = \(run) AND child = \(child) AND pays = 1").map(line)
            .contains { $0.amount > $0.returned }
    }

    /// Those that pay something.
    func paying(_ run: RunID, after number: Int) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE run = \(run) AND number > \(number) AND pays = 1
            ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map(line)
    }

    /// The same of a child under these entries.
    func paying(_ run: RunID, under entries: [ChildID]) throws -> [KeptLine] {
        // By what is paid for the child, and not through the list.
        try rows(
            """
            SELECT * FROM run_lines
            WHERE entitlement IN (SELECT id FROM entitlements WHERE child IN \(SQL.each(entries)))
                AND +run = \(run) AND pays = 1 ORDER BY number
            """
        ).map(line)
    }

    func insert(_ line: KeptLine) throws {
        try run(
            """
            INSERT INTO run_lines (run, number, entitlement, child, month, round, pays, own, waits, terms)
            VALUES (\(line.run), \(line.number), \(line.entitlement), \(line.child), \(line.month),
                (SELECT count(*) FROM run_lines AS earlier
                    WHERE earlier.entitlement = \(line.entitlement) AND earlier.month = \(line.month)),
                \(line.pays), \(line.isOwn), \(line.again > .zero), \(seal(line)))
            """)
    }

    /// It came back, or is paid again by another.
    func save(_ line: KeptLine) throws {
        try run(
            """
            UPDATE run_lines SET waits = \(line.again > .zero), terms = \(seal(line))
            WHERE run = \(line.run) AND number = \(line.number)
            """)
    }

    /// As all that is confidential is: of few lengths.
    private func seal(_ line: KeptLine) throws -> Sealed {
        try vault.seal(json: JSON.encode(SealedLine(line)), for: place(line.run, line.number))
    }

    private func place(_ run: RunID, _ number: Int) -> String { "run_lines/\(run)/\(number)" }

    private func line(_ row: StoredRow) throws -> KeptLine {
        let (run, number, octets): (RunID, Int, Sealed) = (
            try row["run"], try row["number"], try row["terms"]
        )
        let sealed: SealedLine = try row.json(octets, in: "terms", for: place(run, number), by: vault)
        return KeptLine(
            run: run, number: number, entitlement: try row["entitlement"], child: try row["child"],
            month: try row["month"], amount: sealed.amount, change: sealed.change, before: sealed.before,
            terms: sealed.terms, returned: sealed.returned, returnedOn: sealed.returnedOn,
            again: sealed.again)
    }
}

extension Snapshot { var runLines: RunLineRecords { RunLineRecords(db: db, vault: vault) } }
