import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// Opening rounds, and what an open one allows.
enum RoundRules {
    static func mustBeOpen(_ round: Round, at pointer: String) throws {
        guard round.status == .open else {
            throw Refusal.precondition(
                pointer, Message("reporting.round-closed", ["on": "\(round.closedOn ?? round.due)"]))
        }
    }

    /// A round of one of the plan's duties takes period, due day, units and title from the plan; an ad hoc one says
    /// them itself. A duty's period is collected once.
    static func open(
        _ request: OpenRound, id: RoundID, plan: PlanDocument, among rounds: [Round],
        districts: (Day) -> [UnitPath], reference: Reference, on today: Day
    ) throws -> Round {
        let checks = Checks(reference, today: today)
        guard let named = request.duty else { return try adHoc(request, id, plan, checks) }
        guard let duty = plan.duties.first(where: { $0.id == named }) else {
            let known = plan.duties.map(\.id).joined(separator: ", ")
            throw Refusal.notFound("/duty", Message("reporting.no-duty", ["id": named, "known": known]))
        }
        let (period, due) = try span(request, of: duty, plan, checks)
        if let same = rounds.first(where: { $0.duty == duty.id && $0.period == period }) {
            throw Refusal.exists("/period", Message("reporting.round-exists", ["id": same.id.text]))
        }
        return Round(
            id: id, plan: plan.id, title: request.title ?? duty.name, period: period, due: due,
            units: DutyCalendar.units(of: duty, due: due, districts: districts), status: .open,
            openedOn: today
        ).with { $0.duty = duty.id }
    }

    /// The duty's period that the request lies in, and its due day.
    private static func span(
        _ request: OpenRound, of duty: DutyDeclaration, _ plan: PlanDocument, _ checks: Checks
    ) throws -> (Period, due: Day) {
        var checks = checks
        for (field, isGiven) in [("/due", request.due != nil), ("/units", request.units != nil)]
        where isGiven {
            checks.fail(field, "reporting.plan-says", ["duty": duty.id])
        }
        let period = DutyCalendar.periods(duty.rhythm, of: plan)
            .first { $0.contains(request.period.start) && $0.contains(request.period.end) }
        guard let period, let due = DutyCalendar.due(duty.due, for: period) else {
            checks.fail("/period", "reporting.round-period", ["duty": duty.id])
            throw Refusal.invalid(checks.violations)
        }
        try checks.finish()
        return (period, due)
    }

    private static func adHoc(
        _ request: OpenRound, _ id: RoundID, _ plan: PlanDocument, _ checks: Checks
    ) throws -> Round {
        var checks = checks
        for (field, isGiven) in [
            ("/title", request.title != nil), ("/due", request.due != nil), ("/units", request.units != nil),
        ] where !isGiven {
            checks.fail(field, "reporting.ad-hoc-needs")
        }
        if let due = request.due { checks.day(due, notBefore: checks.today, at: "/due") }
        if let units = request.units { check(units, of: plan, &checks) }
        try checks.finish()
        guard let title = request.title, let due = request.due, let units = request.units else {
            throw Refusal.invalid(checks.violations)
        }
        return Round(
            id: id, plan: plan.id, title: title, period: request.period, due: due, units: units,
            status: .open, openedOn: checks.today)
    }

    private static func check(_ units: [UnitPath], of plan: PlanDocument, _ checks: inout Checks) {
        checks.several(units, at: "/units")
        for (index, unit) in units.enumerated() {
            if plan.area.covers(unit) {
                checks.unit(unit, at: "/units/\(index)")
            } else {
                checks.fail(
                    "/units/\(index)", "reporting.unit-outside",
                    ["unit": unit.text, "area": plan.area.text])
            }
        }
    }
}
