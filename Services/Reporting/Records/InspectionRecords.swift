import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Inspections of how plans are carried out, each a document.
struct InspectionRecords: PlanDocumentRecords {
    typealias Key = InspectionID
    typealias Value = Inspection

    static let table = "inspections"
    static let unknown = "reporting.no-inspection"
    static let isKnownToAll = true
    /// In the order of the days that they were planned for.
    static let order = ListOrder<Inspection>("planned", "id") { [$0.planned, $0.id] }
    static let said = StateTable<InspectionID, Inspection>("inspection_facts", [FactColumn("plan", "$.plan")])
    let db: Database

    /// In the order of the days that they were planned for.
    func of(plan: String) throws -> [Inspection] {
        try documents("WHERE plan = \(plan) ORDER BY planned, id")
    }

    func save(_ inspection: Inspection) throws {
        try run(
            """
            INSERT INTO inspections (id, plan, planned, data)
            VALUES (\(inspection.id), \(inspection.plan), \(inspection.planned), \(SQL.jsonOctets(inspection)))
            ON CONFLICT (id) DO UPDATE SET planned = excluded.planned, data = excluded.data
            """)
    }
}

extension Snapshot { var inspections: InspectionRecords { InspectionRecords(db: db) } }
