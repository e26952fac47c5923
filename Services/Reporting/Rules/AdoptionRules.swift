import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// What a unit's own plan may say under a published one.
struct AdoptionRules: Rules {
    private static let mostEntries = 200

    let reference: Reference
    let today: Day

    /// `version`: of the unit's under the plan.
    func adopt(
        _ request: AdoptPlan, as id: AdoptionID, version: Int, under plan: Sought<PublishedPlan>
    ) throws -> AdoptedPlan {
        var checks = Checks(reference, today: today)
        let decision: String? = checks.words(request.decision, at: "/decision")
        checks.unit(request.unit, at: "/unit")
        if let plan = plan.value?.plan, reference.units.isValid(request.unit, on: today),
            !PlanOffices(plan: plan, units: reference.units).concerns(request.unit, on: today)
        {
            checks.fail(
                "/unit", "reporting.unit-outside", ["unit": request.unit.text, "area": plan.area.text])
        }
        let entries = [
            ("/targets", request.targets?.count ?? 0), ("/activities", request.activities?.count ?? 0),
            ("/budget", request.budget?.count ?? 0),
        ]
        if entries.allSatisfy({ $0.1 == 0 }) { checks.fail("/targets", "reporting.adoption-empty") }
        for (pointer, count) in entries where count > Self.mostEntries {
            checks.count(count, in: 0...Self.mostEntries, at: pointer)
        }
        let document = plan.value?.plan
        let targets = targets(request.targets, of: document, &checks)
        let activities = activities(request.activities, of: document, &checks)
        let budget = budget(request.budget, of: document, &checks)
        let published = try checks.finish(plan)
        return AdoptedPlan(
            id: id, plan: published.plan.id, unit: request.unit, version: version, status: .submitted,
            submittedOn: today, targets: targets, activities: activities, budget: budget
        ).with { $0.decision = decision }
    }

    private func targets(
        _ targets: [OwnTarget]?, of plan: PlanDocument?, _ checks: inout Checks
    ) -> [OwnTarget] {
        let once = SubmissionSections.once(
            targets, by: \.key, at: "/targets", &checks
        ) { target, checks in
            SubmissionSections.know(
                target.indicator, among: plan?.indicators.map(\.id), "reporting.no-indicator",
                at: "/indicator", &checks)
            check(year: target.year, of: plan, &checks)
            let declaration = plan?.indicators.first { $0.id == target.indicator }
            let most = declaration?.measure == .percent ? 100.0 : Double(SubmissionRules.largestFigure)
            if !(0...most).contains(target.value) { checks.fail("/value", "reporting.target-range") }
            let standing = declaration?.targets.first { $0.stands(in: target.year) }?.value
            return target.with { $0.below = standing.map { target.value < $0 } ?? false ? true : nil }
        }
        return once ?? []
    }

    private func activities(
        _ activities: [OwnActivity]?, of plan: PlanDocument?, _ checks: inout Checks
    ) -> [OwnActivity] {
        (activities ?? []).enumerated().map { index, own in
            checks.part("/activities/\(index)") { checks in
                SubmissionSections.know(
                    own.activity, among: plan?.activities.map(\.id), "reporting.no-activity",
                    at: "/activity", &checks)
                if let plan, let day = own.until, !plan.period.contains(day) {
                    checks.fail(
                        "/until", "reporting.outside-plan",
                        ["start": "\(plan.period.start)", "end": "\(plan.period.end)"])
                }
                return own.with { $0.text = checks.remark(own.text, at: "/text") }
            }
        }
    }

    private func budget(
        _ budget: [OwnBudget]?, of plan: PlanDocument?, _ checks: inout Checks
    ) -> [OwnBudget] {
        let once = SubmissionSections.once(
            budget, by: \.key, at: "/budget", &checks
        ) { line, checks in
            SubmissionSections.know(
                line.activity, among: plan?.activities.map(\.id), "reporting.no-activity", at: "/activity",
                &checks)
            checks.code(line.fundSource, in: .fundSource, at: "/fundSource")
            check(year: line.year, of: plan, &checks)
            checks.positive(line.amount, at: "/amount")
            return line
        }
        return once ?? []
    }

    private func check(year: Int, of plan: PlanDocument?, _ checks: inout Checks) {
        guard let plan, !(plan.period.start.year...plan.period.end.year).contains(year) else { return }
        checks.fail(
            "/year", "reporting.outside-plan",
            ["start": "\(plan.period.start)", "end": "\(plan.period.end)"])
    }

    func decide(_ sought: Sought<AdoptedPlan>, by request: AgreePlan) throws -> AdoptedPlan {
        var checks = Checks(reference, today: today)
        let remark: String? = checks.words(request.remark, at: "/remark", upTo: 2000)
        if !request.agreed, remark == nil { checks.fail("/remark", "check.text-empty") }
        let current = try checks.finish(sought)
        guard request.agreed else {
            return try current.taking(AdoptionStep.return).with { $0.remark = remark }
        }
        return try current.taking(AdoptionStep.agree).with { ($0.agreedOn, $0.remark) = (today, remark) }
    }
}

extension OwnTarget {
    /// What there is one of.
    fileprivate var key: String { "\(indicator)/\(year)" }
}

extension OwnBudget {
    /// What there is one of.
    fileprivate var key: String { "\(activity)/\(fundSource)/\(year)" }
}
