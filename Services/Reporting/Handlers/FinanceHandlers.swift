import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func financesBySource(_ request: FinancesBySource, _ snapshot: Snapshot) throws -> List<MoneyLine> {
        snapshot.authorizeByRoleAlone()
        let asOf = try snapshot.asOf(on: nil, knownAtEndOf: request.knownOn ?? snapshot.today)
        let plan = try snapshot.plan(request.plan, at: "/plan", as: asOf).plan
        let page = try ListPage(request, in: MoneyBySource.order)
        return try page.reply(page.fetch(snapshot.finances(of: plan.id, asOf)))
    }
}
