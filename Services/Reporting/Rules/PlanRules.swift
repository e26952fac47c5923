import ReportingAPI
import ServiceKit
import Vocabulary

/// Whether a plan can be carried out as it is written: every member that is wrong is named.
struct PlanRules: Rules {
    let reference: Reference
    let today: Day

    func publish(_ plan: PlanDocument) throws {
        var check = PlanCheck(plan: plan, checks: Checks(reference, today: today))
        check.checkPlan()
        try check.checkLength()
        check.checkActivities()
        check.checkIndicators()
        check.checkDuties()
        check.checkTasks()
        try check.checks.finish()
    }
}
