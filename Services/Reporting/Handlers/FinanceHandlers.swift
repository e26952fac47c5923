import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func financesBySource(_ request: FinancesBySource, _ snapshot: Snapshot) throws -> List<MoneyLine> {
        snapshot.authorizeByRoleAlone()
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        let knownOn = try snapshot.asOf(on: nil, knownOn: request.knownOn).knownOn
        var lines = try snapshot.finances(of: plan.id, knownOn: knownOn)[...]
        if let after = request.after { lines = lines.drop { $0.source != after }.dropFirst() }
        return try ListPage.reply(Array(lines.prefix(ListPage.fetch(request))), request, key: \.source)
    }
}
