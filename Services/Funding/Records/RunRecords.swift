import FundingAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Lists of months, each frozen when it was begun, and paid once.
struct RunRecords: Keyed, RowRecords {
    static let table = "runs"
    static let unknown = "funding.no-run"
    static let order = ListOrder<PaymentRun>("month", "id", descending: true) { [$0.month, $0.id] }
    let db: Database
    let vault: Vault

    func find(_ id: RunID) throws -> PaymentRun? { try first("WHERE id = \(id)").map(PaymentRun.init) }

    /// The unit's list of a month, which it began under one of these names.
    func find(_ month: Month, of unit: [UnitPath]) throws -> PaymentRun? {
        try first("WHERE month = \(month) AND unit IN \(SQL.each(unit)) ORDER BY id LIMIT 1").map(
            PaymentRun.init)
    }

    /// A list of a month of the year that is begun and not paid.
    func open(in year: Int, of unit: [UnitPath]) throws -> PaymentRun? {
        try first(
            """
            WHERE unit IN \(SQL.each(unit)) AND status IN (\(RunStatus.listing), \(RunStatus.listed))
                AND substr(month, 1, 4) = \(String(year)) ORDER BY month LIMIT 1
            """
        ).map(PaymentRun.init)
    }

    /// The list that a payment paid.
    func find(payment: PaymentID) throws -> PaymentRun? {
        try first("WHERE payment = \(payment)").map(PaymentRun.init)
    }

    /// The last month that the unit has begun a list of.
    func last(of unit: [UnitPath]) throws -> PaymentRun? {
        try first("WHERE unit IN \(SQL.each(unit)) ORDER BY month DESC LIMIT 1").map(PaymentRun.init)
    }

    /// The unit's last list before that of a month.
    func last(before month: Month, of unit: [UnitPath]) throws -> PaymentRun? {
        try first("WHERE unit IN \(SQL.each(unit)) AND month < \(month) ORDER BY month DESC LIMIT 1").map(
            PaymentRun.init)
    }

    /// Lists of units in reach: of `own` ones all, of others those that are told.
    func list(
        _ request: ListRuns, within units: Territory, own: [UnitPath], _ page: ListPage<ListRuns, PaymentRun>
    ) throws -> [PaymentRun] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("month", request.month), .equal("status", request.status),
            "(told = 1 OR unit IN \(SQL.each(own)))",
        ]
        return try fetch(page, where: conditions).map(PaymentRun.init)
    }

    /// The units that have begun lists.
    func payers(within units: Territory) throws -> [UnitPath] {
        try rows("SELECT DISTINCT unit FROM runs WHERE \(.within("unit", units))").map { try $0["unit"] }
    }

    func save(_ run: PaymentRun, arrearsFrom: Month? = nil) throws {
        try self.run(
            """
            INSERT INTO runs (id, unit, month, status, entitlements, done, lines, total, joined, gone, changed,
                unpaid, digest, payment, paid_on, returned, arrears_from, people, moved, told)
            VALUES (\(run.id), \(run.unit), \(run.month), \(run.status), \(run.entitlements), \(run.done),
                \(run.lineCount), \(run.total), \(run.joined), \(run.gone), \(run.changed), \(run.unpaid),
                \(run.digest), \(run.payment), \(run.paidOn), \(run.returned ?? .zero), \(arrearsFrom), 0, 0, 0)
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, done = excluded.done,
                lines = excluded.lines, total = excluded.total, joined = excluded.joined, gone = excluded.gone,
                changed = excluded.changed, unpaid = excluded.unpaid, digest = excluded.digest,
                payment = excluded.payment, paid_on = excluded.paid_on, returned = excluded.returned
            """)
    }

    /// How many it was frozen with.
    func setFrozen(_ run: PaymentRun) throws {
        try self.run("UPDATE runs SET entitlements = \(run.entitlements) WHERE id = \(run.id)")
    }

    func arrearsFrom(_ run: RunID) throws -> Month? {
        try value("SELECT arrears_from FROM runs WHERE id = \(run)")
    }

    // MARK: What it was frozen with

    /// Copies what the unit pays, or has stopped paying since the month before, and what it paid in a month that is to be worked out
    /// by this list: whatever becomes of it from now on, the list is worked out of the copy. How many there are.
    func freeze(_ run: RunID, of payer: Payer, _ month: Month) throws -> Int {
        let before = month.advanced(by: -1) ?? month
        let person = SQL.survivor(of: "entitlements.child")
        let entries = SQL.everyEntry(of: "entitlements.child")
        // What was paid stands beside what is due, whether it is due in those months by what is known now or not.
        let last: SQL = """
            max(entitlements.until_month, coalesce(entitlements.paid_through, entitlements.until_month))
            """
        try self.run(
            """
            INSERT INTO run_entries (run, number, id, child, person, unit, from_month, until_month, paid_through, birth,
                contradicted, corrected, reworked, voided, terms)
            SELECT \(run), row_number() OVER (ORDER BY \(person), id), id, child, \(person), unit, from_month,
                until_month, paid_through, birth, contradicted, corrected, reworked, voided, terms
            FROM entitlements
            WHERE \(payer.pays(of: "entitlements.child")) AND (from_month <= \(month) OR paid_through IS NOT NULL)
                AND (CASE WHEN voided = 1 THEN
                    -- It is paid nothing: it stands in the list that leaves it out first, and beside what is paid in its place.
                    paid_through = \(before) OR EXISTS (SELECT 1 FROM entitlements AS other
                        WHERE other.child IN \(entries) AND other.voided = 0)
                ELSE until_month IS NULL OR until_month >= \(before) OR paid_through IS NULL
                    OR paid_through < until_month OR paid_through >= \(before) OR reworked = 1
                    OR EXISTS (SELECT 1 FROM run_lines WHERE entitlement = entitlements.id AND waits = 1)
                    OR \(last) >= (SELECT arrears_from FROM runs WHERE id = \(run))
                    OR EXISTS (SELECT 1 FROM entitlements AS owed
                        WHERE owed.child IN \(entries)
                            AND \(payer.pays("owed.unit", of: "owed.child"))
                            AND owed.from_month <= \(last)
                            AND owed.voided = 0 AND (owed.reworked = 1 OR owed.paid_through IS NULL
                                OR owed.paid_through < \(last)))
                END)
            """)
        return try value("SELECT count(*) FROM run_entries WHERE run = \(run)") ?? 0
    }

    /// The next stretch of them, child by child and no child in two: at most `count`, but for a child that has more.
    func entries(of run: RunID, _ entitlements: EntitlementRecords, upTo count: Int) throws
        -> [[KeptEntitlement]]
    {
        var found: [(person: ChildID, own: [KeptEntitlement])] = []
        func take(_ rows: [StoredRow]) throws {
            for row in rows {
                let (person, kept): (ChildID, KeptEntitlement) = (
                    try row["person"], try entitlements.kept(row)
                )
                if found.last?.person != person { found.append((person, [])) }
                found[found.count - 1].own.append(kept)
            }
        }
        // How far each is paid is what it is now: another unit may have paid it since, of which it stands in the list too.
        let entry: SQL = """
            SELECT run_entries.id AS id, run_entries.child AS child, person, run_entries.unit AS unit,
                run_entries.from_month AS from_month, run_entries.until_month AS until_month,
                entitlements.paid_through AS paid_through, run_entries.birth AS birth,
                run_entries.contradicted AS contradicted, run_entries.corrected AS corrected,
                run_entries.reworked AS reworked, run_entries.voided AS voided, run_entries.terms AS terms
            FROM run_entries JOIN entitlements ON entitlements.id = run_entries.id
            WHERE run = \(run)
            """
        let next = try rows("\(entry) ORDER BY number LIMIT \(count + 1)")
        try take(next)
        guard next.count > count, let last = found.popLast() else { return found.map(\.own) }
        if found.isEmpty {
            try take(rows("\(entry) AND person = \(last.person) ORDER BY number"))
        }
        return found.map(\.own)
    }

    /// These are worked out: how many are left.
    func pass(_ run: RunID, _ count: Int) throws -> Int {
        try self.run(
            """
            DELETE FROM run_entries WHERE run = \(run) AND number IN (
                SELECT number FROM run_entries WHERE run = \(run) ORDER BY number LIMIT \(count))
            """)
        return try value("SELECT count(*) FROM run_entries WHERE run = \(run)") ?? 0
    }
}

extension PaymentRun {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], unit: row["unit"], month: row["month"], status: row["status"], total: row["total"])
        (entitlements, done, lineCount) = (try row["entitlements"], try row["done"], try row["lines"])
        (joined, gone, changed) = (try row["joined"], try row["gone"], try row["changed"])
        (unpaid, digest, payment) = (try row["unpaid"], try row["digest"], try row["payment"])
        paidOn = try row["paid_on"]
        let back: Money = try row["returned"]
        returned = back > .zero ? back : nil
    }
}

extension Snapshot { var runs: RunRecords { RunRecords(db: db, vault: vault) } }
