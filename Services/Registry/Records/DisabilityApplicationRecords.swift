import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What councils were asked to determine.
struct DisabilityApplicationRecords: Keyed, RowRecords, AroundChildRecords {
    static let table = "disability_applications"
    static let unknown = "registry.no-application"
    /// The oldest first.
    static let order = ListOrder<DisabilityApplication>("on_day", "id") { [$0.on, $0.id] }
    private static let versions = PeriodTable<ChildID, DisabilityApplication>("disability_application_facts")
    let db: Database

    var facts: PeriodFacts<ChildID, DisabilityApplication> { Self.versions.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE disability_applications (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  on_day TEXT NOT NULL,
                  council TEXT NOT NULL,
                  withdrawn_on TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX disability_applications_by_child ON disability_applications (child);
                """)
        try versions.create(in: db)
    }

    func find(_ id: DisabilityApplicationID) throws -> DisabilityApplication? {
        try first("WHERE id = \(id)").map(DisabilityApplication.init(row:))
    }

    /// All of a child's, the oldest first.
    func of(_ child: ChildID) throws -> [DisabilityApplication] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY on_day, id")
            .map(DisabilityApplication.init(row:))
    }

    func list(
        of child: ChildID, _ page: ListPage<ListApplications, DisabilityApplication>
    ) throws -> [DisabilityApplication] {
        try fetch(page, where: ["child IN \(SQL.entries(of: "\(child)"))"])
            .map(DisabilityApplication.init(row:))
    }

    /// The children on the register who live in a territory and of whom a council may have something to do: those with an application
    /// that was not taken back, and those who were determined in a year before the one in which they turn `years` old.
    func children(
        within units: Territory, determinedBefore years: Int?
    ) throws -> [(child: ChildID, commune: UnitPath, birth: Birth)] {
        let early: SQL =
            years.map {
                """
                EXISTS (SELECT 1 FROM disabilities
                  WHERE disabilities.child IN \(SQL.entries(of: "children.id"))
                    AND CAST(substr(determined_on, 1, 4) AS INTEGER) <= children.birth_year + \($0))
                """
            } ?? "FALSE"
        return try rows(
            """
            SELECT id, commune, birth_date, birth_year FROM children
            WHERE status = \(ChildStatus.active) AND \(ChildRecords.shown)
              AND \(SQL.within("children.commune", units))
              AND (\(early) OR EXISTS (SELECT 1 FROM disability_applications
                WHERE disability_applications.child IN \(SQL.entries(of: "children.id"))
                  AND withdrawn_on IS NULL))
            """
        ).map { row in
            let date: Day? = try row["birth_date"]
            return (
                try row["id"], try row["commune"],
                try date.map { Birth(date: $0) } ?? Birth(year: row["birth_year"])
            )
        }
    }

    /// Enters it, or what has become of it.
    func save(_ application: DisabilityApplication) throws {
        try run(
            """
            INSERT INTO disability_applications (id, child, on_day, council, withdrawn_on)
            VALUES (\(application.id), \(application.child), \(application.on), \(application.council),
              \(application.withdrawnOn))
            ON CONFLICT (id) DO UPDATE SET withdrawn_on = excluded.withdrawn_on
            """)
    }
}

extension DisabilityApplication {
    fileprivate init(row: StoredRow) throws {
        try self.init(id: row["id"], child: row["child"], on: row["on_day"], council: row["council"])
        withdrawnOn = try row["withdrawn_on"]
    }
}

extension Snapshot {
    var disabilityApplications: DisabilityApplicationRecords { DisabilityApplicationRecords(db: db) }
}
