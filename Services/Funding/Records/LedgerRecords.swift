import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct LedgerRecords: TableRecords {
    static let table = "ledger_entries"
    let db: Database

    private var postings: PostingRecords { PostingRecords(db: db) }

    /// Enters the postings of one event; nothing when there are none.
    func post(
        _ postings: [Posting], for event: String, of subject: String, unit: UnitPath, year: Int, on day: Day
    ) throws {
        guard !postings.isEmpty else { return }
        try run(
            """
            INSERT INTO ledger_entries (on_day, event, subject, unit, year)
            VALUES (\(day), \(event), \(subject), \(unit), \(year))
            """)
        try self.postings.insert(postings, of: db.lastInsertedRowID)
    }

    /// In the order of their numbers, those after `from`.
    func entries(
        _ request: ListEntries, within scope: Territory, after from: Int
    ) throws -> [LedgerEntry] {
        var conditions: [SQL] = [.within("unit", scope), "number > \(from)"]
        if let year = request.year { conditions.append("year = \(year)") }
        if let event = request.event { conditions.append("event = \(event)") }
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        return try rows(
            """
            SELECT * FROM ledger_entries WHERE \(conditions.all) ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map { row in try LedgerEntry(row: row, postings: postings.of(row["number"])) }
    }

    /// An account's balance as the postings keep it; zero before the first.
    func balance(_ account: LedgerAccount, of subject: String) throws -> Money {
        try value("SELECT balance FROM ledger_balances WHERE account = \(account) AND of = \(subject)")
            ?? .zero
    }
}

/// What entries are made of.
struct PostingRecords: TableRecords {
    static let table = "ledger_postings"
    let db: Database

    func of(_ entry: Int) throws -> [Posting] {
        try rows("SELECT * FROM ledger_postings WHERE entry = \(entry) ORDER BY number").map(Posting.init)
    }

    func insert(_ postings: [Posting], of entry: Int64) throws {
        for (index, posting) in postings.enumerated() {
            try run(
                """
                INSERT INTO ledger_postings (entry, number, debit, debit_of, credit, credit_of, amount)
                VALUES (\(entry), \(index + 1), \(posting.debit), \(posting.debitOf), \(posting.credit),
                    \(posting.creditOf), \(posting.amount))
                """)
        }
    }

    /// Debits and credits of every account that has any, added up. Throws ``FundingAPI/Total/Overflow``.
    func trial(year: Int?, within scope: Territory) throws -> [TrialRow] {
        var conditions: [SQL] = [.within("unit", scope)]
        if let year { conditions.append("year = \(year)") }
        let sums = try rows(
            """
            SELECT account, \(.total("debit", as: "debit")), \(.total("credit", as: "credit")) FROM (
                SELECT debit AS account, amount AS debit, 0 AS credit, entry FROM ledger_postings
                UNION ALL
                SELECT credit, 0, amount, entry FROM ledger_postings
            ) JOIN ledger_entries ON ledger_entries.number = entry
            WHERE \(conditions.all) GROUP BY account
            """
        ).map(TrialRow.init)
        return LedgerAccount.allCases.compactMap { account in sums.first { $0.account == account } }
    }
}

extension LedgerEntry {
    init(row: StoredRow, postings: [Posting]) throws {
        try self.init(
            number: row["number"], on: row["on_day"], event: row["event"], subject: row["subject"],
            unit: row["unit"], year: row["year"], postings: postings)
    }
}

extension Posting {
    init(row: StoredRow) throws {
        try self.init(
            debit: row["debit"], debitOf: row["debit_of"], credit: row["credit"],
            creditOf: row["credit_of"], amount: row["amount"])
    }
}

extension TrialRow {
    init(row: StoredRow) throws {
        let debit = try row.total("debit")
        let credit = try row.total("credit")
        try self.init(
            account: row["account"], debit: debit, credit: credit, balance: debit.minus(credit))
    }
}

extension Snapshot {
    var ledger: LedgerRecords { LedgerRecords(db: db) }
    var postings: PostingRecords { PostingRecords(db: db) }
}
