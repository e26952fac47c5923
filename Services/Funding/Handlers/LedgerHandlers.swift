import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func listEntries(
        _ request: ListEntries, _ snapshot: Snapshot, from: String?
    ) throws -> Page<LedgerEntry> {
        let entries = try snapshot.ledger.entries(
            request, within: snapshot.units(request.unit, at: "/unit"),
            after: from.flatMap { Int($0) } ?? 0)
        return Page(entries) { "\($0.number)" }
    }

    func askBalance(_ request: AskBalance, _ snapshot: Snapshot) throws -> BalanceSheet {
        let scope = try snapshot.units(request.unit, at: "/unit")
        return try BalanceRules.within {
            let page = try ListPage(request, in: BalanceRecords.order)
            let lines = try page.reply(snapshot.balances.lines(request, within: scope, page))
            return BalanceSheet(rows: lines.items, total: try snapshot.balances.total(request, within: scope))
                .with { $0.next = lines.next }
        }
    }

    func askTrialBalance(_ request: AskTrialBalance, _ snapshot: Snapshot) throws -> TrialBalance {
        let scope = snapshot.visibleScope
        return try BalanceRules.within {
            try BalanceRules.trial(snapshot.postings.trial(year: request.year, within: scope))
        }
    }
}
