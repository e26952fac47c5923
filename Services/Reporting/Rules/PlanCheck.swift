import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// Walks through a plan and notes what is wrong where.
struct PlanCheck {
    let plan: PlanDocument
    var checks: Checks

    var reference: Reference { checks.reference }

    mutating func checkPlan() {
        if UnitPath(plan.id) == nil || plan.id.contains("/") {
            checks.fail("/plan/id", "reporting.plan-id", ["value": plan.id])
        }
        checkUnits([plan.area], at: { _ in "/plan/area" })
        checkUnits([plan.lead], at: { _ in "/plan/lead" })
    }

    /// A plan is one document and is not cut into pages: it and what is said of it go into a message of 4 MiB.
    mutating func checkLength() throws {
        let (octets, most) = (try JSON.encode(plan).count, 1 << 20)
        guard octets > most else { return }
        checks.fail("/plan", "reporting.plan-too-long", ["octets": "\(octets)", "most": "\(most)"])
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
            checkRule(duty.due, of: duty.rhythm, at: "\(here)/due")
            if duty.units.isEmpty && duty.districts != true {
                noUnits(at: "\(here)/units")
            }
            checkUnits(duty.units, at: { "\(here)/units/\($0)" })
            checkUnits([duty.to], at: { _ in "\(here)/to" })
            checkUnits(duty.invited, at: { "\(here)/invited/\($0)" })
            checkUnits(duty.alsoTo, at: { "\(here)/alsoTo/\($0)" })
            if let cutoff = duty.cutoff { checkRule(cutoff, of: duty.rhythm, at: "\(here)/cutoff") }
        }
        for (index, days) in (plan.remindDaysBefore ?? []).enumerated() {
            checks.number(days, in: 1...366, at: "/plan/remindDaysBefore/\(index)")
        }
        if let jump = plan.jumpPercent { checks.number(jump, in: 1...1000, at: "/plan/jumpPercent") }
    }

    private mutating func checkRule(
        _ rule: DueRule, of rhythm: DutyDeclaration.Rhythm, at here: String
    ) {
        if (rule.daysAfterEnd == nil) == (rule.on == nil) {
            checks.fail(here, "reporting.due-one", terms: Self.members(["daysAfterEnd", "on"]))
        }
        // In a year without 29 February: a day that is not there every year is no due day.
        if let on = rule.on, rhythm != .year || Day("2021-\(on)") == nil {
            checks.fail("\(here)/on", "reporting.due-day", ["value": on])
        }
    }

    mutating func checkTasks() {
        for (index, tasks) in (plan.units ?? []).enumerated() {
            let here = "/plan/units/\(index)"
            if (tasks.units ?? []).isEmpty && tasks.districts != true {
                noUnits(at: "\(here)/units")
            }
            checkUnits(tasks.units, at: { "\(here)/units/\($0)" })
        }
    }

    // MARK: What they share

    mutating func checkOnce(_ ids: [String], in list: String) {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            checks.fail("\(list)/\(index)/id", "reporting.twice", ["id": id])
        }
    }

    /// Each once, and each must have existed while the plan ran.
    mutating func checkUnits(_ units: [UnitPath]?, at pointer: (Int) -> String) {
        let running = Validity(from: plan.period.start, until: plan.period.end.advanced(by: 1))
        var seen: Set<UnitPath> = []
        for (index, unit) in (units ?? []).enumerated() where !seen.insert(unit).inserted {
            checks.fail(pointer(index), "check.named-twice")
        }
        for (index, unit) in (units ?? []).enumerated()
        where !reference.units.history(of: unit).contains(where: { $0.validity.overlaps(running) }) {
            checks.fail(pointer(index), "reporting.unit-unknown", ["unit": unit.text])
        }
    }

    /// Each must have been in the table when the plan began or when it ends.
    mutating func checkCodes(_ codes: [String]?, of table: ReferenceTable, at list: String) {
        for (index, code) in (codes ?? []).enumerated()
        where !reference.knows(table, code, on: plan.period.start) {
            checks.code(code, in: table, on: plan.period.end, at: "\(list)/\(index)")
        }
    }

    private mutating func noUnits(at pointer: String) {
        checks.fail(
            pointer, "reporting.nobody-named",
            terms: ["units": ["member.units"], "districts": ["member.districts"]])
    }

    /// For the blank `{choices}`: members of which one is to be written.
    static func members(_ names: [String]) -> [String: [String]] {
        ["choices": names.map { "member.\($0)" }]
    }
}
