import GRDB
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var placements: PlacementRecords { PlacementRecords(db: db) }
}

/// The table of placements.
struct PlacementRecords {
    let db: Database

    func find(_ id: PlacementID) throws -> Placement? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM placements WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(placement)
    }

    /// The oldest first.
    func of(_ child: ChildID) throws -> [Placement] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM placements WHERE child = ? ORDER BY start, id")
        return try Row.fetchAll(statement, arguments: [child]).map(placement)
    }

    /// Enters the placement, or what has become of it.
    func save(_ placement: Placement) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO placements (id, child, kind, provider, caregiver, start, expected_end, end)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            placement.id, placement.child, placement.kind.rawValue, placement.provider, placement.caregiver,
            placement.start, placement.expectedEnd, placement.end,
        ])
    }

    private func placement(_ row: Row) throws -> Placement {
        Placement(id: row["id"], child: row["child"], kind: try row.word("kind"), start: row["start"]).with {
            $0.provider = row["provider"]
            $0.caregiver = row["caregiver"]
            $0.expectedEnd = row["expected_end"]
            $0.end = row["end"]
        }
    }
}
