import FundingAPI
import GRDB
import JSONCoding
import ServiceKit
import Store
import Vocabulary

/// What is kept of a line beside its amount, sealed: why, by which rule.
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

    func list(_ run: RunID, _ change: LineChange?, after number: Int) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE run = \(run) AND number > \(number)
                AND \(SQL.equal("change", change)) ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map(line)
    }

    /// What stands paid of an entitlement for a month, in all lists; what came back and is paid again counts.
    func paid(_ entitlement: EntitlementID, for month: Month) throws -> Money {
        try value(
            """
            SELECT sum(amount - returned + again) FROM run_lines
            WHERE entitlement = \(entitlement) AND month = \(month)
            """) ?? .zero
    }

    /// Whether a list has paid something of an entitlement for a month, though it may have come back.
    func wasPaid(_ entitlement: EntitlementID, for month: Month) throws -> Bool {
        try exists(
            "SELECT 1 FROM run_lines WHERE entitlement = \(entitlement) AND month = \(month) AND amount > 0")
    }

    /// The months of which something stands paid of an entitlement, in their order.
    func months(of entitlement: EntitlementID) throws -> [Month] {
        try rows(
            """
            SELECT DISTINCT month FROM run_lines WHERE entitlement = \(entitlement) AND amount > returned - again
            ORDER BY month
            """
        ).map { try $0["month"] }
    }

    /// The lines that pay a month of these entitlements, the last first.
    func standing(_ entitlements: [EntitlementID], for month: Month) throws -> [KeptLine] {
        try rows(
            """
            SELECT run_lines.* FROM run_lines JOIN runs ON runs.id = run_lines.run
            WHERE entitlement IN \(SQL.each(entitlements)) AND run_lines.month = \(month) 
                AND amount > run_lines.returned
            ORDER BY runs.month DESC, number DESC
            """
        ).map(line)
    }

    /// The lines that came back and are to be paid again.
    func again(_ entitlement: EntitlementID) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE entitlement = \(entitlement) AND again > 0 ORDER BY month, run, number
            """
        ).map(line)
    }

    /// The children for whom these lines of a list pay something, in the order of their ids.
    func children(_ run: RunID, lines: ClosedRange<Int>) throws -> [ChildID] {
        try rows(
            """
            SELECT DISTINCT child FROM run_lines WHERE run = \(run)
                AND number BETWEEN \(lines.lowerBound) AND \(lines.upperBound) AND amount > 0 ORDER BY child
            """
        ).map { try $0["child"] }
    }

    /// Whether something that a list paid for a child did not come back.
    func isStanding(_ child: ChildID, in run: RunID) throws -> Bool {
        try exists("SELECT 1 FROM run_lines WHERE run = \(run) AND child = \(child) AND amount > returned")
    }

    /// Those that pay something.
    func paying(_ run: RunID, after number: Int) throws -> [KeptLine] {
        try rows(
            """
            SELECT * FROM run_lines WHERE run = \(run) AND number > \(number) AND amount > 0
            ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map(line)
    }

    func insert(_ line: KeptLine) throws {
        try run(
            """
            INSERT INTO run_lines (run, number, entitlement, child, month, round, amount, change, before, terms,
                returned, returned_on, again)
            VALUES (\(line.run), \(line.number), \(line.entitlement), \(line.child), \(line.month),
                (SELECT count(*) FROM run_lines AS earlier
                    WHERE earlier.entitlement = \(line.entitlement) AND earlier.month = \(line.month)),
                \(line.amount), \(line.change), \(line.before), \(seal(line)), 0, NULL, 0)
            """)
    }

    /// It came back, or is paid again by another.
    func save(_ line: KeptLine) throws {
        try run(
            """
            UPDATE run_lines SET returned = \(line.returned), returned_on = \(line.returnedOn),
                again = \(line.again), terms = \(seal(line)) WHERE run = \(line.run) AND number = \(line.number)
            """)
    }

    private func seal(_ line: KeptLine) throws -> Sealed {
        var octets = try JSON.encode(line.terms)
        octets += Array(repeating: UInt8(ascii: " "), count: (octets.count / 256 + 1) * 256 - octets.count)
        return try vault.seal(octets, for: place(line.run, line.number))
    }

    private func place(_ run: RunID, _ number: Int) -> String { "run_lines/\(run)/\(number)" }

    private func line(_ row: StoredRow) throws -> KeptLine {
        let (run, number, sealed): (RunID, Int, Sealed) = (
            try row["run"], try row["number"], try row["terms"]
        )
        return KeptLine(
            run: run, number: number, entitlement: try row["entitlement"], child: try row["child"],
            month: try row["month"], amount: try row["amount"], change: try row["change"],
            before: try row["before"],
            terms: try row.json(sealed, in: "terms", for: place(run, number), by: vault),
            returned: try row["returned"], returnedOn: try row["returned_on"], again: try row["again"])
    }
}

extension Snapshot { var runLines: RunLineRecords { RunLineRecords(db: db, vault: vault) } }
