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
        if request.members.isEmpty { checks.fail("/members", Message("catalogue.network-empty")) }
        try checks.finish()
        for (index, member) in request.members.enumerated() {
            _ = try provider(member, at: "/members/\(index)", tx)
        }
        if let standing = try tx.networks.standing(in: request.district) {
            throw Refusal.exists(
                "/district",
                Message(
                    "catalogue.network-standing",
                    ["unit": request.district.text, "day": standing.on.description]))
        }
        let network = Network(
            id: request.id ?? tx.newID(), district: request.district, on: day,
            members: Set(request.members).sorted().map { NetworkMember(provider: $0, since: day) }
        ).with { $0.decision = decision }
        if try tx.networks.find(network.id) != nil {
            throw Refusal.exists("/id", Message("catalogue.id-taken", ["id": network.id.text]))
        }
        try tx.networks.save(network)
        tx.emit(CatalogueEvent.networkEstablished(network))
        return network
    }

    func addNetworkMember(_ request: AddNetworkMember, _ tx: Transaction) throws -> Network {
        let current = try network(request.id, tx)
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, at: "/on")
        try checks.finish()
        let provider = try provider(request.provider, at: "/provider", tx)
        let joined = try Networking.joining(provider.id, current, on: day)
        try tx.networks.save(joined)
        tx.emit(CatalogueEvent.networkMemberAdded(joined))
        return joined
    }

    func dissolveNetwork(_ request: DissolveNetwork, _ tx: Transaction) throws -> Network {
        let current = try network(request.id, tx)
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, at: "/on")
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let dissolved = try Networking.dissolving(current, on: day, for: reason)
        try tx.networks.save(dissolved)
        tx.emit(CatalogueEvent.networkDissolved(dissolved))
        return dissolved
    }

    func listNetworks(_ request: ListNetworks, _ snapshot: Snapshot) throws -> NetworkList {
        snapshot.authorizeByRoleAlone()
        return NetworkList(items: try snapshot.networks.list(request))
    }

    private func network(_ id: NetworkID, _ snapshot: Snapshot) throws -> Network {
        guard let network = try snapshot.networks.find(id) else {
            throw Refusal.notFound("/id", Message("catalogue.network-unknown", ["id": id.text]))
        }
        return network
    }
}
