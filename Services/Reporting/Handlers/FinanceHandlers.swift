import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func financesBySource(_ request: FinancesBySource, _ snapshot: Snapshot) throws -> PlanFinances {
        snapshot.authorizeByRoleAlone()
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        let knownOn = try snapshot.asOf(on: nil, knownOn: request.knownOn).knownOn
        return PlanFinances(plan: plan.id, lines: try snapshot.finances(of: plan.id, knownOn: knownOn))
    }
}
