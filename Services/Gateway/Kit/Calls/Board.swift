import Bus
import GatewayAPI
package import ReportingAPI
import ServiceKit
package import Vocabulary

/// How the plans stand, and who keeps whom waiting: what a head of office looks at first.
package struct Board: Composite {
    /// The services' day, which everything is as of.
    package let today: Day
    package let plans: [PlanOnBoard]
    /// By unit, who has kept others waiting for longest first; nil where the caller may not look at what departments do together.
    package let waiting: [WaitedFor]?

    package init(today: Day, plans: [PlanOnBoard], waiting: [WaitedFor]?) {
        (self.today, self.plans, self.waiting) = (today, plans, waiting)
    }
}

/// One plan of the board. What the caller may not see of it is nil.
package struct PlanOnBoard: Composite {
    package let plan: String
    package let name: BilingualText
    package let period: Period
    package let values: [IndicatorValue]?
    /// Of reports that were due in the last twelve months, or are within the next one.
    package let duties: [Duty]?
    /// Of the budget year.
    package let money: [MoneyLine]?
    /// Those that nobody has answered, the latest first.
    package let difficulties: [Difficulty]?

    package init(
        plan: String, name: BilingualText, period: Period, values: [IndicatorValue]?, duties: [Duty]?,
        money: [MoneyLine]?, difficulties: [Difficulty]?
    ) {
        (self.plan, self.name, self.period) = (plan, name, period)
        (self.values, self.duties, self.money, self.difficulties) = (values, duties, money, difficulties)
    }
}

/// What runs of workflows wait for from one unit.
package struct WaitedFor: Composite {
    package let unit: UnitPath
    /// Runs that wait for it, each once.
    package let runs: Int
    package let tasks: Int
    /// Of the tasks, those whose day is past.
    package let late: Int
    /// The days of the one that is latest; nil where none is late.
    package let daysLate: Int?
    /// The last day of the first that is to come; nil where none has one.
    package let due: Day?

    package init(unit: UnitPath, runs: Int, tasks: Int, late: Int, daysLate: Int?, due: Day?) {
        (self.unit, self.runs, self.tasks, self.late) = (unit, runs, tasks, late)
        (self.daysLate, self.due) = (daysLate, due)
    }

    /// The tasks by their units.
    static func of(_ tasks: [WorkflowTask]) -> [WaitedFor] {
        Dictionary(grouping: tasks, by: \.unit).map { unit, tasks in
            WaitedFor(
                unit: unit, runs: Set(tasks.map(\.run)).count, tasks: tasks.count,
                late: tasks.count { $0.daysLate != nil }, daysLate: tasks.compactMap(\.daysLate).max(),
                due: tasks.filter { $0.daysLate == nil }.compactMap(\.due).min())
        }.sorted { one, other in
            let (first, second) = (one.daysLate ?? 0, other.daysLate ?? 0)
            if first != second { return first > second }
            return one.runs == other.runs ? one.unit < other.unit : one.runs > other.runs
        }
    }
}
