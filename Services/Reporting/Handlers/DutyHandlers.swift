import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func calendar(of plan: PlanDocument, _ snapshot: Snapshot) -> DutyCalendar {
        DutyCalendar(reference: snapshot.reference, today: snapshot.today, plan: plan)
    }

    func listDuties(_ request: ListDuties, _ snapshot: Snapshot) throws -> List<Duty> {
        snapshot.authorizeByRoleAlone()
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        let standing = try standing(of: plan, due: request.period ?? Period(yearOf: snapshot.today), snapshot)
        let place = request.unit.map(snapshot.territory)
        return try page(of: standing.filter { place?.contains($0.owed.unit) ?? true }, request)
    }

    func overdueDuties(_ request: OverdueDuties, _ snapshot: Snapshot) throws -> List<Duty> {
        snapshot.authorizeByRoleAlone()
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        guard plan.period.start <= snapshot.today else { return try page(of: [], request) }
        let past = try Period(from: plan.period.start, through: snapshot.today)
        let standing = try standing(of: plan, due: past, snapshot)
        return try page(
            of: standing.filter { [.missing, .returned].contains($0.duty.state) && $0.duty.daysLate != nil },
            request)
    }

    /// What is about the days of `period`, and how it stands today.
    func duties(of plan: PlanDocument, about period: Period, _ snapshot: Snapshot) throws -> [Duty] {
        let owed = calendar(of: plan, snapshot).owed(about: period)
        return try standing(owed, of: plan, adHoc: { $0.period.overlaps(period) }, snapshot).map(\.duty)
    }

    private typealias StandingDuty = (owed: DutyCalendar.Owed, duty: Duty)

    /// The plan's own by due day, then those of ad hoc rounds.
    private static let order = ListOrder<StandingDuty>("kind", "due", "duty", "start", "round", "unit") {
        let owed = $0.owed
        let round = owed.round?.text
        return [round == nil ? 0 : 1, owed.due, owed.duty, owed.period.start, round ?? "", owed.unit]
    }

    private func page(of standing: [StandingDuty], _ request: some PagedRequest) throws -> List<Duty> {
        let page = try ListPage(request, in: Self.order)
        return try page.reply(page.fetch(Self.order.sorted(standing))) { $0.map(\.duty) }
    }

    /// What falls due on the days of `period`, and how it stands today.
    private func standing(
        of plan: PlanDocument, due period: Period, _ snapshot: Snapshot
    ) throws -> [StandingDuty] {
        let owed = calendar(of: plan, snapshot).owed(due: period)
        return try standing(owed, of: plan, adHoc: { period.contains($0.due) }, snapshot)
    }

    /// The plan's own, then those of the ad hoc rounds that are wanted.
    private func standing(
        _ owed: [DutyCalendar.Owed], of plan: PlanDocument, adHoc isWanted: (Round) -> Bool,
        _ snapshot: Snapshot
    ) throws -> [StandingDuty] {
        let calendar = calendar(of: plan, snapshot)
        let rounds = try snapshot.rounds.of(plan: plan.id)
        let submissions = try Dictionary(
            uniqueKeysWithValues: rounds.map { round in
                let all = try snapshot.submissions.all(in: round.id)
                return (round.id, Dictionary(uniqueKeysWithValues: all.map { ($0.unit, $0) }))
            })
        let sent = try snapshot.sentReports.of(plan: plan.id)
        let planned = owed.map { owed in
            let found = rounds.lazy.filter { $0.duty == owed.duty && $0.period == owed.period }
                .compactMap { submissions[$0.id]?[owed.unit] }.first
            let discharged = SendingRules(snapshot).discharge(owed, by: sent)
            let duty = calendar.standing(
                owed, submittedOn: found?.submittedOn ?? discharged.on, returnedOn: found?.returnedOn
            ).with { if !discharged.notYetTo.isEmpty { $0.notYetTo = discharged.notYetTo } }
            return (owed, duty)
        }
        let adHoc = rounds.filter { $0.duty == nil && isWanted($0) }.flatMap { round in
            let received = submissions[round.id] ?? [:]
            let handedIn = Set(received.filter(\.value.isHandedIn).keys)
            return calendar.owed(round, handedIn: handedIn).map { owed in
                let found = received[owed.unit]
                return (
                    owed,
                    calendar.standing(owed, submittedOn: found?.submittedOn, returnedOn: found?.returnedOn)
                )
            }
        }
        return planned + adHoc
    }
}
