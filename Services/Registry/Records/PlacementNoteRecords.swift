import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was noted of placements. The words lie under the child's own key beside what was said of it, and here that they are there.
struct PlacementNoteRecords: Keyed, RowRecords, AroundChildRecords {
    static let table = "placement_notes"
    static let unknown = "registry.no-note"
    /// The oldest first.
    static let order = ListOrder<PlacementNote>("on_day", "id") { [$0.on, $0.id] }
    private static let versions = SealedTable<ChildID, Periods<PlacementNote>>(
        "placement_note_facts", sealing: { TextSealedByPerson(\.text, in: $0, by: $1) })
    let db: Database
    let sealing: Sealing

    var facts: PeriodFacts<ChildID, PlacementNote> { Self.versions.in(db, sealing) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE placement_notes (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  placement TEXT NOT NULL REFERENCES placements (id),
                  kind TEXT NOT NULL,
                  on_day TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX placement_notes_by_child ON placement_notes (child);
                CREATE INDEX placement_notes_by_placement ON placement_notes (placement, kind);
                """)
        try versions.create(in: db)
    }

    /// Without its words.
    func find(_ id: PlacementNoteID) throws -> PlacementNote? {
        try first("WHERE id = \(id)").map(PlacementNote.init(row:))
    }

    /// Those of a placement, the oldest first, without words.
    func of(_ placement: PlacementID) throws -> [PlacementNote] {
        try fetch("WHERE placement = \(placement) ORDER BY on_day, id").map(PlacementNote.init(row:))
    }

    /// All of a child's, the oldest first, without words.
    func of(child: ChildID) throws -> [PlacementNote] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY on_day, id")
            .map(PlacementNote.init(row:))
    }

    /// What was noted: nil of a child that has been forgotten.
    func words(of note: PlacementNote) throws -> String? {
        try facts.history(of: note.child).facts().first { $0.id == FactID(of: note.id) }?.value.text
    }

    /// Enters that it was noted.
    func save(_ note: PlacementNote) throws {
        try run(
            """
            INSERT INTO placement_notes (id, child, placement, kind, on_day)
            VALUES (\(note.id), \(note.child), \(note.placement), \(note.kind), \(note.on))
            """)
    }
}

extension PlacementNote {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], placement: row["placement"], kind: row["kind"],
            on: row["on_day"])
    }
}

extension Snapshot {
    var placementNotes: PlacementNoteRecords { PlacementNoteRecords(db: db, sealing: sealing) }
}
