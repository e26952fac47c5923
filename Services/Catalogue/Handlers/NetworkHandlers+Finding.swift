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
        return try snapshot.networks.page(
            request, within: request.unit, on: request.on, knownOn: request.knownOn, by: snapshot)
    }
}
