import ReportingAPI
import Vocabulary

/// A plan's duties as days: which reports fall due when, and how each stands.
struct DutyCalendar {
    /// A report that one unit owes, whether or not it has come.
    struct Owed: Hashable {
        /// The plan's declaration; `ad-hoc` for a round of no duty.
        let duty: String
        let name: BilingualText
        let unit: UnitPath
        let to: UnitPath
        let period: Period
        let due: Day
        /// The round that asks for it; nil for what the plan itself asks for.
        var round: RoundID?
        /// Whether the unit is only asked for it.
        var isInvited = false
        /// The last day whose figures it gives, where that is not the period's.
        var cutoff: Day?
        /// Who receives it too.
        var alsoTo: [UnitPath] = []
    }

    let reference: Reference
    let today: Day
    let plan: PlanDocument

    private var offices: PlanOffices { PlanOffices(plan: plan, units: reference.units) }

    /// The periods of a rhythm that begin within the plan, in order. A plan that begins within a period owes its first
    /// report for the part that it was in force.
    private func periods(_ rhythm: DutyDeclaration.Rhythm) -> [Period] {
        (plan.period.start.year...plan.period.end.year).flatMap { year in
            switch rhythm {
            case .year: [clipped(year, 1, 12)]
            case .halfYear: [clipped(year, 1, 6), clipped(year, 7, 12)]
            }
        }
        .compactMap { $0 }
    }

    private func clipped(_ year: Int, _ first: Int, _ last: Int) -> Period? {
        guard let start = Day(year: year, month: first, day: 1),
            let end = Day(year: year, month: last, day: Day.length(ofMonth: last, year: year))
        else { return nil }
        return plan.period.clipped(from: start, through: end)
    }

    /// The last day on which a report about `period` is on time; nil for a rule that names no day.
    private func due(_ rule: DueRule, for period: Period) -> Day? {
        if let days = rule.daysAfterEnd { return period.end.advanced(by: days) }
        return rule.on.flatMap { Day("\(period.end.year)-\($0)") }
    }

    /// The period of a duty that `days` lie in, and its due day.
    func span(of duty: DutyDeclaration, around days: Period) -> (period: Period, due: Day)? {
        let period = periods(duty.rhythm).first { $0.contains(days.start) && $0.contains(days.end) }
        return period.flatMap { period in due(duty.due, for: period).map { (period, $0) } }
    }

    /// The last day whose figures a report of the duty gives, where that is not the period's.
    func cutoff(of duty: DutyDeclaration, in period: Period) -> Day? {
        let day = duty.cutoff.flatMap { due($0, for: period) }.map { min($0, period.end) }
        return day == period.end ? nil : day
    }

    /// What falls due on the days of `wanted`.
    func owed(due wanted: Period) -> [Owed] {
        owed { _, due in wanted.contains(due) }
    }

    /// What is about days of `wanted`, whenever it falls due.
    func owed(about wanted: Period) -> [Owed] {
        owed { period, _ in period.overlaps(wanted) }
    }

    private func owed(where isWanted: (Period, Day) -> Bool) -> [Owed] {
        let offices = offices
        return plan.duties.flatMap { duty in
            periods(duty.rhythm).flatMap { period -> [Owed] in
                guard let due = due(duty.due, for: period), isWanted(period, due) else { return [] }
                let receiver = offices.receiver(of: duty, on: due)
                func owed(by unit: UnitPath, isInvited: Bool) -> Owed {
                    Owed(
                        duty: duty.id, name: duty.name, unit: unit, to: receiver, period: period, due: due,
                        isInvited: isInvited, cutoff: cutoff(of: duty, in: period),
                        alsoTo: offices.furtherReceivers(of: duty, on: due))
                }
                return offices.bearers(of: duty, on: due).map { owed(by: $0, isInvited: false) }
                    + offices.invited(to: duty, on: due).map { owed(by: $0, isInvited: true) }
            }
        }
        .sorted { ($0.due, $0.duty, $0.unit) < ($1.due, $1.duty, $1.unit) }
    }

    /// Whom a round asks, and who answers for each today, or did when the round was closed. The plan's own ask who bears the
    /// duty on its due day. `handedIn` are the units whose submissions are in: those have answered, whatever became of them.
    func asked(by round: Round, handedIn: Set<UnitPath>) -> [AskedUnit] {
        let offices = offices
        return round.units.map { unit in
            guard round.duty == nil, !handedIn.contains(unit) else { return AskedUnit(unit) }
            return AskedUnit(
                unit,
                answering: offices.answering(
                    for: unit, asked: round.openedOn, on: round.closedOn ?? today))
        }
    }

    /// What an ad hoc round asks for, of each who answers once.
    func owed(_ round: Round, handedIn: Set<UnitPath>) -> [Owed] {
        let offices = offices
        var seen: Set<UnitPath> = []
        return asked(by: round, handedIn: handedIn).flatMap(\.answering)
            .filter { seen.insert($0).inserted }
            .map { unit in
                // Who took over after the due day reports to who leads since.
                let day = round.units.contains(unit) ? round.due : max(round.due, round.closedOn ?? today)
                return Owed(
                    duty: "ad-hoc", name: round.title, unit: unit, to: offices.lead(on: day),
                    period: round.period, due: round.due, round: round.id, cutoff: round.cutoff)
            }
    }

    /// How it stands today. `submittedOn`: the first day on which the unit handed the report in; nil while it has not.
    /// `returnedOn`: since when it is sent back; nil when it is in.
    func standing(_ owed: Owed, submittedOn: Day?, returnedOn: Day? = nil) -> Duty {
        let left = owed.due.daysSinceEpoch - today.daysSinceEpoch
        let reminder = (plan.remindDaysBefore ?? []).filter { 0 <= left && left <= $0 }.min()
        let state: DutyState
        var lastDay: Day?
        if returnedOn != nil {
            (state, lastDay) = (.returned, today)
        } else if let submittedOn {
            (state, lastDay) = (submittedOn <= owed.due || owed.isInvited ? .onTime : .late, submittedOn)
        } else if owed.isInvited {
            state = .invited
        } else if left < 0 {
            (state, lastDay) = (.missing, today)
        } else {
            state = reminder == nil ? .waiting : .dueSoon
        }
        let late = lastDay.map { $0.daysSinceEpoch - owed.due.daysSinceEpoch } ?? 0
        return Duty(
            duty: owed.duty, name: owed.name, unit: owed.unit, to: owed.to, period: owed.period,
            due: owed.due, state: state
        ).with {
            ($0.submittedOn, $0.returnedOn) = (submittedOn, returnedOn)
            $0.daysLate = late > 0 && !owed.isInvited ? late : nil
            if submittedOn == nil || returnedOn != nil, left >= 0 { $0.daysLeft = left }
            if state == .dueSoon { $0.reminder = reminder }
            if owed.isInvited { $0.invited = true }
            $0.cutoff = owed.cutoff
            if !owed.alsoTo.isEmpty { $0.alsoTo = owed.alsoTo }
        }
    }
}

extension Period {
    func overlaps(_ other: Period) -> Bool { start <= other.end && other.start <= end }
}
