import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func getNetwork(_ request: GetNetwork, _ snapshot: Snapshot) throws -> Network {
        snapshot.authorizeByRoleAlone()
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        guard let asOf else { return try snapshot.networks.get(request.id, at: "/id") }
        if let then = try snapshot.networks.network(request.id, asOf), then.stands(on: asOf.on) {
            return then
        }
        let network = try snapshot.networks.get(request.id, at: "/id")
        throw Refusal.notFound(
            "/on", Message("catalogue.network-not-then", ["id": network.id.text, "day": "\(asOf.on)"]))
    }

    func listNetworks(_ request: ListNetworks, _ snapshot: Snapshot) throws -> List<Network> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: NetworkRecords.order)
        let place = request.unit.map(snapshot.territory)
        guard request.knownOn != nil,
            let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        else { return try page.reply(snapshot.networks.list(request, within: place, page)) }
        return try page.reply(page.fetch(snapshot.networks.list(asOf, within: place)))
    }
}
