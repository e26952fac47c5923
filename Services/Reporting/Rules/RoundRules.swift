internal import Bus
internal import ReportingAPI
internal import Vocabulary

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
        if rounds.contains(where: { $0.id == id }) {
            throw Refusal.exists("/id", Message("reporting.round-exists", ["id": id.text]))
        }
        guard let dutyID = request.duty else { return try adHoc(request, id, plan, reference, today) }
        guard let duty = plan.duties.first(where: { $0.id == dutyID }) else {
            let known = plan.duties.map(\.id).joined(separator: ", ")
            throw Refusal.notFound(
                "/duty", Message("reporting.duty-unknown", ["id": dutyID, "known": known]))
        }
        for (field, isGiven) in [("due", request.due != nil), ("units", request.units != nil)] where isGiven {
            throw Refusal.invalid(
                "/\(field)", Message("reporting.plan-says", ["duty": dutyID, "field": field]))
        }
        let periods = DutyCalendar.periods(duty.rhythm, of: plan)
        guard let period = periods.first(where: { $0.contains(request.period.start) }),
            period.contains(request.period.end), let due = DutyCalendar.due(duty.due, for: period)
        else {
            throw Refusal.invalid("/period", Message("reporting.round-period", ["duty": dutyID]))
        }
        if let same = rounds.first(where: { $0.duty == dutyID && $0.period == period }) {
            throw Refusal.exists("/period", Message("reporting.round-exists", ["id": same.id.text]))
        }
        return Round(
            id: id, plan: plan.id, title: request.title ?? duty.name, period: period, due: due,
            units: duty.units + (duty.districts == true ? districts(due) : []), status: .open, openedOn: today
        ).with { $0.duty = dutyID }
    }

    private static func adHoc(
        _ request: OpenRound, _ id: RoundID, _ plan: PlanDocument, _ reference: Reference, _ today: Day
    ) throws -> Round {
        guard let title = request.title else {
            throw Refusal.invalid("/title", Message("reporting.ad-hoc-needs", ["field": "title"]))
        }
        guard let due = request.due else {
            throw Refusal.invalid("/due", Message("reporting.ad-hoc-needs", ["field": "due"]))
        }
        guard due >= today else {
            throw Refusal.invalid("/due", Message("reporting.due-past", ["today": "\(today)"]))
        }
        guard let units = request.units, !units.isEmpty else {
            throw Refusal.invalid("/units", Message("reporting.ad-hoc-needs", ["field": "units"]))
        }
        for (index, unit) in units.enumerated()
        where !plan.area.covers(unit) || !reference.units.isValid(unit, on: today) {
            throw Refusal.invalid("/units/\(index)", Message("reporting.unit-unknown", ["unit": unit.text]))
        }
        return Round(
            id: id, plan: plan.id, title: title, period: request.period, due: due, units: units,
            status: .open, openedOn: today)
    }
}
