import Bus
import GatewayAPI
import ReportingAPI
import ServiceKit
package import Vocabulary

extension ServiceClients {
    /// The board of one plan, or of all that are published. Asked as `unit`; where that is nil, each plan as who leads it today.
    package func board(of plan: String?, as unit: UnitPath?) async throws -> Board {
        let options = CallOptions(language: language)
        let house = try client(to: ReportingContract.name, as: .serviceItself)
        let today = try await house.call(Health.check, Empty(), options).today
        let published: [PublishedPlan]
        if let plan {
            published = [try await self.plan(plan)]
        } else {
            published = try await house.all(Plans.list, options) { after in
                ListPlans().with { $0.after = after }
            }
        }
        var plans: [PlanOnBoard] = []
        var callers: [UnitPath] = []
        for item in published {
            let caller = unit ?? item.actingLead ?? item.plan.lead
            plans.append(try await onBoard(item, as: caller, on: today))
            if !callers.contains(caller) { callers.append(caller) }
        }
        if callers.isEmpty, let unit { callers = [unit] }
        return Board(today: today, plans: plans, waiting: try await waiting(for: callers))
    }

    /// Nil where the caller may not ask.
    private func allowed<Answer>(_ ask: () async throws -> Answer) async throws -> Answer? {
        do {
            return try await ask()
        } catch let error as CallError where error.status == .permissionDenied {
            return nil
        }
    }

    private func onBoard(
        _ published: PublishedPlan, as caller: UnitPath, on today: Day
    ) async throws -> PlanOnBoard {
        let (plan, options) = (published.plan, CallOptions(language: language))
        let client = try client(to: ReportingContract.name, as: .unit(caller))
        // A plan that has ended is looked at as it ended.
        let day = min(today, plan.period.end)
        let values = try await allowed {
            var request = ComputeIndicators(plan: plan.id).with { $0.on = day }
            var values: [IndicatorValue] = []
            repeat {
                let page = try await client.call(Indicators.compute, request, options)
                values += page.values
                request.after = page.next
            } while request.after != nil
            return values
        }
        let due = try Period(from: day.advanced(by: -365), through: day.advanced(by: 31))
        let duties = try await allowed {
            try await client.all(Duties.list, options) { after in
                ListDuties(plan: plan.id).with { ($0.period, $0.after) = (due, after) }
            }
        }
        let lines = try await allowed {
            try await client.all(Finances.bySource, options) { after in
                FinancesBySource(plan: plan.id).with { $0.after = after }
            }
        }
        let year = lines?.filter { $0.plan == nil && $0.year <= day.year }.map(\.year).max()
        let difficulties = try await allowed {
            try await client.all(Difficulties.list, options) { after in
                ListDifficulties(plan: plan.id).with { $0.after = after }
            }
        }
        return PlanOnBoard(
            plan: plan.id, name: plan.name, period: plan.period, values: values, duties: duties,
            money: lines?.filter { $0.plan == nil && $0.year == year },
            difficulties: difficulties?.filter { $0.status == .open }.sorted {
                ($0.daysLate ?? -1, $1.raisedOn) > ($1.daysLate ?? -1, $0.raisedOn)
            })
    }

    /// What the callers, and the units below them, have others wait for.
    private func waiting(for callers: [UnitPath]) async throws -> [WaitedFor]? {
        var tasks: [TaskID: WorkflowTask] = [:]
        var mayLook = false
        for caller in callers {
            let gateway = try client(to: GatewayContract.name, as: .unit(caller))
            let found = try await allowed {
                var found: [WorkflowTask] = []
                for try await task in gateway.feed(
                    Tasks.list, ListTasks(), CallOptions(language: language))
                { found.append(task) }
                return found
            }
            guard let found else { continue }
            mayLook = true
            for task in found { tasks[task.id] = task }
        }
        return mayLook ? WaitedFor.of(Array(tasks.values)) : nil
    }
}
