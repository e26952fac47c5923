import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func registerProvider(_ request: RegisterProvider, _ tx: Transaction) throws -> Provider {
        try tx.authorize(request.unit, at: "/unit")
        if request.standardMetSince != nil {
            try tx.authorizeCertifying(of: request.unit, at: "/standardMetSince")
        }
        let said = try ProviderRules(tx).register(request, learned: tx.learned) { tx.newID() }
        try tx.providers.refuseTaken(request.id)
        return try say(said, of: request.id ?? tx.newID(), knowing: ProviderTimelines(), at: "/openedOn", tx)
        {
            .providerRegistered($0)
        }
    }

    func updateProvider(_ request: UpdateProvider, _ tx: Transaction) throws -> Provider {
        let day = request.on ?? tx.today
        let sought = try tx.providers.seek(request.id, at: "/id", by: tx, in: \.unit)
        if let provider = sought.value, request.meetsStandard != nil {
            try tx.authorizeCertifying(of: provider.unit, at: "/meetsStandard")
        }
        let known = try tx.providerFacts.timelines(of: request.id)
        let values = try ProviderRules(tx).change(sought.map { $0.then(day, of: known) }, by: request)
        let pointer = request.on == nil ? "/id" : "/on"
        let said = try tx.refusing(at: pointer, asking: tx.providerFacts.recorder) {
            try known.change(values, from: day, isDated: request.on != nil, learned: tx.learned) {
                tx.newID()
            }
        }
        if said.isEmpty { return try sought.get() }
        return try say(said, of: request.id, knowing: known, at: pointer, tx) { .providerUpdated($0) }
    }

    func closeProvider(_ request: CloseProvider, _ tx: Transaction) throws -> Provider {
        try stand(request.id, on: request.on, tx) { sought in
            let closure = try ProviderRules(tx).close(sought, by: request)
            try handOver(by: request, of: sought.get(), tx)
            return closure
        } telling: {
            .providerClosed($0)
        }
    }

    func certifyProvider(_ request: CertifyProvider, _ tx: Transaction) throws -> Provider {
        let sought = try tx.providers.seek(request.id, at: "/id", by: tx, in: \.unit)
        if let provider = sought.value { try tx.authorizeCertifying(of: provider.unit, at: "/id") }
        return try stand(request.id, on: request.on, tx) {
            try ProviderRules(tx).certify($0, by: request, of: tx.principal.unit)
        } telling: {
            .providerCertified($0)
        }
    }

    func reopenProvider(_ request: ReopenProvider, _ tx: Transaction) throws -> Provider {
        try stand(request.id, on: request.on, tx) {
            try ProviderRules(tx).reopen($0, by: request)
        } telling: {
            .providerReopened($0)
        }
    }

    /// Says something of the provider: what `standing` says of it as it stood on that day, today where none is given.
    private func stand(
        _ id: ProviderID, on given: Day?, _ tx: Transaction,
        _ standing: (Sought<Provider>) throws -> ProviderSaying,
        telling event: (ProviderFacts) -> CatalogueEvent
    ) throws -> Provider {
        let (day, pointer) = (given ?? tx.today, given == nil ? "/id" : "/on")
        let known = try tx.providerFacts.timelines(of: id)
        let value = try standing(tx.seekProvider(id, on: day, at: "/id"))
        let said = try tx.refusing(at: pointer, asking: tx.providerFacts.recorder) {
            try known.change([value], from: day, isDated: true, learned: tx.learned) { tx.newID() }
        }
        return try say(said, of: id, knowing: known, at: pointer, tx, telling: event)
    }

    func correctProvider(_ request: CorrectProvider, _ tx: Transaction) throws -> Provider {
        try correct(request.id, tx) { try ProviderRules(tx).correct($0, by: request, learned: tx.learned) }
    }

    func voidProviderFact(_ request: VoidProviderFact, _ tx: Transaction) throws -> Provider {
        try correct(request.id, tx) { try ProviderRules(tx).void($0, by: request, learned: tx.learned) }
    }

    private func correct(
        _ id: ProviderID, _ tx: Transaction,
        _ saying: (Sought<ProviderTimelines>) throws -> [FactVersion<ProviderSaying>]
    ) throws -> Provider {
        let provider = try tx.providers.seek(id, at: "/id", by: tx, in: \.unit)
        let known = try provider.map { _ in try tx.providerFacts.timelines(of: id) }
        let said = try tx.refusing(at: "/fact", asking: tx.providerFacts.recorder) { try saying(known) }
        try requireCertifying(said, of: provider.get(), tx)
        return try say(said, of: id, knowing: known.get(), at: "/fact", tx) { .providerCorrected($0) }
    }

    /// What is said otherwise of the standard takes who may say it.
    private func requireCertifying(
        _ said: [FactVersion<ProviderSaying>], of provider: Provider, _ tx: Transaction
    ) throws {
        guard said.first?.value.aspect == .standard else { return }
        try tx.authorizeCertifying(of: provider.unit, at: "/fact")
    }

    /// Keeps what was said of the provider, and tells of it. Refused where it does not go with the rest, with what children
    /// have of the provider, or with the networks that it is in.
    func say(
        _ said: [FactVersion<ProviderSaying>], of id: ProviderID, knowing known: ProviderTimelines,
        at pointer: String, _ tx: Transaction, telling event: (ProviderFacts) -> CatalogueEvent
    ) throws -> Provider {
        let after = known.adding(said)
        try tx.refusing(at: pointer, asking: tx.providerFacts.recorder) { try after.admit(said) }
        guard let provider = after.provider(id) else { preconditionFailure("one that was admitted is there") }
        let place = tx.units.names(of: provider.place, on: tx.today)
        try ProviderRules(tx).requireOnce(
            provider, instead: known.provider(id), saying: said,
            namesake: tx.providers.named(provider.name, in: place, except: id), at: pointer,
            by: { try tx.providerFacts.recorders(of: $0).first })
        for days in after.daysOff where !known.history.versions.isEmpty && !known.daysOff.contains(days) {
            try ProviderUses(
                deliveries: tx.deliveries.by(id, within: days),
                referrals: tx.referrals.holding(at: id, within: days),
                memberships: tx.networks.memberships(of: id, bounded: days)
            ).refuse(at: pointer, asking: tx)
        }
        try tx.providerFacts.append(said, of: id, by: tx.recorder)
        try tx.providers.save(provider)
        tx.emit(event(ProviderFacts(provider: id, facts: said.map(ProviderFact.init))))
        return provider
    }
}

extension Snapshot {
    /// Lets the call go on only if the caller may say whether a unit's providers meet the standard, which who runs one does
    /// not by that, nor who has the role besides. Throws PERMISSION_DENIED.
    func authorizeCertifying(of unit: UnitPath, at pointer: String) throws {
        guard !units.names(of: unit, on: today).contains(principal.unit) else {
            throw Refusal.denied(
                pointer,
                Message(
                    "catalogue.certifies-itself", ["unit": unit.text], terms: ["role": [Role.certifier.term]])
            )
        }
        guard reaches(unit, as: .certifier) else {
            throw Refusal.denied(
                pointer,
                Message(
                    "catalogue.not-certifier", ["unit": unit.text], terms: ["role": [Role.certifier.term]]))
        }
    }

    /// The provider that the request names, as it was on a day, in reach of a caller who may act for it.
    func seekProvider(_ id: ProviderID, on day: Day, at pointer: String) throws -> Sought<Provider> {
        let known = try providerFacts.timelines(of: id)
        return try providers.seek(id, at: pointer, by: self, in: \.unit).map { $0.then(day, of: known) }
    }

    /// The same for a member that may be left out: then nil is found.
    func seekProvider(_ id: ProviderID?, on day: Day, at pointer: String) throws -> Sought<Provider?> {
        guard let id else { return .found(nil) }
        return try seekProvider(id, on: day, at: pointer).map(Optional.some)
    }
}
