import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func scheduleInspection(_ request: ScheduleInspection, _ tx: Transaction) throws -> Inspection {
        try tx.authorizeName(of: request.inspector, at: "/inspector")
        let scheduled = try InspectionRules(tx).schedule(
            request, as: request.id ?? tx.newID(), under: tx.seekPlan(request.plan, at: "/plan"))
        try tx.inspections.refuseTaken(request.id)
        return try save(scheduled, tx) { .inspectionScheduled($0) }
    }

    func recordInspection(_ request: RecordInspection, _ tx: Transaction) throws -> Inspection {
        let sought = try tx.inspections.seekOwn(request.id, at: "/id", by: tx, of: \.inspector)
        return try save(InspectionRules(tx).record(sought, request), tx) { .inspectionHeld($0) }
    }

    func resolveFinding(_ request: ResolveFinding, _ tx: Transaction) throws -> Inspection {
        let sought = try tx.inspections.seekOwn(request.id, at: "/id", by: tx, of: \.inspector)
        return try save(InspectionRules(tx).resolve(sought, request), tx) { .findingMended($0) }
    }

    func correctInspection(_ request: CorrectInspection, _ tx: Transaction) throws -> Inspection {
        let sought = try tx.inspections.seekOwn(request.id, at: "/id", by: tx, of: \.inspector)
        let corrected = try InspectionRules(tx).correct(sought, by: request)
        return try save(corrected, tx) { .inspectionCorrected($0.with { $0.reason = request.reason }) }
    }

    func voidInspection(_ request: VoidInspection, _ tx: Transaction) throws -> Inspection {
        let sought = try tx.inspections.seekOwn(request.id, at: "/id", by: tx, of: \.inspector)
        let before = try InspectionRules(tx).void(sought, by: request)
        guard request.what == .scheduling else {
            return try save(before, tx) { .inspectionVoided($0.with { $0.reason = request.reason }) }
        }
        try tx.inspections.void(before.id, tx)
        tx.emit(
            ReportingEvent.inspectionVoided(
                InspectionReference(before).with { $0.reason = request.reason }))
        return before
    }

    func listInspections(_ request: ListInspections, _ snapshot: Snapshot) throws -> List<Inspection> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let plan = try snapshot.plan(request.plan, at: "/plan", as: asOf).plan
        let page = try ListPage(request, in: InspectionRecords.order)
        let rules = try InspectionRules(
            reference: snapshot.reference(asOf), today: asOf?.on ?? snapshot.today)
        let known = try snapshot.inspections.of(plan: plan.id, asOf).lazy.filter { inspection in
            guard units.contains(inspection.inspector) || units.contains(inspection.of),
                request.kind.map({ $0 == inspection.kind }) ?? true,
                request.status.map({ $0 == inspection.status }) ?? true
            else { return false }
            return request.unmended.map { $0 == inspection.findings.contains { $0.mendedOn == nil } } ?? true
        }
        return try page.reply(page.fetch(known)) { found in
            found.map { rules.shown($0, under: plan) }.marked(asOf, in: \.provisional)
        }
    }

    /// Those of the plan that were held in the period, or were planned for it and not held, as they stand today.
    func inspections(of plan: PlanDocument, in period: Period, _ snapshot: Snapshot) throws -> [Inspection] {
        try snapshot.inspections.of(plan: plan.id).filter { period.contains($0.heldOn ?? $0.planned) }
            .map { InspectionRules(snapshot).shown($0, under: plan) }
    }

    private func save(
        _ inspection: Inspection, _ tx: Transaction, telling event: (InspectionReference) -> ReportingEvent
    ) throws -> Inspection {
        try tx.inspections.keep(inspection, tx)
        tx.emit(event(InspectionReference(inspection)))
        return try InspectionRules(tx).shown(inspection, under: tx.plan(inspection.plan, at: "/id").plan)
    }
}
