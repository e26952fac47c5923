import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func listEntries(_ request: ListEntries, _ snapshot: Snapshot, from: String?) throws -> Page<LedgerEntry>
    {
        let items = try snapshot.ledger.entries(
            request, within: snapshot.visibleScope, after: from.flatMap { Int($0) } ?? 0, limit: feedPage)
        return Page(items, next: items.count < feedPage ? nil : items.last.map { "\($0.number)" })
    }

    func balance(_ request: AskBalance, _ snapshot: Snapshot) throws -> BalanceSheet {
        try Balancing.sheet(
            snapshot.allocations.list(
                ListAllocations(unit: request.unit, plan: request.plan, year: request.year),
                within: snapshot.visibleScope))
    }

    func trialBalance(_ request: AskTrialBalance, _ snapshot: Snapshot) throws -> TrialBalance {
        try Balancing.trial(snapshot.ledger.trial(year: request.year, within: snapshot.visibleScope))
    }
}
