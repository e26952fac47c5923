import FundingAPI
import GRDB
import Store
import Vocabulary

struct LedgerRecords {
    let db: Database

    /// Enters the postings of one event; nothing when there are none.
    func post(
        _ postings: [Posting], for event: String, of subject: String, unit: UnitPath, year: Int, on day: Day
    ) throws {
        guard !postings.isEmpty else { return }
        try db.cachedStatement(
            sql: "INSERT INTO ledger_entries (on_day, event, subject, unit, year) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [day, event, subject, unit, year])
        let entry = db.lastInsertedRowID
        for (index, posting) in postings.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO ledger_postings (entry, number, debit, debit_of, credit, credit_of, amount)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                entry, index + 1, posting.debit.rawValue, posting.debitOf, posting.credit.rawValue,
                posting.creditOf, posting.amount,
            ])
        }
    }

    /// In the order of their numbers, those after `from`.
    func entries(
        _ request: ListEntries, within scope: [UnitPath], after from: Int, limit: Int
    ) throws -> [LedgerEntry] {
        var conditions: [SQL] = [SQL.within("unit", scope), "number > \(from)"]
        if let unit = request.unit { conditions.append(SQL.within("unit", [unit])) }
        if let year = request.year { conditions.append("year = \(year)") }
        if let event = request.event { conditions.append("event = \(event)") }
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        let rows = try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT * FROM ledger_entries WHERE \(conditions.all) ORDER BY number LIMIT \(limit)
                    """, cached: true))
        return try rows.map { row in
            let number: Int = row["number"]
            let postings = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM ledger_postings WHERE entry = ? ORDER BY number"),
                arguments: [number])
            return LedgerEntry(
                number: number, on: row["on_day"], event: row["event"], subject: row["subject"],
                unit: row["unit"], year: row["year"],
                postings: postings.map {
                    Posting(
                        debit: $0["debit"], debitOf: $0["debit_of"], credit: $0["credit"],
                        creditOf: $0["credit_of"], amount: $0["amount"])
                })
        }
    }

    /// Debits and credits of every account, added up from the postings.
    func trial(year: Int?, within scope: [UnitPath]) throws -> [TrialRow] {
        var conditions: [SQL] = [SQL.within("unit", scope)]
        if let year { conditions.append("year = \(year)") }
        let rows = try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT account, sum(debit) AS debit, sum(credit) AS credit FROM (
                        SELECT debit AS account, amount AS debit, 0 AS credit, entry FROM ledger_postings
                        UNION ALL
                        SELECT credit, 0, amount, entry FROM ledger_postings
                    ) JOIN ledger_entries ON ledger_entries.number = entry
                    WHERE \(conditions.all) GROUP BY account
                    """, cached: true))
        let sums = try rows.map { row in
            let debit: Money = row["debit"]
            let credit: Money = row["credit"]
            return TrialRow(
                account: row["account"], debit: debit, credit: credit, balance: try debit.minus(credit))
        }
        return LedgerAccount.allCases.compactMap { account in sums.first { $0.account == account } }
    }

    /// An account's balance as the postings keep it; zero before the first.
    func balance(_ account: LedgerAccount, of subject: String) throws -> Money {
        try Money.fetchOne(
            db.cachedStatement(sql: "SELECT balance FROM ledger_balances WHERE account = ? AND of = ?"),
            arguments: [account.rawValue, subject]) ?? .zero
    }
}

extension Snapshot {
    var ledger: LedgerRecords { LedgerRecords(db: db) }
}
