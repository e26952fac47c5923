import Bus
import CatalogueAPI
import Vocabulary

/// What must hold of a district's network.
enum Networking {
    static func joining(_ provider: ProviderID, _ network: Network, on day: Day) throws -> Network {
        try refuseDissolved(network)
        guard !network.members.contains(where: { $0.provider == provider }) else {
            throw Refusal.exists("/provider", Message("catalogue.network-member", ["id": provider.text]))
        }
        var joined = network
        joined.members.append(NetworkMember(provider: provider, since: day))
        return joined
    }

    static func dissolving(_ network: Network, on day: Day, for reason: String) throws -> Network {
        try refuseDissolved(network)
        var dissolved = network
        (dissolved.dissolvedOn, dissolved.reason) = (day, reason)
        return dissolved
    }

    private static func refuseDissolved(_ network: Network) throws {
        guard let day = network.dissolvedOn else { return }
        throw Refusal.precondition(
            "/id", Message("catalogue.network-dissolved", ["day": day.description]))
    }
}
