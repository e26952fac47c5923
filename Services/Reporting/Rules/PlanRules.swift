import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// Whether a plan can be carried out as it is written: every member that is wrong is named.
struct PlanRules: Rules {
    let reference: Reference
    let today: Day

    func publish(_ plan: PlanDocument) throws { try check(plan).finish() }

    /// A version of the plan that is in force, with what it changes. Throws FAILED_PRECONDITION where that is nothing.
    func revise(_ request: RevisePlan, _ current: Sought<PublishedPlan>) throws -> PublishedPlan {
        var checks = try check(request.plan)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 2000)
        let decision: String? = checks.words(request.decision, at: "/decision")
        let before = try checks.finish(current)
        let changes = try PlanChanges(before: before.plan, after: request.plan).all()
        guard !changes.isEmpty else {
            throw Refusal.precondition(
                "/plan",
                Message("reporting.nothing-revised", ["version": "\(before.version)"])
                    .about(RecordInTheWay(before.plan.id)))
        }
        return PublishedPlan(plan: request.plan, version: before.version + 1, publishedOn: today).with {
            $0.revision = PlanRevision(changes: changes).with {
                ($0.reason, $0.decision) = (reason, decision)
            }
        }
    }

    private func check(_ plan: PlanDocument) throws -> Checks {
        var check = PlanCheck(plan: plan, checks: Checks(reference, today: today))
        check.checkPlan()
        try check.checkLength()
        check.checkActivities()
        check.checkIndicators()
        check.checkDuties()
        check.checkTasks()
        return check.checks
    }
}
