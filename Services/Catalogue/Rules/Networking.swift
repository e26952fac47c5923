import Bus
import CatalogueAPI
import Vocabulary

/// What must hold of a district's network.
enum Networking {
    /// What a network's members may grow to: it is one document and is not cut into pages.
    static let mostMembers = 10_000

    static func refuseTooMany(_ members: Int, at pointer: String) throws {
        guard members > mostMembers else { return }
        throw Refusal.precondition(
            pointer, Message("catalogue.network-full", ["most": "\(mostMembers)"]))
    }

    static func joining(_ provider: ProviderID, _ network: Network, on day: Day) throws -> Network {
        try refuseDissolved(network)
        guard !network.members.contains(where: { $0.provider == provider }) else {
            throw Refusal.exists("/provider", Message("catalogue.network-member", ["id": provider.text]))
        }
        var joined = network
        joined.members.append(NetworkMember(provider: provider, since: day))
        try refuseTooMany(joined.members.count, at: "/provider")
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
