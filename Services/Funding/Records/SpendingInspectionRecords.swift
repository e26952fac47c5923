import Bus
import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Inspections of spending, each a document with what was found: the tables have each as it is known now.
struct SpendingInspectionRecords: DatedDocumentRecords, RowRecords {
    typealias Key = SpendingInspectionID
    typealias Value = SpendingInspection

    static let table = "spending_inspections"
    static let unknown = "funding.no-inspection"
    static let order = ListOrder<SpendingInspection>("on_day", "id", descending: true) { [$0.on, $0.id] }
    static let said = StateTable<SpendingInspectionID, SpendingInspection>(
        "spending_inspection_facts", [FactColumn("unit", "$.unit")])
    let db: Database

    private var findings: SpendingFindingRecords { SpendingFindingRecords(db: db) }

    func find(_ id: SpendingInspectionID) throws -> SpendingInspection? {
        try first("WHERE id = \(id)").map(inspection)
    }

    func list(
        _ request: ListSpendingInspections, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListSpendingInspections, SpendingInspection>
    ) throws -> [SpendingInspection] {
        if let asOf {
            let known = try standing(where: .within("unit", units), asOf)
            return page.fetch(known.lazy.filter { (request.isOpen ?? $0.isOpen) == $0.isOpen })
        }
        var conditions: [SQL] = [.within("unit", units)]
        if let isOpen = request.isOpen {
            let found: SQL = """
                EXISTS (SELECT 1 FROM spending_findings
                    WHERE inspection = spending_inspections.id AND mended_on IS NULL)
                """
            conditions.append(isOpen ? found : "NOT \(found)")
        }
        return try fetch(page, where: conditions).map(inspection)
    }

    func save(_ inspection: SpendingInspection) throws {
        try run(
            """
            INSERT INTO spending_inspections (id, unit, inspector, title, on_day)
            VALUES (\(inspection.id), \(inspection.unit), \(inspection.inspector), \(inspection.title),
                \(inspection.on))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, on_day = excluded.on_day
            """)
        try findings.replace(of: inspection)
    }

    private func inspection(_ row: StoredRow) throws -> SpendingInspection {
        try SpendingInspection(
            id: row["id"], unit: row["unit"], inspector: row["inspector"], title: row["title"],
            on: row["on_day"]
        ).with { $0.findings = try findings.of($0.id) }
    }
}

/// A finding with whose it is.
struct KeptFinding: Hashable, Sendable {
    var finding: SpendingFinding
    let inspection: SpendingInspectionID
    let inspector: UnitPath
}

/// What inspections found.
struct SpendingFindingRecords: Keyed, RowRecords {
    static let table = "spending_findings"
    static let unknown = "funding.no-finding"
    let db: Database

    func find(_ id: SpendingFindingID) throws -> KeptFinding? {
        try kept("spending_findings.id = \(id)")
    }

    func of(_ inspection: SpendingInspectionID) throws -> [SpendingFinding] {
        try fetch("WHERE inspection = \(inspection) ORDER BY found_on, id").map(SpendingFinding.init)
    }

    /// The first of an allocation that is not mended.
    func open(of allocation: AllocationID) throws -> KeptFinding? {
        try kept("allocation = \(allocation) AND mended_on IS NULL")
    }

    /// The first of a unit's budget year that is not mended.
    func open(in year: Int, of unit: [UnitPath]) throws -> KeptFinding? {
        try kept(
            """
            mended_on IS NULL AND EXISTS (SELECT 1 FROM allocations
                WHERE allocations.id = allocation AND allocations.year = \(year)
                    AND allocations.unit IN \(SQL.each(unit)))
            """)
    }

    private func kept(_ condition: SQL) throws -> KeptFinding? {
        try row(
            """
            SELECT spending_findings.*, inspector FROM spending_findings
            JOIN spending_inspections ON spending_inspections.id = inspection
            WHERE \(condition) ORDER BY found_on, spending_findings.id LIMIT 1
            """
        ).map { row in
            KeptFinding(
                finding: try SpendingFinding(row: row), inspection: try row["inspection"],
                inspector: try row["inspector"])
        }
    }

    /// Throws ALREADY_EXISTS when a finding has the id that the caller chose, one that never was too: what was said of it is kept with
    /// the inspection as it was known then.
    func refuseTaken(_ id: SpendingFindingID?, at pointer: String = "/id") throws {
        guard let id else { return }
        let isTaken = try exists(
            """
            SELECT 1 FROM spending_inspection_facts_versions AS known, json_each(known.value, '$.findings') AS found
            WHERE json_extract(found.value, '$.id') = \(id)
            """)
        guard !isTaken else { throw Refusal.exists(pointer, Message("check.id-taken", ["id": id.text])) }
    }

    /// What was found as the inspection has it now.
    func replace(of inspection: SpendingInspection) throws {
        try run("DELETE FROM spending_findings WHERE inspection = \(inspection.id)")
        for finding in inspection.findings {
            try run(
                """
                INSERT INTO spending_findings
                    (id, inspection, allocation, finding, found_on, due, mended_on, remedy)
                VALUES (\(finding.id), \(inspection.id), \(finding.allocation), \(finding.finding),
                    \(finding.foundOn), \(finding.due), \(finding.mendedOn), \(finding.remedy))
                """)
        }
    }
}

extension SpendingFinding {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], allocation: row["allocation"], finding: row["finding"], foundOn: row["found_on"])
        (due, mendedOn, remedy) = (try row["due"], try row["mended_on"], try row["remedy"])
    }
}

extension Snapshot {
    var spendingInspections: SpendingInspectionRecords { SpendingInspectionRecords(db: db) }
    var spendingFindings: SpendingFindingRecords { SpendingFindingRecords(db: db) }
}
