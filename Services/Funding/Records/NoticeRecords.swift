import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What hangs in public, and hung there.
struct NoticeRecords: Keyed, DatedRecords {
    static let table = "notices"
    static let unknown = "funding.no-notice"
    let db: Database

    func find(_ id: NoticeID) throws -> Notice? { try first("WHERE id = \(id)").map(Notice.init) }

    func list(_ units: [UnitPath], _ asOf: AsOf?, _ page: FeedPage) throws -> [Notice] {
        try fetch(page, where: ["unit IN \(SQL.each(units))"], asOf).map(Notice.init)
    }

    /// The table as it stood: what had been posted by then, and taken down by then.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT notices.id AS id, notices.unit AS unit, entitlements, place, notices.from_day AS from_day,
            notices.until_day AS until_day, displayed_by, notices.person AS person,
            CASE WHEN standing.status = \(NoticeStanding.takenDown) THEN taken_down_on END AS taken_down_on,
            CASE WHEN standing.status = \(NoticeStanding.takenDown) THEN notices.reason END AS reason
        FROM notices
            \(.joiningStanding(of: "notices.id", asOf))) AS notices
        """
    }

    func save(_ notice: Notice) throws {
        try run(
            """
            INSERT INTO notices
                (id, unit, entitlements, place, from_day, until_day, displayed_by, person, taken_down_on, reason)
            VALUES (\(notice.id), \(notice.unit), \(SQL.json(notice.entitlements)), \(notice.place),
                \(notice.from), \(notice.until), \(notice.displayedBy), \(notice.person),
                \(notice.takenDownOn), \(notice.reason))
            ON CONFLICT (id) DO UPDATE SET taken_down_on = excluded.taken_down_on, reason = excluded.reason
            """)
    }
}

extension Notice {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], unit: row["unit"], entitlements: row.json("entitlements"), place: row["place"],
            from: row["from_day"], until: row["until_day"], displayedBy: row["displayed_by"])
        (person, takenDownOn, reason) = (try row["person"], try row["taken_down_on"], try row["reason"])
    }
}

extension Snapshot { var notices: NoticeRecords { NoticeRecords(db: db) } }
