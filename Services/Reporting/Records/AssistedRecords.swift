import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// For whom the fund paid assistance, by which list and on which day; not why nor how much, which it tells nobody. What came back is
/// known no more from then on.
struct AssistedRecords: TableRecords {
    static let table = "assisted"
    let db: Database

    func learn(_ told: AssistedFacts, at position: UInt64) throws {
        for child in told.children {
            try run(
                """
                INSERT OR IGNORE INTO assisted (child, run, on_day, known_from, known_until)
                VALUES (\(child), \(told.run), \(told.on), \(LogPoint(position)), \(Self.open))
                """)
        }
    }

    /// It came back: as known until then it was paid.
    func takeBack(_ told: AssistedFacts, at position: UInt64) throws {
        for child in told.children {
            try run(
                """
                UPDATE assisted SET known_until = \(LogPoint(position - 1))
                WHERE child = \(child) AND run = \(told.run) AND known_until = \(Self.open)
                """)
        }
    }

    /// Takes back what the fund's log no longer has after the point.
    func forget(after point: LogPoint) throws {
        try run("DELETE FROM assisted WHERE known_from > \(point)")
        try run(
            """
            UPDATE assisted SET known_until = \(Self.open) WHERE known_until >= \(point) AND known_until < \(Self.open)
            """)
    }

    /// The last day by a day on which something was paid for each child, as known at a point of the fund's log.
    func lastDays(by day: Day, knownOn point: LogPoint) throws -> [AssistedChild] {
        try rows(
            """
            SELECT child, max(on_day) AS last FROM assisted
            WHERE on_day <= \(day) AND known_from <= \(point) AND known_until >= \(point)
            GROUP BY child ORDER BY child
            """
        ).map { try AssistedChild(child: $0["child"], last: $0["last"]) }
    }

    /// What `known_until` is of what is known still.
    private static let open = LogPoint.latest
}

extension Snapshot { var assisted: AssistedRecords { AssistedRecords(db: db) } }
