import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func publishPlan(_ request: PublishPlan, _ tx: Transaction) throws -> PublishedPlan {
        let plan = request.plan
        try tx.authorize(plan.area, at: "/plan/area")
        try PlanRules.check(plan, Checks(reference, today: tx.today))
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
        { day in reference.units.children(of: plan.area, on: day, level: .district).map(\.path) }
    }
}

extension Snapshot {
    /// The version in force; `pointer` is the request's member that named it. A refusal says which plans there are.
    func plan(_ id: String, at pointer: String) throws -> PublishedPlan {
        if let plan = try plans.find(id) { return plan }
        let known = try plans.ids()
        if known.isEmpty { return try plans.get(id, at: pointer) }
        throw Refusal.notFound(
            pointer,
            Message("reporting.no-plan", ["id": id, "known": known.joined(separator: ", ")]))
    }
}
