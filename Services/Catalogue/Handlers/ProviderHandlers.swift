import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// Items a page of a feed.
let feedPage = 256

extension CatalogueService {
    func registerProvider(_ request: RegisterProvider, _ tx: Transaction) throws -> Provider {
        try tx.authorize(request.unit, at: "/unit")
        let provider = Provider(
            id: request.id ?? tx.newID(), name: request.name, unit: request.unit,
            place: request.place ?? request.unit, kind: request.kind
        ).with {
            $0.licence = request.licence
            $0.standardMetSince = request.standardMetSince
        }
        let checked = try Providing.check(provider, reference, today: tx.today)
        if try tx.providers.find(checked.id) != nil {
            throw Refusal.exists("/id", Message("catalogue.id-taken", ["id": checked.id.text]))
        }
        try refuseNamesake(of: checked, tx)
        try tx.providers.save(checked)
        tx.emit(CatalogueEvent.providerRegistered(checked))
        return checked
    }

    func updateProvider(_ request: UpdateProvider, _ tx: Transaction) throws -> Provider {
        let current = try provider(request.id, at: "/id", tx)
        try tx.authorize(current.unit, at: "/id")
        let changed = try Providing.check(
            Providing.applying(request, to: current), reference, today: tx.today)
        try refuseNamesake(of: changed, tx)
        guard changed != current else { return current }
        try tx.providers.save(changed)
        tx.emit(CatalogueEvent.providerUpdated(changed))
        return changed
    }

    func getProvider(_ request: GetProvider, _ snapshot: Snapshot) throws -> Provider {
        snapshot.authorizeByRoleAlone()
        return try provider(request.id, at: "/id", snapshot)
    }

    func listProviders(
        _ request: ListProviders, _ snapshot: Snapshot, from: String?
    ) throws -> Page<Provider> {
        snapshot.authorizeByRoleAlone()
        let items = try snapshot.providers.list(
            request, on: snapshot.today, after: from, limit: feedPage)
        return Page(items, next: items.count < feedPage ? nil : items.last?.id.text)
    }

    /// NOT_FOUND when there is none.
    func provider(_ id: ProviderID, at pointer: String, _ snapshot: Snapshot) throws -> Provider {
        guard let provider = try snapshot.providers.find(id) else {
            throw Refusal.notFound(pointer, Message("catalogue.provider-unknown", ["id": id.text]))
        }
        return provider
    }

    private func refuseNamesake(of provider: Provider, _ tx: Transaction) throws {
        guard let other = try tx.providers.named(provider.name, in: provider.place), other.id != provider.id
        else { return }
        throw Refusal.exists(
            "/name",
            Message(
                "catalogue.provider-namesake",
                ["name": provider.name, "place": provider.place.text, "id": other.id.text]))
    }
}
