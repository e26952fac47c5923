import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func openSpendingInspection(
        _ request: OpenSpendingInspection, _ tx: Transaction
    ) throws -> SpendingInspection {
        try tx.authorize(request.unit, at: "/unit")
        let isDue = tx.reaches(request.unit, as: .treasurer) || tx.reaches(request.unit, as: .lead)
        let inspection = try SpendingInspectionRules(tx).open(
            request, as: request.id ?? tx.newID(), by: tx.principal.unit, isDue: isDue)
        try tx.spendingInspections.refuseTaken(request.id)
        try tx.spendingInspections.save(inspection)
        try tx.stand(FactSubject(inspection.id), Standing(Entered.entered), from: inspection.on)
        tx.emit(FundingEvent.spendingInspectionOpened(inspection))
        return inspection
    }

    func findFault(_ request: FindFault, _ tx: Transaction) throws -> SpendingInspection {
        let inspection = try tx.spendingInspections.seekOwn(
            request.inspection, at: "/inspection", by: tx, of: \.inspector)
        let allocation = try tx.allocations.seek(
            request.allocation, at: "/allocation", by: tx, in: \.line.unit)
        let finding = try SpendingInspectionRules(tx).find(
            request, as: request.id ?? tx.newID(), in: inspection, of: allocation)
        try tx.spendingFindings.refuseTaken(request.id)
        return try save(finding, .found, of: request.inspection, from: finding.foundOn, tx)
    }

    func mendFault(_ request: MendFault, _ tx: Transaction) throws -> SpendingInspection {
        let known = try tx.spendingFindings.seekOwn(request.finding, at: "/finding", by: tx, of: \.inspector)
        let mended = try SpendingInspectionRules(tx).mend(known, by: request)
        return try save(mended.finding, .mended, of: mended.inspection, from: request.on ?? tx.today, tx)
    }

    func listSpendingInspections(
        _ request: ListSpendingInspections, _ snapshot: Snapshot
    ) throws -> List<SpendingInspection> {
        try snapshot.page(
            request, of: snapshot.spendingInspections, within: request.unit, marking: \.provisional)
    }

    /// A line with a finding that is not mended pays nothing. FAILED_PRECONDITION at `pointer`.
    func requireMended(_ allocation: AllocationID, at pointer: String, _ tx: Transaction) throws {
        try SpendingInspectionRules(tx).requireMended(tx.spendingFindings.open(of: allocation), at: pointer)
    }

    private func save(
        _ finding: SpendingFinding, _ standing: FindingStanding, of id: SpendingInspectionID, from day: Day,
        _ tx: Transaction
    ) throws -> SpendingInspection {
        try tx.spendingFindings.save(finding, of: id)
        try tx.stand(FactSubject(finding.id), Standing(standing), from: day)
        let inspection = try tx.spendingInspections.get(id, at: "/inspection")
        tx.emit(
            standing == .found
                ? FundingEvent.spendingFaultFound(inspection) : .spendingFaultMended(inspection))
        return inspection
    }
}
