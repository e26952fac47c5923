import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// How rounds are opened and closed.
struct RoundRules: Rules {
    let reference: Reference
    let today: Day

    /// A round of one of the plan's duties takes period, due day, units and title from the plan; an ad hoc one says
    /// them itself. A duty's period is collected once: `rounds` are the plan's until now.
    func open(
        _ request: OpenRound, as id: RoundID, of plan: Sought<PublishedPlan>, among rounds: [Round]
    ) throws -> Round {
        if let duty = request.duty {
            return try planned(request, as: id, seek(duty, in: plan), of: plan, among: rounds)
        }
        return try adHoc(request, as: id, of: plan, after: Checks(reference, today: today))
    }

    func close(_ current: Round) throws -> Round {
        try current.taking(RoundStep.close).with { $0.closedOn = today }
    }

    /// The same whose closing never was.
    func reopened(_ round: Round) -> Round { round.with { ($0.status, $0.closedOn) = (.open, nil) } }

    /// One that never was: nothing is taken in for it.
    func voided(_ round: Round) -> Round {
        round.with { ($0.status, $0.closedOn) = (.voided, round.closedOn ?? today) }
    }

    private func seek(_ id: String, in plan: Sought<PublishedPlan>) -> Sought<DutyDeclaration> {
        switch plan {
        case .found(let published):
            let duties = published.plan.duties
            if let duty = duties.first(where: { $0.id == id }) { return .found(duty) }
            let known = duties.map(\.id).joined(separator: ", ")
            return .unknown(
                Refusal.Violation("/duty", Message("reporting.no-duty", ["id": id, "known": known])))
        case .unknown(let violation): return .unknown(violation)
        case .outOfReach(let scope, let violation): return .outOfReach(scope, as: violation)
        }
    }

    private func planned(
        _ request: OpenRound, as id: RoundID, _ duty: Sought<DutyDeclaration>, of plan: Sought<PublishedPlan>,
        among rounds: [Round]
    ) throws -> Round {
        var checks = Checks(reference, today: today)
        for (field, isGiven) in [
            ("/due", request.due != nil), ("/units", request.units != nil),
            ("/cutoff", request.cutoff != nil),
        ] where isGiven {
            checks.fail(field, "reporting.plan-says", ["duty": request.duty ?? ""])
        }
        let calendar = plan.value.map { DutyCalendar(reference: reference, today: today, plan: $0.plan) }
        let span = duty.value.flatMap { calendar?.span(of: $0, around: request.period) }
        if let duty = duty.value, span == nil {
            checks.fail("/period", "reporting.round-period", ["duty": duty.id])
        }
        let known = try checks.finish(duty)
        guard let span else { preconditionFailure("a period without a day that is due has been refused") }
        if let same = rounds.first(where: { $0.duty == known.id && $0.period == span.period }) {
            throw Refusal.exists(
                "/period",
                Message(
                    "reporting.round-exists",
                    ["id": same.id.text, "on": "\(same.openedOn)", "due": "\(same.due)"]
                ).about(same.id, told: ["roundOpened"]))
        }
        let document = try plan.get().plan
        let offices = PlanOffices(plan: document, units: reference.units)
        let invited = offices.invited(to: known, on: span.due)
        return Round(
            id: id, plan: document.id, title: request.title ?? known.name, period: span.period,
            due: span.due, units: offices.bearers(of: known, on: span.due) + invited, status: .open,
            openedOn: today
        ).with {
            $0.duty = known.id
            if !invited.isEmpty { $0.invited = invited }
            $0.cutoff = calendar?.cutoff(of: known, in: span.period)
        }
    }

    /// A round of no duty. `begun`: what is known to be wrong already, which is told together with what is found here.
    func adHoc(
        _ request: OpenRound, as id: RoundID, of plan: Sought<PublishedPlan>, after begun: Checks
    ) throws -> Round {
        var checks = begun
        for (field, isGiven) in [
            ("/title", request.title != nil), ("/due", request.due != nil), ("/units", request.units != nil),
        ] where !isGiven {
            checks.fail(field, "reporting.ad-hoc-needs")
        }
        if let due = request.due { checks.day(due, notBefore: .today(today), at: "/due") }
        if let units = request.units { check(units, of: plan.value?.plan, &checks) }
        if let cutoff = request.cutoff, !request.period.contains(cutoff) {
            checks.fail(
                "/cutoff", "reporting.cutoff-outside",
                ["start": "\(request.period.start)", "end": "\(request.period.end)"])
        }
        let plan = try checks.finish(plan).plan
        guard let title = request.title, let due = request.due, let units = request.units else {
            preconditionFailure("a round without title, due day or units has been refused")
        }
        return Round(
            id: id, plan: plan.id, title: title, period: request.period, due: due, units: units,
            status: .open, openedOn: today
        ).with { $0.cutoff = request.cutoff }
    }

    /// Units of today, in the plan's area as far as that is known.
    private func check(_ units: [UnitPath], of plan: PlanDocument?, _ checks: inout Checks) {
        checks.several(units, at: "/units")
        for (index, unit) in units.enumerated() {
            if let plan, reference.units.unit(unit) != nil,
                !PlanOffices(plan: plan, units: reference.units).concerns(unit, on: today)
            {
                checks.fail(
                    "/units/\(index)", "reporting.unit-outside",
                    ["unit": unit.text, "area": plan.area.text])
            } else {
                checks.unit(unit, at: "/units/\(index)")
            }
        }
    }
}
