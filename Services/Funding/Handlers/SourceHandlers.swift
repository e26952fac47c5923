import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func openSource(_ request: OpenSource, _ tx: Transaction) throws -> Source {
        try tx.authorize(request.unit, at: "/unit")
        let source = try SourceRules(tx).open(request, as: request.id ?? tx.newID())
        try tx.sources.refuseTaken(request.id)
        try SourceRules(tx).requireOnce(
            source,
            namesake: tx.sources.named(
                source.name, of: tx.units.names(of: source.unit, on: tx.today), year: source.year),
            by: { try tx.standings.recorders(of: FactSubject($0)).first })
        try tx.sources.save(source)
        try tx.stand(FactSubject(source.id), Standing(Entered.entered), from: source.on)
        try post([ledger.opened(source)], at: "/on", tx)
        tx.emit(FundingEvent.sourceOpened(source))
        return source
    }

    func supplementSource(_ request: SupplementSource, _ tx: Transaction) throws -> Source {
        let sought = try tx.sources.seek(request.id, at: "/id", by: tx, in: \.unit)
        let told = try SourceRules(tx).supplement(sought, by: request)
        try tx.sources.save(told.source)
        try post([ledger.supplemented(told)], at: "/on", tx)
        tx.emit(FundingEvent.sourceSupplemented(told))
        return told.source
    }

    func carryOverSource(_ request: CarryOverSource, _ tx: Transaction) throws -> Source {
        let from = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        let to = try tx.sources.seek(request.into, at: "/into", by: tx, in: \.unit)
        let closed = try from.value.flatMap {
            try tx.settlements.find($0.year, of: tx.units.names(of: $0.unit, on: tx.today))
        }
        let told = try SourceRules(tx).carryOver(
            from, to, allocated: tx.sources.allocated(request.source), closed: closed, by: request)
        try tx.sources.save(told.source)
        try tx.sources.save(told.into)
        try post(ledger.carriedOver(told), at: "/on", tx)
        tx.emit(FundingEvent.sourceCarriedOver(told))
        return told.into
    }

    /// What a request names, where the caller acts in the name of whoever holds the sources that it takes money from: a commune's
    /// People's Committee decides about the commune's budget, and not about what the province gives it.
    func heldInName<Value>(
        _ sought: Sought<Value>, of sources: [SourceID], _ tx: Transaction
    ) throws -> Sought<Value> {
        guard let value = sought.value else { return sought }
        for source in try Set(sources).sorted().compactMap(tx.sources.find) {
            let unknown = Refusal.Violation(
                "/id", Message("funding.not-its-money", ["name": source.name, "unit": source.unit.text]))
            let held = try Sought(value, by: tx, inNameOf: source.unit, unknown: unknown, isKnown: true)
            if held.value == nil { return held }
        }
        return sought
    }

    func listSources(_ request: ListSources, _ snapshot: Snapshot) throws -> List<Source> {
        // Whoever drafts an estimate has to see the sources above and beside it.
        snapshot.authorizeByRoleAlone()
        return try snapshot.page(request, in: SourceRecords.order, marking: \.provisional) { asOf, page in
            try snapshot.sources.list(
                request, within: request.unit.map(snapshot.territory), asOf, page)
        }
    }
}
