import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func adoptPlan(_ request: AdoptPlan, _ tx: Transaction) throws -> AdoptedPlan {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let earlier = try earlier(of: request.unit, under: request.plan, tx)
        let adopted = try AdoptionRules(tx).adopt(
            request, as: request.id ?? tx.newID(), version: (earlier.last?.version ?? 0) + 1,
            under: tx.seekPlan(request.plan, at: "/plan"))
        try tx.adoptedPlans.refuseTaken(request.id)
        // What waited or was given back is nobody's business any more; what is agreed to stays in force until the new one is.
        for before in earlier where before.status == .submitted || before.status == .returned {
            try tx.adoptedPlans.save(before.taking(AdoptionStep.supersede))
        }
        return try save(adopted, tx) { .planAdopted($0) }
    }

    func agreePlan(_ request: AgreePlan, _ tx: Transaction) throws -> AdoptedPlan {
        let sought = try tx.adoptedPlans.seek(request.id, at: "/id", by: tx) { adopted in
            try tx.plan(adopted.plan, at: "/id").plan.area
        }
        let decided = try AdoptionRules(tx).decide(sought, by: request)
        guard decided.status == .agreed else { return try save(decided, tx) { .planGivenBack($0) } }
        for before in try earlier(of: decided.unit, under: decided.plan, tx) where before.status == .agreed {
            try tx.adoptedPlans.save(before.taking(AdoptionStep.supersede))
        }
        return try save(decided, tx) { .planAgreed($0) }
    }

    func listAdoptedPlans(_ request: ListAdoptedPlans, _ snapshot: Snapshot) throws -> List<AdoptedPlan> {
        let units = try snapshot.units(request.unit, at: "/unit")
        _ = try snapshot.plan(request.plan, at: "/plan")
        let page = try ListPage(request, in: AdoptedPlanRecords.order)
        return try page.reply(snapshot.adoptedPlans.list(request, within: units, page))
    }

    private func earlier(of unit: UnitPath, under plan: String, _ tx: Transaction) throws -> [AdoptedPlan] {
        try tx.adoptedPlans.of(tx.units.names(of: unit, on: tx.today), under: plan)
    }

    private func save(
        _ plan: AdoptedPlan, _ tx: Transaction, telling event: (AdoptionReference) -> ReportingEvent
    ) throws -> AdoptedPlan {
        try tx.adoptedPlans.save(plan)
        tx.emit(event(AdoptionReference(plan)))
        return plan
    }
}
