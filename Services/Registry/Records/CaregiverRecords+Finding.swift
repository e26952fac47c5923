import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension CaregiverRecords {
    /// The query for those who live in a territory or care for a child that does, under any of their entries.
    static func reached(within units: Territory) -> SQL {
        let caring: SQL = """
            said.id IN (SELECT caregiver FROM caregiver_links
                WHERE child IN (SELECT id FROM children WHERE \(SQL.within("commune", units)))
              UNION SELECT caregiver FROM placements WHERE caregiver IS NOT NULL
                AND child IN (SELECT id FROM children WHERE \(SQL.within("commune", units))))
            """
        return """
            SELECT * FROM caregivers WHERE \(shown)
              AND (\(SQL.within("commune", units)) OR id IN (\(SQL.entries(ofCarers: caring))))
            """
    }

    /// Caregivers who share a personal number or a folded name with another one, of those who live in a territory or care for
    /// a child that does: those of the next `marks` numbers and names, in the order of both and of ids, from the one on with
    /// which the page begins.
    func sharing(
        within units: Territory, _ page: ListPage<FindCaregiverDuplicates, CaregiverGroup>, marks: Int
    ) throws -> [CaregiverGroup] {
        let rows = try rows(
            """
            WITH reached AS (\(Self.reached(within: units))),
            marked AS (
              SELECT personal_number AS mark, reached.* FROM reached WHERE personal_number IS NOT NULL
              UNION ALL SELECT folded AS mark, reached.* FROM reached)
            SELECT * FROM marked WHERE mark IN (
              SELECT mark FROM marked WHERE \(page.condition(upTo: 1))
              GROUP BY mark HAVING count(*) > 1 ORDER BY mark LIMIT \(marks))
            ORDER BY mark, id
            """)
        var groups: [CaregiverGroup] = []
        for row in rows {
            let (mark, caregiver): (String, Caregiver) = try (row["mark"], Caregiver(row: row))
            if groups.last?.mark == mark {
                groups[groups.count - 1].caregivers.append(caregiver)
            } else {
                groups.append(CaregiverGroup(mark: mark, caregivers: [caregiver]))
            }
        }
        return groups
    }
}
