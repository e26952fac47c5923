import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Where children live in place of home. One that has ended stays: the indicators of its year count it.
struct PlacementRecords: Keyed, RowRecords {
    static let table = "placements"
    static let unknown = "registry.no-placement"
    /// The oldest first.
    static let order = ListOrder<Placement>("start", "id") { [$0.start, $0.id] }
    let db: Database

    func find(_ id: PlacementID) throws -> Placement? {
        try first("WHERE id = \(id)").map(Placement.init(row:))
    }

    /// The oldest first.
    func of(_ child: ChildID) throws -> [Placement] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY start, id")
            .map(Placement.init(row:))
    }

    func list(of child: ChildID, _ page: ListPage<ListPlacements, Placement>) throws -> [Placement] {
        try fetch(page, where: ["child IN \(SQL.entries(of: "\(child)"))"]).map(Placement.init(row:))
    }

    /// Those of others whom a caregiver fosters on days that one shares, each of the child that its entry counts as.
    func fostered(by caregiver: CaregiverID, beside placement: Placement) throws -> [Placement] {
        try others(
            "other.caregiver IN \(SQL.entries(ofCarer: "\(caregiver)")) AND other.kind = \(PlacementKind.timeLimitedFoster)",
            beside: placement)
    }

    /// Those of others in the same facility and kind of care that share days with one, each of the child that its entry counts as:
    /// not where the facility only looks after a child that is with a person.
    func beside(_ placement: Placement) throws -> [Placement] {
        guard let provider = placement.provider else { return [] }
        return try others(
            "other.provider = \(provider) AND other.kind = \(placement.kind) AND other.caregiver IS NULL",
            beside: placement)
    }

    /// Those of other children that share days with one, each of the child that its entry counts as.
    private func others(_ condition: SQL, beside placement: Placement) throws -> [Placement] {
        try rows(
            """
            SELECT other.*, coalesce(children.survivor, children.id) AS person
            FROM placements AS other JOIN children ON children.id = other.child
            WHERE \(condition) AND other.child NOT IN \(SQL.entries(of: "\(placement.child)"))
              AND other.start <= \(placement.days.last)
              AND (other.end IS NULL OR other.end >= \(placement.start))
            ORDER BY other.start, other.id
            """
        ).map { row -> Placement in
            var other = try Placement(row: row)
            other.child = try row["person"]
            return other
        }
    }

    /// Enters the placement, or what has become of it.
    func save(_ placement: Placement) throws {
        try run(
            """
            INSERT INTO placements (id, child, kind, provider, caregiver, start, expected_end, end)
            VALUES (\(placement.id), \(placement.child), \(placement.kind), \(placement.provider),
              \(placement.caregiver), \(placement.start), \(placement.expectedEnd), \(placement.end))
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, provider = excluded.provider,
              caregiver = excluded.caregiver, start = excluded.start, expected_end = excluded.expected_end,
              end = excluded.end
            """)
    }
}

extension Placement {
    init(row: StoredRow) throws {
        try self.init(id: row["id"], child: row["child"], kind: row["kind"], start: row["start"])
        provider = try row["provider"]
        caregiver = try row["caregiver"]
        expectedEnd = try row["expected_end"]
        end = try row["end"]
    }
}

extension Snapshot { var placements: PlacementRecords { PlacementRecords(db: db) } }
