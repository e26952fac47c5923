import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension PlacementRecords {
    /// Where children lived in care on a day who share a parent with the child, each with the carer that its entry counts as, and where
    /// each is at home.
    func ofSiblings(of child: ChildID, on day: Day) throws -> [(placement: Placement, commune: UnitPath)] {
        let (entries, parents) = (
            SQL.entries(of: "\(child)"), SQL.each(CareRelation.ofParents.map(\.rawValue))
        )
        return try rows(
            """
            SELECT placement.*, children.commune AS home, \(SQL.carer("placement.caregiver")) AS person
            FROM placements AS placement JOIN children ON children.id = placement.child
            WHERE placement.child IN (
                SELECT other.child FROM caregiver_links AS own
                  JOIN caregiver_links AS other
                    ON other.caregiver IN \(SQL.entries(ofCarer: "own.caregiver"))
                WHERE own.child IN \(entries) AND own.relation IN \(parents) AND other.relation IN \(parents))
              AND placement.child NOT IN \(entries)
              AND placement.kind IN \(SQL.each(PlacementKind.residences.map(\.rawValue)))
              AND placement.start <= \(day) AND (placement.end IS NULL OR placement.end >= \(day))
              AND \(ChildRecords.known)
            ORDER BY placement.start, placement.id
            """
        ).map { row in
            var placement = try Placement(row: row)
            placement.caregiver = try row["person"]
            return (placement, try row["home"])
        }
    }
}

extension Snapshot {
    /// Who is known around a child on a day, of those whom the caller may know of.
    func family(of child: ChildID, on day: Day) throws -> KnownFamily {
        KnownFamily(
            kin: try caregiverLinks.people(of: child).filter {
                $0.relation.isWiderKin && $0.days.contains(day)
            },
            siblings: try placements.ofSiblings(of: child, on: day).filter { reaches($0.commune) }
                .map(\.placement))
    }
}
