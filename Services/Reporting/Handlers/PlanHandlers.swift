import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    private func rules(_ snapshot: Snapshot) -> PlanRules {
        PlanRules(reference: reference, today: snapshot.today)
    }

    func publishPlan(_ request: PublishPlan, _ tx: Transaction) throws -> PublishedPlan {
        let plan = request.plan
        try tx.authorize(plan.area, at: "/plan/area")
        try rules(tx).publish(plan)
        let current = try tx.plans.find(plan.id)
        // Whoever claims an area of its own for it takes no plan over that is another's.
        if let current { try tx.authorize(current.plan.area, at: "/plan/id") }
        if let current, current.plan == plan { return shown(current, on: tx.today) }
        let published = PublishedPlan(plan: plan, version: (current?.version ?? 0) + 1, publishedOn: tx.today)
        try tx.plans.insert(published, at: tx.learned.at)
        tx.emit(ReportingEvent.planPublished(PlanReference(id: plan.id, version: published.version)))
        return shown(published, on: tx.today)
    }

    func getPlan(_ request: GetPlan, _ snapshot: Snapshot) throws -> PublishedPlan {
        snapshot.authorizeByRoleAlone()
        return try shown(snapshot.plan(request.id, at: "/id"), on: snapshot.today)
    }

    func listPlans(_ request: ListPlans, _ snapshot: Snapshot) throws -> List<PublishedPlan> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: PlanRecords.order)
        return try page.reply(snapshot.plans.list(page)) { $0.map { shown($0, on: snapshot.today) } }
    }

    private func shown(_ published: PublishedPlan, on day: Day) -> PublishedPlan {
        let lead = offices(of: published.plan).lead(on: day)
        return lead == published.plan.lead ? published : published.with { $0.actingLead = lead }
    }

    /// Who does what in the plan, day by day.
    func offices(of plan: PlanDocument) -> PlanOffices { PlanOffices(plan: plan, units: reference.units) }
}
