import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func establishNetwork(_ request: EstablishNetwork, _ tx: Transaction) throws -> Network {
        try tx.authorize(request.district, at: "/district")
        let members = try request.members.prefix(NetworkRules.mostMembers).enumerated().map { index, id in
            try tx.providers.seek(id, at: "/members/\(index)")
        }
        let network = try rules(tx).establish(request, of: members, as: request.id ?? tx.newID())
        try rules(tx).requireAlone(
            beside: tx.networks.standing(in: network.district, from: network.on))
        try tx.networks.refuseTaken(request.id)
        return try save(network, tx) { .networkEstablished($0) }
    }

    func addNetworkMember(_ request: AddNetworkMember, _ tx: Transaction) throws -> Network {
        let network = try tx.networks.seek(request.id, at: "/id", by: tx, in: \.district)
        let provider = try tx.providers.seek(request.provider, at: "/provider")
        return try save(rules(tx).add(provider, to: network, by: request), tx) { .networkMemberAdded($0) }
    }

    func dissolveNetwork(_ request: DissolveNetwork, _ tx: Transaction) throws -> Network {
        let network = try tx.networks.seek(request.id, at: "/id", by: tx, in: \.district)
        return try save(rules(tx).dissolve(network, by: request), tx) { .networkDissolved($0) }
    }

    func listNetworks(_ request: ListNetworks, _ snapshot: Snapshot) throws -> List<Network> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: NetworkRecords.order)
        return try page.reply(
            snapshot.networks.list(request, within: request.unit.map(snapshot.territory), page))
    }

    private func rules(_ snapshot: Snapshot) -> NetworkRules {
        NetworkRules(reference: reference, today: snapshot.today)
    }

    private func save(
        _ network: Network, _ tx: Transaction, telling event: (Network) -> CatalogueEvent
    ) throws -> Network {
        try tx.networks.save(network)
        tx.emit(event(network))
        return network
    }
}
