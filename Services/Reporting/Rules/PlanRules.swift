internal import Bus
internal import ReportingAPI
internal import Vocabulary

/// Whether a plan can be carried out as it is written: every member that is wrong is named.
enum PlanRules {
    static func check(_ plan: PlanDocument, _ reference: Reference) throws {
        var check = PlanCheck(plan: plan, reference: reference)
        check.checkPlan()
        check.checkActivities()
        check.checkIndicators()
        check.checkDuties()
        check.checkTasks()
        if !check.violations.isEmpty { throw Refusal.invalid(check.violations) }
    }
}

/// Walks through a plan and notes what is wrong where.
struct PlanCheck {
    let plan: PlanDocument
    let reference: Reference
    private(set) var violations: [Refusal.Violation] = []

    init(plan: PlanDocument, reference: Reference) {
        self.plan = plan
        self.reference = reference
    }

    mutating func refuse(_ pointer: String, _ key: String, _ arguments: [String: String] = [:]) {
        violations.append(.init(pointer, Message("reporting.\(key)", arguments)))
    }

    mutating func checkPlan() {
        if UnitPath(plan.id) == nil || plan.id.contains("/") {
            refuse("/plan/id", "plan-id", ["value": plan.id])
        }
        checkUnits([plan.area], at: { _ in "/plan/area" })
        checkUnits([plan.lead], at: { _ in "/plan/lead" })
    }

    mutating func checkActivities() {
        checkOnce(plan.activities.map(\.id), in: "/plan/activities")
        for (index, activity) in plan.activities.enumerated() {
            let here = "/plan/activities/\(index)"
            checkUnits(activity.lead.map { [$0] }, at: { _ in "\(here)/lead" })
            checkUnits(activity.partners, at: { "\(here)/partners/\($0)" })
            checkCodes(activity.sources, of: .fundSource, at: "\(here)/sources")
        }
    }

    mutating func checkDuties() {
        checkOnce(plan.duties.map(\.id), in: "/plan/duties")
        for (index, duty) in plan.duties.enumerated() {
            let here = "/plan/duties/\(index)"
            if (duty.due.daysAfterEnd == nil) == (duty.due.on == nil) { refuse("\(here)/due", "due-one") }
            // In a year without 29 February: a day that is not there every year is no due day.
            if let on = duty.due.on, duty.rhythm != .year || Day("2021-\(on)") == nil {
                refuse("\(here)/due/on", "due-day", ["value": on])
            }
            if duty.units.isEmpty && duty.districts != true { refuse("\(here)/units", "nobody-named") }
            checkUnits(duty.units, at: { "\(here)/units/\($0)" })
            checkUnits([duty.to], at: { _ in "\(here)/to" })
        }
    }

    mutating func checkTasks() {
        for (index, tasks) in (plan.units ?? []).enumerated() {
            let here = "/plan/units/\(index)"
            if (tasks.units ?? []).isEmpty && tasks.districts != true {
                refuse("\(here)/units", "nobody-named")
            }
            checkUnits(tasks.units, at: { "\(here)/units/\($0)" })
        }
    }

    // MARK: What they share

    mutating func checkOnce(_ ids: [String], in list: String) {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            refuse("\(list)/\(index)/id", "twice", ["id": id])
        }
    }

    /// Each must have existed while the plan ran.
    mutating func checkUnits(_ units: [UnitPath]?, at pointer: (Int) -> String) {
        let running = Validity(from: plan.period.start, until: plan.period.end.advanced(by: 1))
        for (index, unit) in (units ?? []).enumerated()
        where !reference.units.history(of: unit).contains(where: { $0.validity.overlaps(running) }) {
            refuse(pointer(index), "unit-unknown", ["unit": unit.text])
        }
    }

    /// Each must have been in the table when the plan began or when it ends.
    mutating func checkCodes(_ codes: [String]?, of table: ReferenceTable, at list: String) {
        for (index, code) in (codes ?? []).enumerated()
        where !reference.knows(table, code, on: plan.period.start)
            && !reference.knows(table, code, on: plan.period.end)
        {
            refuse("\(list)/\(index)", "code-unknown", ["code": code])
        }
    }
}
