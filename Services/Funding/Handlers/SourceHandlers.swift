import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> SourceRules {
        SourceRules(reference: reference, today: snapshot.today)
    }

    func openSource(_ request: OpenSource, _ tx: Transaction) throws -> Source {
        try tx.authorize(request.unit, at: "/unit")
        let source = try rules(tx).open(request, as: request.id ?? tx.newID())
        try tx.sources.refuseTaken(request.id)
        try rules(tx).requireOnce(
            source,
            namesake: tx.sources.named(
                source.name, of: tx.units.names(of: source.unit, on: tx.today), year: source.year))
        try tx.sources.save(source)
        try tx.ledger.post(
            LedgerRules.opened(source), for: "sourceOpened", of: source.id.text, unit: source.unit,
            year: source.year, on: tx.today)
        tx.emit(FundingEvent.sourceOpened(source))
        return source
    }

    func listSources(_ request: ListSources, _ snapshot: Snapshot) throws -> List<Source> {
        // Whoever drafts an estimate has to see the sources above and beside it.
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: SourceRecords.order)
        return try page.reply(
            snapshot.sources.list(request, within: request.unit.map(snapshot.territory), page))
    }
}
