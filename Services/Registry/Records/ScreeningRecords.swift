import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// How children were found to get on.
struct ScreeningRecords: Keyed, RowRecords, AroundChildRecords {
    static let table = "child_screenings"
    static let unknown = "registry.no-screening"
    /// The oldest first.
    static let order = ListOrder<ChildScreening>("on_day", "id") { [$0.on, $0.id] }
    private static let versions = PeriodTable<ChildID, ChildScreening>("child_screening_facts")
    let db: Database

    var facts: PeriodFacts<ChildID, ChildScreening> { Self.versions.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE child_screenings (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  on_day TEXT NOT NULL,
                  module TEXT NOT NULL,
                  answers TEXT NOT NULL,
                  respondent TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX child_screenings_by_child ON child_screenings (child);
                """)
        try versions.create(in: db)
    }

    func find(_ id: ScreeningID) throws -> ChildScreening? {
        try first("WHERE id = \(id)").map(ChildScreening.init(row:))
    }

    /// All of a child's, the oldest first.
    func of(_ child: ChildID) throws -> [ChildScreening] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY on_day, id")
            .map(ChildScreening.init(row:))
    }

    func list(
        of child: ChildID, _ page: ListPage<ListScreenings, ChildScreening>
    ) throws -> [ChildScreening] {
        try fetch(page, where: ["child IN \(SQL.entries(of: "\(child)"))"]).map(ChildScreening.init(row:))
    }

    /// Enters it.
    func save(_ screening: ChildScreening) throws {
        try run(
            """
            INSERT INTO child_screenings (id, child, on_day, module, answers, respondent)
            VALUES (\(screening.id), \(screening.child), \(screening.on), \(screening.module),
              \(SQL.json(screening.answers)), \(screening.respondent))
            """)
    }
}

extension ChildScreening {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], on: row["on_day"], module: row["module"],
            answers: row.json("answers"))
        respondent = try row["respondent"]
    }
}

extension Snapshot { var screenings: ScreeningRecords { ScreeningRecords(db: db) } }
