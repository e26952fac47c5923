import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The entries of the ledger, in the order in which they were posted: never changed.
struct LedgerRecords: TableRecords {
    static let table = "ledger_entries"
    let db: Database

    private var postings: PostingRecords { PostingRecords(db: db) }

    /// Enters what an event posts, learned at a point of the log; nothing when it posts nothing.
    func enter(_ entry: NewEntry, at point: LogPoint, by unit: UnitPath) throws {
        guard !entry.postings.isEmpty else { return }
        try run(
            """
            INSERT INTO ledger_entries (on_day, event, subject, unit, year, position, posted_by)
            VALUES (\(entry.on), \(entry.event), \(entry.subject), \(entry.unit), \(entry.year), \(point),
                \(unit))
            """)
        try postings.insert(entry.postings, of: db.lastInsertedRowID)
    }

    /// In the order of their numbers; of lists those that are told to who sees `own` units' line by line.
    func list(
        _ request: ListEntries, within units: Territory, own: [UnitPath], _ page: FeedPage
    ) throws -> [LedgerEntry] {
        let last = page.after.flatMap { Int($0) } ?? 0
        var conditions: [SQL] = [
            .within("unit", units), "number > \(last)", .equal("year", request.year),
            .equal("event", request.event),
            RunRecords.tells(of: "ledger_entries.subject", to: own, isReturn: "event = 'paymentReturned'"),
        ]
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        return try rows(
            """
            SELECT * FROM ledger_entries WHERE \(conditions.all) ORDER BY number LIMIT \(FeedPage.size)
            """
        ).map(entry)
    }

    /// What was posted by the events after one up to another, in the order of their numbers.
    func posted(after first: LogPoint, upTo last: LogPoint) throws -> [LedgerEntry] {
        try rows(
            """
            SELECT * FROM ledger_entries WHERE position > \(first) AND position <= \(last) ORDER BY number
            """
        ).map(entry)
    }

    /// The numbers of entries that are not there although something is posted under them.
    func loosePostings() throws -> [UInt64] {
        try rows(
            """
            SELECT DISTINCT entry FROM ledger_postings
            WHERE entry NOT IN (SELECT number FROM ledger_entries) ORDER BY entry LIMIT 100
            """
        ).map { row in
            let number: Int64 = try row["entry"]
            return UInt64(max(0, number))
        }
    }

    /// The first day on which an account is on its wrong side. `point` is what is being entered: what is in its way was
    /// there before.
    func shortage(of side: LedgerSide, entering point: LogPoint) throws -> Shortage? {
        let sign = side.isContra ? -1 : 1
        let found = try row(
            """
            SELECT day, balance FROM (
                SELECT day, sum(net) OVER (ORDER BY day) AS balance FROM (
                    SELECT entry.on_day AS day, sum(\(SQL.signedAmount(of: side))) AS net
                    FROM \(SQL.postings(to: side)) GROUP BY entry.on_day))
            WHERE balance * \(sign) < 0 ORDER BY day LIMIT 1
            """)
        guard let found else { return nil }
        let (day, balance): (Day, Int64) = (try found["day"], try found["balance"])
        return Shortage(
            account: side.account, day: day, missing: try Money(dong: abs(balance)),
            other: try inTheWay(of: side, on: day, entering: point))
    }

    /// What took the money by a day; where nothing did, what brings it only after that day.
    private func inTheWay(
        of side: LedgerSide, on day: Day, entering point: LogPoint
    ) throws -> LedgerEntry {
        let taking: SQL =
            side.isContra
            ? "(debit = \(side.account) AND debit_of = \(side.of))"
            : "(credit = \(side.account) AND credit_of = \(side.of))"
        let found = try row(
            """
            SELECT entry.* FROM \(SQL.postings(to: side))
            ORDER BY entry.position >= \(point), NOT (\(taking) AND entry.on_day <= \(day)),
                abs(julianday(entry.on_day) - julianday(\(day))), entry.number LIMIT 1
            """)
        guard let found else { preconditionFailure("an account without postings is at zero") }
        return try entry(found)
    }

    private func entry(_ row: StoredRow) throws -> LedgerEntry {
        try LedgerEntry(row: row, postings: postings.of(row["number"]))
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
    func trial(year: Int?, within units: Territory, _ asOf: AsOf?) throws -> [TrialRow] {
        var conditions: [SQL] = [.within("unit", units)]
        if let year { conditions.append("year = \(year)") }
        if let asOf { conditions.append("on_day <= \(asOf.on) AND position <= \(asOf.knownOn)") }
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
            unit: row["unit"], year: row["year"], postings: postings, postedBy: row["posted_by"])
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
