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

    /// A district has one network at a time: `standing` is there on a day of the new one.
    static func refusal(beside standing: Network) -> Refusal {
        let arguments = ["unit": standing.district.text, "day": standing.on.description]
        guard let end = standing.dissolvedOn else {
            return .exists("/district", Message("catalogue.network-standing", arguments))
        }
        return .exists(
            "/on",
            Message("catalogue.network-stood", arguments.merging(["until": end.description]) { $1 }))
    }

    /// Nothing of a network lies after its end: the first day, or that on which the last member came.
    static func lastChange(of network: Network) -> Day {
        network.members.map(\.since).reduce(network.on, max)
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
