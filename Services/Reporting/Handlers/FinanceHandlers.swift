import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func financesBySource(_ request: FinancesBySource, _ snapshot: Snapshot) throws -> List<MoneyLine> {
        snapshot.authorizeByRoleAlone()
        let asOf = try snapshot.asOf(on: request.on, knownAtEndOf: request.knownOn ?? snapshot.today)
        let plan = try snapshot.plan(request.plan, at: "/plan", as: asOf).plan
        let page = try ListPage(request, in: MoneyBySource.order)
        return try page.reply(page.fetch(finances(of: plan, asOf, snapshot)))
    }

    /// The plan's money, and what was written for activities and plans that are not known.
    func finances(of plan: PlanDocument, _ asOf: AsOf, _ snapshot: Snapshot) throws -> [MoneyLine] {
        let rules = MoneyBySource(
            reference: try snapshot.reference(asOf), day: asOf.on, plan: plan,
            published: Set(try snapshot.plans.ids(knownOn: asOf.knownOn)))
        return try snapshot.finances(rules, asOf)
    }
}
