internal import Bus
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

extension ReportingService {
    @Sendable func publish(_ request: PublishPlan, _ tx: Transaction) throws -> PublishedPlan {
        let plan = request.plan
        try tx.authorize(plan.area, at: "/plan/area")
        try PlanRules.check(plan, reference)
        let current = try tx.plans.current(plan.id)
        if let current, current.plan == plan { return current }
        let published = PublishedPlan(plan: plan, version: (current?.version ?? 0) + 1, publishedOn: tx.today)
        try tx.plans.insert(published)
        tx.emit(ReportingEvent.planPublished(PlanReference(id: plan.id, version: published.version)))
        return published
    }

    @Sendable func getPlan(_ request: GetPlan, _ snapshot: Snapshot) throws -> PublishedPlan {
        snapshot.authorizeByRoleAlone()
        return try plan(request.id, at: "/id", snapshot)
    }

    @Sendable func listPlans(_ request: ListPlans, _ snapshot: Snapshot) throws -> PlanList {
        snapshot.authorizeByRoleAlone()
        return PlanList(items: try snapshot.plans.all())
    }

    /// The version in force; `pointer` is the request's member that named it.
    func plan(_ id: String, at pointer: String, _ snapshot: Snapshot) throws -> PublishedPlan {
        if let plan = try snapshot.plans.current(id) { return plan }
        let known = try snapshot.plans.all().map(\.plan.id).joined(separator: ", ")
        let sentence =
            known.isEmpty
            ? Message("reporting.plan-none", ["id": id])
            : Message("reporting.plan-unknown", ["id": id, "known": known])
        throw Refusal.notFound(pointer, sentence)
    }

    /// The districts of a plan's area on a day.
    func districts(of plan: PlanDocument) -> (Day) -> [UnitPath] {
        { day in reference.units.children(of: plan.area, on: day, level: .district).map(\.path) }
    }
}
