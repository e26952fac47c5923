import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func establishNetwork(_ request: EstablishNetwork, _ tx: Transaction) throws -> Network {
        try tx.authorize(request.district, at: "/district")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, at: "/on")
        checks.district(request.district, on: day, at: "/district")
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        if request.members.isEmpty { checks.fail("/members", "check.none-named") }
        try checks.finish()
        try Networking.refuseTooMany(Set(request.members).count, at: "/members")
        for (index, member) in request.members.enumerated() {
            _ = try tx.providers.get(member, at: "/members/\(index)")
        }
        if let standing = try tx.networks.standing(in: request.district, from: day) {
            throw Networking.refusal(beside: standing)
        }
        let network = Network(
            id: request.id ?? tx.newID(), district: request.district, on: day,
            members: Set(request.members).sorted().map { NetworkMember(provider: $0, since: day) }
        ).with { $0.decision = decision }
        try tx.networks.refuseTaken(request.id)
        try tx.networks.save(network)
        tx.emit(CatalogueEvent.networkEstablished(network))
        return network
    }

    func addNetworkMember(_ request: AddNetworkMember, _ tx: Transaction) throws -> Network {
        let current = try tx.networks.get(request.id, at: "/id")
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: current.on, at: "/on")
        try checks.finish()
        let provider = try tx.providers.get(request.provider, at: "/provider")
        let joined = try Networking.joining(provider.id, current, on: day)
        try tx.networks.save(joined)
        tx.emit(CatalogueEvent.networkMemberAdded(joined))
        return joined
    }

    func dissolveNetwork(_ request: DissolveNetwork, _ tx: Transaction) throws -> Network {
        let current = try tx.networks.get(request.id, at: "/id")
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: Networking.lastChange(of: current), at: "/on")
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let dissolved = try Networking.dissolving(current, on: day, for: reason)
        try tx.networks.save(dissolved)
        tx.emit(CatalogueEvent.networkDissolved(dissolved))
        return dissolved
    }

    func listNetworks(_ request: ListNetworks, _ snapshot: Snapshot) throws -> List<Network> {
        snapshot.authorizeByRoleAlone()
        let listed = try snapshot.networks.list(request, limit: ListPage.fetch(request))
        return try ListPage.reply(listed, request, key: \.id.text)
    }
}
