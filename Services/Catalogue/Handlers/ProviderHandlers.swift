import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

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
        var checks = Checks(reference, today: tx.today)
        let checked = Providing.check(provider, &checks)
        try checks.finish()
        try tx.providers.refuseTaken(request.id)
        try refuseNamesake(of: checked, tx)
        try tx.providers.save(checked)
        tx.emit(CatalogueEvent.providerRegistered(checked))
        return checked
    }

    func updateProvider(_ request: UpdateProvider, _ tx: Transaction) throws -> Provider {
        let current = try tx.providers.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        let changed = Providing.check(
            Providing.applying(request, to: current, &checks), instead: current, &checks)
        try checks.finish()
        try refuseNamesake(of: changed, tx)
        guard changed != current else { return current }
        try tx.providers.save(changed)
        tx.emit(CatalogueEvent.providerUpdated(changed))
        return changed
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
}
