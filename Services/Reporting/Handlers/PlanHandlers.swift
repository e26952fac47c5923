import Bus
import JSONCoding
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
        let published = try PublishedPlan(
            plan: plan, version: (current?.version ?? 0) + 1, publishedOn: tx.today
        ).with { published in
            if let current {
                published.revision = PlanRevision(
                    changes: try PlanChanges(before: current.plan, after: plan).all())
            }
        }
        try tx.plans.insert(published, at: tx.learned.at)
        tx.emit(ReportingEvent.planPublished(try reference(to: published)))
        return shown(published, tx)
    }

    func revisePlan(_ request: RevisePlan, _ tx: Transaction) throws -> PublishedPlan {
        try tx.authorize(request.plan.area, at: "/plan/area")
        let revised = try PlanRules(tx).revise(request, tx.seekOwnPlan(request.plan.id, at: "/plan/id"))
        try tx.plans.insert(revised, at: tx.learned.at)
        tx.emit(ReportingEvent.planRevised(try reference(to: revised)))
        return shown(revised, tx)
    }

    private func reference(to published: PublishedPlan) throws -> PlanReference {
        PlanReference(
            id: published.plan.id, version: published.version,
            digest: try IssuedContent.digest(of: JSONValue(parsing: JSON.encode(published.plan))))
    }

    func getPlan(_ request: GetPlan, _ snapshot: Snapshot) throws -> PublishedPlan {
        snapshot.authorizeByRoleAlone()
        let current = try snapshot.plan(request.id, at: "/id")
        guard let version = request.version else { return shown(current, snapshot) }
        guard let asked = try snapshot.plans.find(request.id, version: version) else {
            throw Refusal.notFound(
                "/version",
                Message(
                    "reporting.no-version", ["version": "\(version)", "newest": "\(current.version)"]))
        }
        return shown(asked, snapshot)
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
