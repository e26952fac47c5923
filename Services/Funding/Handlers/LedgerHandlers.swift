import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private var rules: BalanceRules { BalanceRules() }

    /// What each event posts.
    var ledger: LedgerRules { LedgerRules() }

    /// Enters what a command posts. Throws FAILED_PRECONDITION at `pointer` where the money is not there on some day,
    /// and where the year is closed.
    func post(_ entries: [NewEntry], at pointer: String, _ tx: Transaction) throws {
        try requireOpenYears(entries, at: pointer, tx)
        let learned = tx.learned
        for entry in entries { try tx.ledger.enter(entry, at: learned.at, by: tx.principal.unit) }
        let sides = entries.flatMap(\.sides).sorted {
            ($0.account.rawValue, $0.of) < ($1.account.rawValue, $1.of)
        }
        for side in sides {
            try ledger.requireCovered(tx.ledger.shortage(of: side, entering: learned.at), at: pointer)
        }
    }

    func listEntries(
        _ request: ListEntries, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<LedgerEntry> {
        let entries = try snapshot.ledger.list(
            request, within: snapshot.units(request.unit, at: "/unit"),
            own: snapshot.ownPayers(within: snapshot.visibleScope), page)
        return Page(entries) { "\($0.number)" }
    }

    func askBalance(_ request: AskBalance, _ snapshot: Snapshot) throws -> BalanceSheet {
        let scope = try snapshot.units(request.unit, at: "/unit")
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let sheet = try rules.addingUp {
            let page = try ListPage(request, in: BalanceRecords.order)
            let lines = try page.reply(snapshot.balances.lines(request, within: scope, asOf, page))
            let total = try snapshot.balances.total(request, within: scope, asOf)
            return BalanceSheet(rows: lines.items, total: total).with { $0.next = lines.next }
        }
        return sheet.with { $0.provisional = asOf?.provisional }
    }

    func askTrialBalance(_ request: AskTrialBalance, _ snapshot: Snapshot) throws -> TrialBalance {
        let scope = snapshot.visibleScope
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let trial = try rules.addingUp {
            try rules.trial(snapshot.postings.trial(year: request.year, within: scope, asOf))
        }
        return trial.with { $0.provisional = asOf?.provisional }
    }
}
