import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func openSource(_ request: OpenSource, _ tx: Transaction) throws -> Source {
        try tx.authorize(request.unit, at: "/unit")
        var checks = Checks(reference, today: tx.today)
        let name = checks.words(request.name, at: "/name")
        checks.code(request.kind, in: .fundSource, on: tx.today, at: "/kind")
        checks.unit(request.unit, on: tx.today, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        checks.money(request.amount, at: "/amount")
        try checks.finish()
        let source = Source(
            id: request.id ?? tx.newID(), name: name, kind: request.kind, unit: request.unit,
            year: request.year, amount: request.amount)
        try tx.sources.refuseTaken(request.id)
        if let other = try tx.sources.named(
            name, of: tx.units.names(of: request.unit, on: tx.today), year: request.year)
        {
            throw Refusal.exists(
                "/name",
                Message(
                    "funding.source-namesake",
                    ["name": name, "year": "\(request.year)", "id": other.id.text]))
        }
        try tx.sources.insert(source)
        try tx.ledger.post(
            Bookkeeping.opened(source), for: "sourceOpened", of: source.id.text, unit: source.unit,
            year: source.year, on: tx.today)
        tx.emit(FundingEvent.sourceOpened(source))
        return source
    }

    func listSources(_ request: ListSources, _ snapshot: Snapshot) throws -> List<Source> {
        // Whoever drafts an estimate has to see the sources above and beside it.
        snapshot.authorizeByRoleAlone()
        let sources = try snapshot.sources.list(request, within: request.unit.map(snapshot.territory))
        return try ListPage.reply(sources, request, key: \.id.text)
    }
}
