import FundingAPI
import GRDB
import JSONCoding
import ServiceKit
import Store
import Vocabulary

/// What hangs in public, and hung there. Whose it is lies sealed: whoever is granted something and never hangs gets it on a ground
/// that is private.
struct NoticeRecords: Keyed, DatedRecords {
    static let table = "notices"
    static let unknown = "funding.no-notice"
    let db: Database
    let vault: Vault

    func find(_ id: NoticeID) throws -> Notice? { try first("WHERE id = \(id)").map(notice) }

    func list(_ units: [UnitPath], _ asOf: AsOf?, _ page: FeedPage) throws -> [Notice] {
        try fetch(page, where: ["unit IN \(SQL.each(units))"], asOf).map(notice)
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
            VALUES (\(notice.id), \(notice.unit), \(sealed(notice)), \(notice.place),
                \(notice.from), \(notice.until), \(notice.displayedBy), \(notice.person),
                \(notice.takenDownOn), \(notice.reason))
            ON CONFLICT (id) DO UPDATE SET taken_down_on = excluded.taken_down_on, reason = excluded.reason
            """)
    }

    private func sealed(_ notice: Notice) throws -> Sealed {
        try vault.seal(json: JSON.encode(notice.entitlements), for: place(notice.id))
    }

    private func place(_ id: NoticeID) -> String { "notices/\(id)" }

    private func notice(_ row: StoredRow) throws -> Notice {
        let (id, sealed): (NoticeID, Sealed) = (try row["id"], try row["entitlements"])
        var notice = try Notice(
            id: id, unit: row["unit"],
            entitlements: row.json(sealed, in: "entitlements", for: place(id), by: vault),
            place: row["place"], from: row["from_day"], until: row["until_day"],
            displayedBy: row["displayed_by"])
        (notice.person, notice.reason) = (try row["person"], try row["reason"])
        notice.takenDownOn = try row["taken_down_on"]
        return notice
    }
}

extension Snapshot { var notices: NoticeRecords { NoticeRecords(db: db, vault: vault) } }
