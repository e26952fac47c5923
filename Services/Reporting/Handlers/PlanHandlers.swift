import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func publishPlan(_ request: PublishPlan, _ tx: Transaction) throws -> PublishedPlan {
        let plan = request.plan
        try tx.authorize(plan.area, at: "/plan/area")
        try PlanRules(tx).publish(plan)
        let current = try tx.plans.find(plan.id)
        // Whoever claims an area of its own for it takes no plan over that is another's.
        if let current { try tx.authorize(current.plan.area, at: "/plan/id") }
        if let current, current.plan == plan { return shown(current, tx) }
        let published = PublishedPlan(plan: plan, version: (current?.version ?? 0) + 1, publishedOn: tx.today)
        try tx.plans.insert(published, at: tx.learned.at)
        tx.emit(ReportingEvent.planPublished(PlanReference(id: plan.id, version: published.version)))
        return shown(published, tx)
    }

    func getPlan(_ request: GetPlan, _ snapshot: Snapshot) throws -> PublishedPlan {
        snapshot.authorizeByRoleAlone()
        return try shown(snapshot.plan(request.id, at: "/id"), snapshot)
    }

    func listPlans(_ request: ListPlans, _ snapshot: Snapshot) throws -> List<PublishedPlan> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: PlanRecords.order)
        return try page.reply(snapshot.plans.list(page)) { $0.map { shown($0, snapshot) } }
    }

    private func shown(_ published: PublishedPlan, _ snapshot: Snapshot) -> PublishedPlan {
        let offices = PlanOffices(plan: published.plan, units: snapshot.units)
        let lead = offices.lead(on: snapshot.today)
        return lead == published.plan.lead ? published : published.with { $0.actingLead = lead }
    }
}
