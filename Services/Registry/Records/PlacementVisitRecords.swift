import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The visits of children in alternative care.
struct PlacementVisitRecords: Keyed, RowRecords, AroundChildRecords {
    static let table = "placement_visits"
    static let unknown = "registry.no-visit"
    /// The oldest first.
    static let order = ListOrder<PlacementVisit>("on_day", "id") { [$0.on, $0.id] }
    private static let versions = PeriodTable<ChildID, PlacementVisit>("placement_visit_facts")
    let db: Database

    var facts: PeriodFacts<ChildID, PlacementVisit> { Self.versions.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE placement_visits (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  placement TEXT NOT NULL REFERENCES placements (id),
                  on_day TEXT NOT NULL,
                  finding TEXT NOT NULL,
                  heard INTEGER NOT NULL,
                  UNIQUE (placement, on_day)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX placement_visits_by_child ON placement_visits (child);
                """)
        try versions.create(in: db)
    }

    func find(_ id: PlacementVisitID) throws -> PlacementVisit? {
        try first("WHERE id = \(id)").map(PlacementVisit.init(row:))
    }

    /// Those of a placement, the oldest first.
    func of(_ placement: PlacementID) throws -> [PlacementVisit] {
        try fetch("WHERE placement = \(placement) ORDER BY on_day").map(PlacementVisit.init(row:))
    }

    /// All of a child's.
    func of(child: ChildID) throws -> [PlacementVisit] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY on_day").map(
            PlacementVisit.init(row:))
    }

    func list(
        of child: ChildID, _ page: ListPage<ListPlacementVisits, PlacementVisit>
    ) throws -> [PlacementVisit] {
        try fetch(page, where: ["child IN \(SQL.entries(of: "\(child)"))"]).map(PlacementVisit.init(row:))
    }

    /// The placements that go on of children who live in a territory.
    func goingOn(within units: Territory, on today: Day) throws -> [KeptPlacement] {
        let there: SQL = """
            FROM placements AS placement JOIN children ON children.id = placement.child
            WHERE (placement.end IS NULL OR placement.end >= \(today)) AND \(ChildRecords.known)
              AND \(SQL.within("children.commune", units))
            """
        let visits = try rows(
            """
            SELECT placement, on_day FROM placement_visits
            WHERE placement IN (SELECT placement.id \(there))
            """
        ).map { row in try (row["placement"] as PlacementID, row["on_day"] as Day) }
        let visited = Dictionary(grouping: visits, by: \.0).mapValues { $0.map(\.1) }
        let asked: SQL = """
            EXISTS (SELECT 1 FROM placement_notes AS note
              WHERE note.placement = placement.id AND note.kind = \(PlacementNoteKind.heard))
            """
        return try rows(
            """
            SELECT placement.*, children.commune AS home, children.birth_date, children.birth_year,
              \(asked) AS heard \(there)
            """
        ).map { row in
            let placement = try Placement(row: row)
            let (heard, date): (Bool, Day?) = try (row["heard"], row["birth_date"])
            let birth = try date.map(Birth.init(date:)) ?? Birth(year: row["birth_year"])
            return KeptPlacement(
                placement: placement, commune: try row["home"], visits: visited[placement.id] ?? [],
                unheard: heard ? nil : birth)
        }
    }

    /// Enters it.
    func save(_ visit: PlacementVisit) throws {
        try run(
            """
            INSERT INTO placement_visits (id, child, placement, on_day, finding, heard)
            VALUES (\(visit.id), \(visit.child), \(visit.placement), \(visit.on), \(visit.finding),
              \(visit.heard))
            """)
    }
}

/// A placement that goes on.
struct KeptPlacement {
    let placement: Placement
    /// Where the child lives by the register.
    let commune: UnitPath
    /// The days on which somebody has seen the child there.
    let visits: [Day]
    /// When the child was born, where nothing says that it was asked.
    let unheard: Birth?
}

extension PlacementVisit {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], placement: row["placement"], on: row["on_day"],
            finding: row["finding"], heard: row["heard"])
    }
}

extension Snapshot { var placementVisits: PlacementVisitRecords { PlacementVisitRecords(db: db) } }
