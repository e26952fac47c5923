import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func getProvider(_ request: GetProvider, _ snapshot: Snapshot) throws -> Provider {
        snapshot.authorizeByRoleAlone()
        let provider = try snapshot.providers.get(request.id, at: "/id")
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return provider.shown(on: snapshot.today)
        }
        if let then = try snapshot.providers.provider(provider.id, asOf) { return then.shown(on: asOf.on) }
        throw Refusal.notThen("catalogue.provider-not-then", provider.id, on: asOf.on)
    }

    func listProviders(
        _ request: ListProviders, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Provider> {
        snapshot.authorizeByRoleAlone()
        let units = request.unit.map(snapshot.territory)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let listed =
            if let asOf {
                try snapshot.providers.list(request, within: units, asOf, page)
            } else {
                try snapshot.providers.list(request, within: units, on: snapshot.today, page)
            }
        return Page(listed.map { $0.shown(on: asOf?.on ?? snapshot.today) }, key: \.id.text)
    }

    func listProviderHistory(
        _ request: ListProviderHistory, _ snapshot: Snapshot
    ) throws -> List<ProviderFactEntry> {
        snapshot.authorizeByRoleAlone()
        let id = try snapshot.providers.get(request.provider, at: "/provider").id
        return try HistoryPage.reply(
            request, of: id, in: snapshot.providerFacts, showing: ProviderFactEntry.init)
    }
}
