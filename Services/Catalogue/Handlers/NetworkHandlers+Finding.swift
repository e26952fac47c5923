import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func getNetwork(_ request: GetNetwork, _ snapshot: Snapshot) throws -> Network {
        snapshot.authorizeByRoleAlone()
        return try snapshot.networks.get(
            request.id, snapshot.asOf(on: request.on, knownOn: request.knownOn))
    }

    func listNetworks(_ request: ListNetworks, _ snapshot: Snapshot) throws -> List<Network> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: NetworkRecords.order)
        let place = request.unit.map(snapshot.territory)
        guard request.knownOn != nil,
            let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        else { return try page.reply(snapshot.networks.list(request, within: place, page)) }
        return try page.reply(page.fetch(snapshot.networks.list(within: place, asOf)))
    }
}
