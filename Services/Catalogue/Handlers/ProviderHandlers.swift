import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func registerProvider(_ request: RegisterProvider, _ tx: Transaction) throws -> Provider {
        try tx.authorize(request.unit, at: "/unit")
        let provider = try rules(tx).register(request, as: request.id ?? tx.newID())
        try tx.providers.refuseTaken(request.id)
        try refuseNamesake(of: provider, tx)
        return try save(provider, tx) { .providerRegistered($0) }
    }

    func updateProvider(_ request: UpdateProvider, _ tx: Transaction) throws -> Provider {
        let provider = try tx.providers.seek(request.id, at: "/id", by: tx, in: \.unit)
        let changed = try rules(tx).change(provider, by: request)
        guard changed != provider.value else { return changed }
        try refuseNamesake(of: changed, tx)
        return try save(changed, tx) { .providerUpdated($0) }
    }

    func getProvider(_ request: GetProvider, _ snapshot: Snapshot) throws -> Provider {
        snapshot.authorizeByRoleAlone()
        return try snapshot.providers.get(request.id, at: "/id")
    }

    func listProviders(
        _ request: ListProviders, _ snapshot: Snapshot, from: String?
    ) throws -> Page<Provider> {
        snapshot.authorizeByRoleAlone()
        let listed = try snapshot.providers.list(
            request, within: request.unit.map(snapshot.territory), on: snapshot.today, after: from,
            limit: FeedPage.size)
        return Page(listed, key: \.id.text)
    }

    private func refuseNamesake(of provider: Provider, _ tx: Transaction) throws {
        let place = tx.units.names(of: provider.place, on: tx.today)
        guard let other = try tx.providers.named(provider.name, in: place), other.id != provider.id
        else { return }
        throw Refusal.exists(
            "/name",
            Message(
                "catalogue.provider-namesake",
                ["name": provider.name, "place": provider.place.text, "id": other.id.text]))
    }

    private func rules(_ snapshot: Snapshot) -> ProviderRules {
        ProviderRules(reference: reference, today: snapshot.today)
    }

    /// Saves the provider, and tells of it.
    func save(
        _ provider: Provider, _ tx: Transaction, telling event: (Provider) -> CatalogueEvent
    ) throws -> Provider {
        try tx.providers.save(provider)
        tx.emit(event(provider))
        return provider
    }
}
