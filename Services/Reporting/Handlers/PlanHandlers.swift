import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func publishPlan(_ request: PublishPlan, _ tx: Transaction) throws -> PublishedPlan {
        let plan = request.plan
        try tx.authorize(plan.area, at: "/plan/area")
        try PlanRules(reference: reference, today: tx.today).publish(plan)
        let current = try tx.plans.find(plan.id)
        if let current, current.plan == plan { return current }
        let published = PublishedPlan(plan: plan, version: (current?.version ?? 0) + 1, publishedOn: tx.today)
        try tx.plans.insert(published)
        tx.emit(ReportingEvent.planPublished(PlanReference(id: plan.id, version: published.version)))
        return published
    }

    func getPlan(_ request: GetPlan, _ snapshot: Snapshot) throws -> PublishedPlan {
        snapshot.authorizeByRoleAlone()
        return try snapshot.plan(request.id, at: "/id")
    }

    func listPlans(_ request: ListPlans, _ snapshot: Snapshot) throws -> List<PublishedPlan> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: PlanRecords.order)
        return try page.reply(snapshot.plans.list(page))
    }

    /// The districts of a plan's area on a day.
    func districts(of plan: PlanDocument) -> (Day) -> [UnitPath] {
        { day in plan.districts(on: day, reference.units) }
    }
}
