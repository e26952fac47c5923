import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func publishOffer(_ request: PublishOffer, _ tx: Transaction) throws -> Offer {
        let provider = try tx.seekProvider(
            request.provider, on: request.from ?? tx.today, at: "/provider")
        let values = try OfferRules(tx).publish(request, of: provider)
        try tx.offers.refuseTaken(request.id)
        let known = OfferTimelines()
        let said = try known.change(values, from: .first, isDated: true, learned: tx.learned) { tx.newID() }
        return try say(said, of: request.id ?? tx.newID(), knowing: known, at: "/id", tx) {
            .offerPublished($0)
        }
    }

    func updateOffer(_ request: UpdateOffer, _ tx: Transaction) throws -> Offer {
        let day = request.on ?? tx.today
        let sought = try tx.seekOffer(request.id, on: day, by: tx)
        let known = try tx.offerFacts.timelines(of: request.id)
        let giver = try request.from.flatMap { first in try tx.giver(of: sought.value, on: first) }
        let values = try OfferRules(tx).change(sought, of: giver, by: request)
        let pointer = request.on == nil ? "/id" : "/on"
        let said = try tx.refusing(at: pointer, asking: tx.offerFacts.recorder) {
            try known.change(values, from: day, isDated: request.on != nil, learned: tx.learned) {
                tx.newID()
            }
        }
        if said.isEmpty { return try tx.offers.get(request.id, at: "/id") }
        return try say(said, of: request.id, knowing: known, at: pointer, tx) { .offerUpdated($0) }
    }

    func withdrawOffer(_ request: WithdrawOffer, _ tx: Transaction) throws -> Offer {
        let day = request.on ?? tx.today
        let known = try tx.offerFacts.timelines(of: request.id)
        let standing = try OfferRules(tx).withdraw(tx.seekOffer(request.id, on: day, by: tx), by: request)
        let pointer = request.on == nil ? "/id" : "/on"
        let said = try tx.refusing(at: pointer, asking: tx.offerFacts.recorder) {
            try known.change([standing], from: day, isDated: true, learned: tx.learned) { tx.newID() }
        }
        return try say(said, of: request.id, knowing: known, at: pointer, tx) { .offerWithdrawn($0) }
    }

    func correctOffer(_ request: CorrectOffer, _ tx: Transaction) throws -> Offer {
        try correct(request.id, tx) { try OfferRules(tx).correct($0, by: request, learned: tx.learned) }
    }

    func voidOfferFact(_ request: VoidOfferFact, _ tx: Transaction) throws -> Offer {
        try correct(request.id, tx) { try OfferRules(tx).void($0, by: request, learned: tx.learned) }
    }

    private func correct(
        _ id: OfferID, _ tx: Transaction,
        _ saying: (Sought<OfferTimelines>) throws -> FactVersion<OfferSaying>
    ) throws -> Offer {
        let known = try tx.offers.seek(id, at: "/id", by: tx, in: \.unit)
            .map { _ in try tx.offerFacts.timelines(of: id) }
        let said = try tx.refusing(at: "/fact", asking: tx.offerFacts.recorder) { try saying(known) }
        return try say([said], of: id, knowing: known.get(), at: "/fact", tx) { .offerCorrected($0) }
    }

    /// What tells one offer of a provider from another.
    private static let whatIsGiven: Set<OfferSaying.Aspect> = [.identity, .firstDay, .lastDay, .standing]

    /// Keeps what was said of the offer, and tells of it. Refused where it does not go with the rest, with what children
    /// have of the offer, or where it is the same as another.
    private func say(
        _ said: [FactVersion<OfferSaying>], of id: OfferID, knowing known: OfferTimelines,
        at pointer: String, _ tx: Transaction, telling event: (OfferFacts) -> CatalogueEvent
    ) throws -> Offer {
        let after = known.adding(said)
        try tx.refusing(at: pointer, asking: tx.offerFacts.recorder) { try after.admit(said) }
        guard let provider = try after.provider.flatMap(tx.providers.find),
            let offer = after.offer(id, of: provider)
        else { preconditionFailure("what is published is whole, and its provider is there") }
        try requireUses(id, after, said, instead: known, at: pointer, tx)
        if said.contains(where: { Self.whatIsGiven.contains($0.value.aspect) }) {
            try OfferRules(tx).requireOnce(
                offer, others: tx.offers.beside(offer), by: tx.offers.recorder,
                at: known.history.versions.isEmpty ? "/title" : pointer)
        }
        try tx.offerFacts.append(said, of: id, by: tx.recorder)
        try tx.offers.save(offer)
        tx.emit(event(OfferFacts(offer: id, facts: said.map(OfferFact.init))))
        try moveUp(id, tx)
        return offer
    }

    /// What children have of the offer goes with what was said of places, days and its withdrawal.
    private func requireUses(
        _ id: OfferID, _ after: OfferTimelines, _ said: [FactVersion<OfferSaying>],
        instead known: OfferTimelines, at pointer: String, _ tx: Transaction
    ) throws {
        if known.history.versions.isEmpty { return }
        let facts = Set(said.map(\.fact))
        let changed =
            said.map(\.days.from)
            + known.history.versions.filter { facts.contains($0.fact) }.map(\.days.from)
        guard let first = changed.min() else { return }
        let aspects = Set(said.map(\.value.aspect))
        func member(_ name: String) -> String { pointer == "/fact" ? pointer : name }
        if aspects.contains(.capacity) {
            try OfferRules(tx).requirePlaces(
                after, for: tx.referrals.holding(id, from: first), from: first, at: member("/capacity"))
        }
        if aspects.contains(.firstDay) {
            try OfferRules(tx).requireEnd(after, at: "/from", recorder: tx.offerFacts.recorder)
        }
        if aspects.contains(.firstDay) || aspects.contains(.lastDay) {
            try OfferRules(tx).requireDays(
                after, for: tx.referrals.holding(id, from: first), tx.deliveries.of(id, from: first),
                from: member("/from"), until: member("/until"), asking: tx)
        }
        if aspects.contains(.standing) {
            try OfferRules(tx).requireOpen(
                after, for: tx.referrals.holding(id, from: first), at: pointer, asking: tx)
        }
    }
}

extension Snapshot {
    /// Who gives the offer, as it is on a day; nil without an offer.
    fileprivate func giver(of offer: Offer?, on day: Day) throws -> Provider? {
        guard let offer, let provider = try providers.find(offer.provider) else { return nil }
        return try provider.then(day, of: providerFacts.timelines(of: provider.id))
    }

    /// The offer that the request names, as it was on a day.
    func seekOffer(_ id: OfferID, on day: Day, at pointer: String = "/offer") throws -> Sought<Offer> {
        try offers.seek(id, at: pointer).map { try offers.offer($0.id, on: day) ?? $0 }
    }

    /// The same for a member that may be left out: then nil is found.
    func seekOffer(_ id: OfferID?, on day: Day, at pointer: String = "/offer") throws -> Sought<Offer?> {
        guard let id else { return .found(nil) }
        return try seekOffer(id, on: day, at: pointer).map(Optional.some)
    }

    /// The one that `/id` names, as it was on a day, in reach of a caller who may act for its provider.
    func seekOffer(_ id: OfferID, on day: Day, by caller: Snapshot) throws -> Sought<Offer> {
        try offers.seek(id, at: "/id", by: caller, in: \.unit).map { try offers.offer($0.id, on: day) ?? $0 }
    }
}
