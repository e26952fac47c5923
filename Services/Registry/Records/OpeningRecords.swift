import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The table of files that were opened out of reach. What people wrote of why, and of whether that was right, is sealed.
struct OpeningRecords: Keyed, RowRecords {
    static let table = "file_openings"
    static let unknown = "registry.no-opening"
    /// The latest first: ids sort by the moment they were made in.
    static let order = ListOrder<FileOpening>("id", descending: true) { [$0.id] }
    let db: Database
    let vault: Vault

    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE file_openings (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  at TEXT NOT NULL,
                  unit TEXT NOT NULL,
                  person TEXT NOT NULL,
                  method TEXT NOT NULL,
                  -- Sealed.
                  reason BLOB NOT NULL,
                  -- By when it is to be reviewed, and what says so; NULL where nothing does.
                  due TEXT,
                  deadline TEXT,
                  -- NULL while it waits, here and below.
                  verdict TEXT,
                  reviewed_at TEXT,
                  reviewed_by_unit TEXT,
                  reviewed_by TEXT,
                  -- Sealed.
                  note BLOB
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX file_openings_by_child ON file_openings (child);
                """)
    }

    func find(_ id: FileOpeningID) throws -> FileOpening? { try first("WHERE id = \(id)").map(opening) }

    /// Those of children who live in `reach` now, and by units in it.
    func list(
        _ request: ListOpenings, within reach: Territory, on today: Day,
        _ page: ListPage<ListOpenings, FileOpening>
    ) throws -> [FileOpening] {
        let conditions: [SQL] = [
            """
            (\(SQL.within("unit", reach)) OR EXISTS (
              SELECT * FROM children
              WHERE children.id = file_openings.child AND \(SQL.within("children.commune", reach))))
            """,
            .equal("child", request.child), .equal("(verdict IS NULL)", request.waiting),
            request.overdue.map { "(verdict IS NULL AND due IS NOT NULL AND due < \(today)) = \($0)" }
                ?? "TRUE",
        ]
        return try fetch(page, where: conditions).map(opening)
    }

    /// Enters it, or what is said of it.
    func save(_ opening: FileOpening) throws {
        let reason = try vault.seal(opening.reason ?? "", for: place("reason", opening.id))
        let review = opening.review
        let note = try review?.note.map { try vault.seal($0, for: place("note", opening.id)) }
        try run(
            """
            INSERT INTO file_openings (id, child, at, unit, person, method, reason, due, deadline, verdict,
              reviewed_at, reviewed_by_unit, reviewed_by, note)
            VALUES (\(opening.id), \(opening.child), \(opening.at), \(opening.unit), \(opening.person),
              \(opening.method), \(reason), \(opening.due), \(opening.deadline), \(review?.verdict),
              \(review?.at), \(review?.unit), \(review?.person), \(note))
            ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, reviewed_at = excluded.reviewed_at,
              reviewed_by_unit = excluded.reviewed_by_unit, reviewed_by = excluded.reviewed_by,
              note = excluded.note
            """)
    }

    /// Takes off what people wrote of looks at a child that is to be forgotten: who looked when, and what was found of it, stays.
    func forgetWords(of child: ChildID) throws {
        for row in try rows("SELECT id FROM file_openings WHERE child = \(child)") {
            let id: FileOpeningID = try row["id"]
            let nothing = try vault.seal("", for: place("reason", id))
            try run("UPDATE file_openings SET reason = \(nothing), note = NULL WHERE id = \(id)")
        }
    }

    private func opening(_ row: StoredRow) throws -> FileOpening {
        let (id, reason): (FileOpeningID, Sealed) = try (row["id"], row["reason"])
        var opening = try FileOpening(
            id: id, child: row["child"], at: row["at"], unit: row["unit"], person: row["person"],
            method: row["method"], reason: vault.openText(reason, for: place("reason", id)))
        (opening.due, opening.deadline) = (try row["due"], try row["deadline"])
        guard let verdict: OpeningVerdict = try row["verdict"] else { return opening }
        var review = try OpeningReview(
            verdict: verdict, at: row["reviewed_at"], unit: row["reviewed_by_unit"],
            person: row["reviewed_by"])
        let note: Sealed? = try row["note"]
        review.note = try note.map { try vault.openText($0, for: place("note", id)) }
        opening.review = review
        return opening
    }

    private func place(_ column: String, _ id: FileOpeningID) -> String { "file_openings.\(column)/\(id)" }
}

extension Snapshot { var openings: OpeningRecords { OpeningRecords(db: db, vault: vault) } }
