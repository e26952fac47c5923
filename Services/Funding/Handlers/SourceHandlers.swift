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
            by: { try tx.sourceFacts.recorders(of: $0).first })
        let opening = try Periods<SourceAmount>().record(
            SourceAmount(aspect: .opening, amount: request.amount), from: source.on, as: tx.newID(),
            learned: tx.learned)
        // Nothing is said of what it has until its opening is.
        return try say(
            opening, of: source.with { $0.amount = .zero }, posting: "sourceOpened", at: "/on", tx
        ) { .sourceOpened($0) }.source
    }

    func supplementSource(_ request: SupplementSource, _ tx: Transaction) throws -> Source {
        let sought = try tx.sources.seek(request.id, at: "/id", by: tx, in: \.unit)
        let added = try SourceRules(tx).supplement(sought, by: request)
        let version = try tx.sourceFacts.periods(of: request.id).record(
            added, from: request.on ?? tx.today, as: tx.newID(), learned: tx.learned)
        return try say(version, of: sought.get(), posting: "sourceSupplemented", at: "/on", tx) {
            .sourceSupplemented($0)
        }.source
    }

    func carryOverSource(_ request: CarryOverSource, _ tx: Transaction) throws -> Source {
        let from = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        let to = try tx.sources.seek(request.into, at: "/into", by: tx, in: \.unit)
        let over = try SourceRules(tx).carryOver(
            from, to, allocated: tx.sources.allocated(request.source),
            closed: from.value.flatMap { try closing(of: $0, tx) }, by: request)
        let version = try tx.sourceFacts.periods(of: request.source).record(
            over, from: request.on ?? tx.today, as: tx.newID(), learned: tx.learned)
        _ = try say(version, of: from.get(), posting: "sourceCarriedOver", at: "/on", tx) {
            .sourceCarriedOver($0)
        }
        return try tx.sources.get(request.into, at: "/into")
    }

    func correctSource(_ request: CorrectSource, _ tx: Transaction) throws -> Source {
        let sought = try tx.sources.seek(request.id, at: "/id", by: tx, in: \.unit)
        let known = try tx.sourceFacts.periods(of: request.id)
        let fact = known.history.versions(of: request.fact).last
        let corrected = try SourceRules(tx).correct(
            sought, fact, into: fact?.value.into.flatMap(tx.sources.find),
            use: tx.sources.firstSaid(beside: request.id), by: request)
        let version = try tx.refusing(at: "/fact", asking: tx.sourceFacts.recorder) {
            try known.correct(request.fact, to: corrected, from: request.on, learned: tx.learned)
        }
        return try say(
            version, instead: fact, of: sought.get(), posting: "sourceCorrected",
            at: request.amount == nil ? "/on" : "/amount", tx
        ) { .sourceCorrected($0) }.source
    }

    func voidSourceFact(_ request: VoidSourceFact, _ tx: Transaction) throws -> Source {
        let sought = try tx.sources.seek(request.id, at: "/id", by: tx, in: \.unit)
        let known = try tx.sourceFacts.periods(of: request.id)
        let fact = known.history.versions(of: request.fact).last
        let reason = try SourceRules(tx).void(
            sought, fact, use: tx.sources.firstUse(of: request.id), by: request)
        let version = try tx.refusing(at: "/fact", asking: tx.sourceFacts.recorder) {
            try known.void(request.fact, learned: tx.learned)
        }.because(reason)
        let told = try say(
            version, instead: fact, of: sought.get(), posting: "sourceVoided", at: "/fact", tx
        ) { .sourceVoided($0) }
        if version.value.aspect == .opening { try tx.sources.void(request.id) }
        return told.source
    }

    func listSourceHistory(
        _ request: ListSourceHistory, _ snapshot: Snapshot
    ) throws -> List<SourceFactEntry> {
        _ = try snapshot.sources.seek(request.source, at: "/source", by: snapshot, in: \.unit).get()
        return try HistoryPage.reply(
            request, of: request.source, in: snapshot.sourceFacts, showing: SourceFactEntry.init)
    }

    /// Keeps what is said of a source and tells of it, with what it has then. `before` is what was said of the same fact until now. Where
    /// the money is not there on some day, or a year is closed, that is told at `pointer`.
    private func say(
        _ version: FactVersion<SourceAmount>, instead before: FactVersion<SourceAmount>? = nil,
        of source: Source, posting event: String, at pointer: String, _ tx: Transaction,
        telling told: (SourceFacts) -> FundingEvent
    ) throws -> SourceFacts {
        let next = try version.value.into.map { try tx.sources.get($0, at: pointer) }
        let facts = try SourceFacts(version, instead: before, of: source, into: next)
        // Of a closed year nothing is said any more, though it would post nothing.
        for held in [source, next].compactMap(\.self) {
            try SettlementRules(tx).requireOpen(
                held.year, of: held.unit, closing(of: held, tx), at: pointer)
        }
        // The ledger first: it says what is in the way, where less would be there than is allocated.
        try post(
            ledger.sourced(facts, instead: before.map(SourceFact.init), as: event), at: pointer, tx)
        try tx.sources.save(facts.source)
        if let into = facts.into { try tx.sources.save(into) }
        try tx.sourceFacts.append(version, of: source.id, by: tx.recorder)
        tx.emit(told(facts))
        return facts
    }

    /// How whoever holds a source has closed its year.
    private func closing(of source: Source, _ tx: Transaction) throws -> Settlement? {
        try tx.settlements.find(source.year, of: tx.units.names(of: source.unit, on: tx.today))
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

extension SourceFactEntry {
    init(_ recorded: RecordedVersion<SourceAmount>) {
        let (version, said) = (recorded.version, recorded.version.value)
        self.init(
            fact: version.fact, aspect: said.aspect, kind: version.kind, from: version.days.from,
            amount: said.amount, stands: recorded.stands, recordedAt: version.learned.moment,
            unit: recorded.recorder.unit)
        (document, into, reason) = (said.document, said.into, said.reason)
        recordedBy = recorded.recorder.person
    }
}
