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
        return try keep(inspection, tx) { .spendingInspectionOpened($0) }
    }

    func findFault(_ request: FindFault, _ tx: Transaction) throws -> SpendingInspection {
        let inspection = try tx.spendingInspections.seekOwn(
            request.inspection, at: "/inspection", by: tx, of: \.inspector)
        let allocation = try tx.allocations.seek(
            request.allocation, at: "/allocation", by: tx, in: \.line.unit)
        let finding = try SpendingInspectionRules(tx).find(
            request, as: request.id ?? tx.newID(), in: inspection, of: allocation)
        try tx.spendingFindings.refuseTaken(request.id)
        let known = try inspection.get()
        return try keep(known.having(known.findings + [finding]), tx) { .spendingFaultFound($0) }
    }

    func mendFault(_ request: MendFault, _ tx: Transaction) throws -> SpendingInspection {
        let known = try tx.spendingFindings.seekOwn(request.finding, at: "/finding", by: tx, of: \.inspector)
        let mended = try SpendingInspectionRules(tx).mend(known, by: request)
        let inspection = try tx.spendingInspections.get(mended.inspection, at: "/finding")
        let others = inspection.findings.filter { $0.id != mended.finding.id }
        return try keep(inspection.having(others + [mended.finding]), tx) { .spendingFaultMended($0) }
    }

    func correctSpendingInspection(
        _ request: CorrectSpendingInspection, _ tx: Transaction
    ) throws -> SpendingInspection {
        let sought = try tx.spendingInspections.seekOwn(
            request.inspection, at: "/inspection", by: tx, of: \.inspector)
        let corrected = try SpendingInspectionRules(tx).correct(sought, by: request)
        return try keep(corrected, tx) {
            .spendingInspectionCorrected(SpendingInspectionFacts(inspection: $0, reason: request.reason))
        }
    }

    func voidSpendingInspection(
        _ request: VoidSpendingInspection, _ tx: Transaction
    ) throws -> SpendingInspection {
        let sought = try tx.spendingInspections.seekOwn(
            request.inspection, at: "/inspection", by: tx, of: \.inspector)
        let before = try SpendingInspectionRules(tx).void(sought, by: request)
        let event = {
            FundingEvent.spendingInspectionVoided(
                SpendingInspectionFacts(inspection: $0, reason: request.reason))
        }
        guard request.what == .opening else { return try keep(before, tx, telling: event) }
        try tx.spendingInspections.void(before.id, tx)
        tx.emit(event(before))
        return before
    }

    func listSpendingInspections(
        _ request: ListSpendingInspections, _ snapshot: Snapshot
    ) throws -> List<SpendingInspection> {
        try snapshot.page(request, in: SpendingInspectionRecords.order, marking: \.provisional) {
            asOf, page in
            try snapshot.spendingInspections.list(
                request, within: snapshot.units(request.unit, at: "/unit"), asOf, page)
        }
    }

    /// A line with a finding that is not mended pays nothing. FAILED_PRECONDITION at `pointer`.
    func requireMended(_ allocation: AllocationID, at pointer: String, _ tx: Transaction) throws {
        try SpendingInspectionRules(tx).requireMended(tx.spendingFindings.open(of: allocation), at: pointer)
    }

    private func keep(
        _ inspection: SpendingInspection, _ tx: Transaction,
        telling event: (SpendingInspection) -> FundingEvent
    ) throws -> SpendingInspection {
        try tx.spendingInspections.keep(inspection, tx)
        tx.emit(event(inspection))
        return inspection
    }
}
