import ReportingAPI
import Vocabulary

/// A plan's duties as days: which reports fall due when, and how each stands.
enum DutyCalendar {
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

        /// Where it stands in lists: the plan's own by due day, then those of ad hoc rounds.
        var place: String {
            [
                round == nil ? "plan" : "round", "\(due)", duty, "\(period.start)", round?.text ?? "",
                unit.text,
            ].joined(separator: " ")
        }
    }

    /// The periods of a rhythm that begin within the plan, in order. A plan that begins within a period owes its first
    /// report for the part that it was in force.
    static func periods(_ rhythm: DutyDeclaration.Rhythm, of plan: PlanDocument) -> [Period] {
        (plan.period.start.year...plan.period.end.year).flatMap { year in
            switch rhythm {
            case .year: [clipped(year, 1, 12, plan)]
            case .halfYear: [clipped(year, 1, 6, plan), clipped(year, 7, 12, plan)]
            }
        }
        .compactMap { $0 }
    }

    private static func clipped(_ year: Int, _ first: Int, _ last: Int, _ plan: PlanDocument) -> Period? {
        guard let start = Day(year: year, month: first, day: 1),
            let end = Day(year: year, month: last, day: Day.length(ofMonth: last, year: year)),
            start <= plan.period.end, end >= plan.period.start
        else { return nil }
        return try? Period(from: max(start, plan.period.start), through: min(end, plan.period.end))
    }

    /// The last day on which a report about `period` is on time; nil for a rule that names no day.
    static func due(_ rule: DueRule, for period: Period) -> Day? {
        if let days = rule.daysAfterEnd { return period.end.advanced(by: days) }
        return rule.on.flatMap { Day("\(period.end.year)-\($0)") }
    }

    /// Who owes a duty's report that is due on a day, each once: a district that the duty names by itself too owes one.
    static func units(
        of duty: DutyDeclaration, due: Day, districts: (Day) -> [UnitPath]
    ) -> [UnitPath] {
        var seen: Set<UnitPath> = []
        return (duty.units + (duty.districts == true ? districts(due) : [])).filter {
            seen.insert($0).inserted
        }
    }

    /// What falls due on the days of `wanted`.
    static func owed(_ plan: PlanDocument, due wanted: Period, districts: (Day) -> [UnitPath]) -> [Owed] {
        owed(plan, districts: districts) { _, due in wanted.contains(due) }
    }

    /// What is about days of `wanted`, whenever it falls due.
    static func owed(_ plan: PlanDocument, about wanted: Period, districts: (Day) -> [UnitPath]) -> [Owed] {
        owed(plan, districts: districts) { period, _ in period.overlaps(wanted) }
    }

    private static func owed(
        _ plan: PlanDocument, districts: (Day) -> [UnitPath], where isWanted: (Period, Day) -> Bool
    ) -> [Owed] {
        plan.duties.flatMap { duty in
            periods(duty.rhythm, of: plan).flatMap { period -> [Owed] in
                guard let due = due(duty.due, for: period), isWanted(period, due) else { return [] }
                let units = units(of: duty, due: due, districts: districts)
                return units.map {
                    Owed(duty: duty.id, name: duty.name, unit: $0, to: duty.to, period: period, due: due)
                }
            }
        }
        .sorted { ($0.due, $0.duty, $0.unit) < ($1.due, $1.duty, $1.unit) }
    }

    /// What an ad hoc round asks for.
    static func owed(_ round: Round, to lead: UnitPath) -> [Owed] {
        round.units.map {
            Owed(
                duty: "ad-hoc", name: round.title, unit: $0, to: lead, period: round.period, due: round.due,
                round: round.id)
        }
    }

    /// `submittedOn`: the first day on which the unit handed the report in; nil while it has not.
    static func standing(_ owed: Owed, submittedOn: Day?, today: Day) -> Duty {
        let state: DutyState
        var daysLate: Int?
        if let submittedOn {
            state = submittedOn <= owed.due ? .onTime : .late
            daysLate = state == .late ? submittedOn.daysSinceEpoch - owed.due.daysSinceEpoch : nil
        } else {
            state = today <= owed.due ? .waiting : .missing
            daysLate = state == .missing ? today.daysSinceEpoch - owed.due.daysSinceEpoch : nil
        }
        return Duty(
            duty: owed.duty, name: owed.name, unit: owed.unit, to: owed.to, period: owed.period,
            due: owed.due, state: state
        ).with {
            $0.submittedOn = submittedOn
            $0.daysLate = daysLate
        }
    }
}

extension Period {
    func overlaps(_ other: Period) -> Bool { start <= other.end && other.start <= end }
}
