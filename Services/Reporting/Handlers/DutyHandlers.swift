internal import Bus
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

extension ReportingService {
    @Sendable func listDuties(_ request: ListDuties, _ snapshot: Snapshot) throws -> DutyList {
        snapshot.authorizeByRoleAlone()
        let plan = try plan(request.plan, at: "/plan", snapshot).plan
        let items = try duties(of: plan, due: request.period ?? Period(yearOf: snapshot.today), snapshot)
        return DutyList(plan: plan.id, items: items.filter { request.unit?.covers($0.unit) ?? true })
    }

    @Sendable func overdueDuties(_ request: OverdueDuties, _ snapshot: Snapshot) throws -> DutyList {
        snapshot.authorizeByRoleAlone()
        let plan = try plan(request.plan, at: "/plan", snapshot).plan
        guard plan.period.start <= snapshot.today else { return DutyList(plan: plan.id, items: []) }
        let past = try Period(from: plan.period.start, through: snapshot.today)
        return DutyList(
            plan: plan.id, items: try duties(of: plan, due: past, snapshot).filter { $0.state == .missing })
    }

    /// What falls due on the days of `period`, and how it stands today.
    func duties(of plan: PlanDocument, due period: Period, _ snapshot: Snapshot) throws -> [Duty] {
        let owed = DutyCalendar.owed(plan, due: period, districts: districts(of: plan))
        return try standing(owed, of: plan, adHoc: { period.contains($0.due) }, snapshot)
    }

    /// What is about the days of `period`, and how it stands today.
    func duties(of plan: PlanDocument, about period: Period, _ snapshot: Snapshot) throws -> [Duty] {
        let owed = DutyCalendar.owed(plan, about: period, districts: districts(of: plan))
        return try standing(owed, of: plan, adHoc: { $0.period.overlaps(period) }, snapshot)
    }

    /// The plan's own, then those of the ad hoc rounds that are wanted.
    private func standing(
        _ owed: [DutyCalendar.Owed], of plan: PlanDocument, adHoc isWanted: (Round) -> Bool,
        _ snapshot: Snapshot
    ) throws -> [Duty] {
        let rounds = try snapshot.rounds.of(plan: plan.id)
        let submitted = try Dictionary(
            uniqueKeysWithValues: rounds.map { round in
                let days = try snapshot.rounds.submissions(in: round.id).map { ($0.unit, $0.submittedOn) }
                return (round.id, Dictionary(uniqueKeysWithValues: days))
            })
        let planned = owed.map { owed in
            let day = rounds.lazy.filter { $0.duty == owed.duty && $0.period == owed.period }
                .compactMap { submitted[$0.id]?[owed.unit] ?? nil }.min()
            return DutyCalendar.standing(owed, submittedOn: day, today: snapshot.today)
        }
        let adHoc = rounds.filter { $0.duty == nil && isWanted($0) }.flatMap { round in
            DutyCalendar.owed(round, to: plan.lead).map { owed in
                DutyCalendar.standing(
                    owed, submittedOn: submitted[round.id]?[owed.unit] ?? nil, today: snapshot.today)
            }
        }
        return planned + adHoc
    }

    @Sendable func finances(_ request: FinancesBySource, _ snapshot: Snapshot) throws -> PlanFinances {
        snapshot.authorizeByRoleAlone()
        let plan = try plan(request.plan, at: "/plan", snapshot).plan
        let known = try horizon(on: nil, known: request.knownOn, snapshot).known
        return PlanFinances(plan: plan.id, lines: try snapshot.finances(of: plan.id, known: known))
    }
}
