import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a district's network.
struct NetworkRules {
    /// What a network's members may grow to: it is one document and is not cut into pages.
    static let mostMembers = 10_000

    let reference: Reference
    let today: Day

    /// `members` are the providers that the request names, or as many of them as a network can have.
    func establish(
        _ request: EstablishNetwork, of members: [Sought<Provider>], as id: NetworkID
    ) throws -> Network {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, at: "/on")
        checks.district(request.district, on: day, at: "/district")
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        if request.members.isEmpty { checks.fail("/members", "check.none-named") }
        let providers = try checks.finish(all: members)
        try requireRoom(for: Set(request.members).count, at: "/members")
        let joined = Set(providers.map(\.id)).sorted()
        return Network(
            id: id, district: request.district, on: day,
            members: joined.map { NetworkMember(provider: $0, since: day) }
        ).with { $0.decision = decision }
    }

    func add(
        _ provider: Sought<Provider>, to network: Sought<Network>, by request: AddNetworkMember
    ) throws -> Network {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: network.value?.on, at: "/on")
        let (current, member) = try checks.finish(network, provider)
        try requireStanding(current)
        guard !current.members.contains(where: { $0.provider == member.id }) else {
            throw Refusal.exists("/provider", Message("catalogue.network-member", ["id": member.id.text]))
        }
        var joined = current
        joined.members.append(NetworkMember(provider: member.id, since: day))
        try requireRoom(for: joined.members.count, at: "/provider")
        return joined
    }

    func dissolve(_ network: Sought<Network>, by request: DissolveNetwork) throws -> Network {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: network.value?.lastChange, at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var dissolved = try checks.finish(network)
        try requireStanding(dissolved)
        (dissolved.dissolvedOn, dissolved.reason) = (day, reason)
        return dissolved
    }

    /// A district has one network at a time: `other` is there on a day of the new one.
    func requireAlone(beside other: Network?) throws {
        guard let other else { return }
        let arguments = ["unit": other.district.text, "day": other.on.description]
        guard let end = other.dissolvedOn else {
            throw Refusal.exists("/district", Message("catalogue.network-standing", arguments))
        }
        throw Refusal.exists(
            "/on",
            Message("catalogue.network-stood", arguments.merging(["until": end.description]) { $1 }))
    }

    private func requireRoom(for members: Int, at pointer: String) throws {
        guard members > Self.mostMembers else { return }
        throw Refusal.precondition(
            pointer, Message("catalogue.network-full", ["most": "\(Self.mostMembers)"]))
    }

    private func requireStanding(_ network: Network) throws {
        guard let day = network.dissolvedOn else { return }
        throw Refusal.precondition(
            "/id", Message("catalogue.network-dissolved", ["day": day.description]))
    }
}

extension Network {
    /// Nothing of a network lies after its end: the first day, or that on which the last member came.
    fileprivate var lastChange: Day { members.map(\.since).reduce(on, max) }
}
