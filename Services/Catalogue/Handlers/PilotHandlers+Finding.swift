import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func getPilot(_ request: GetPilot, _ snapshot: Snapshot) throws -> Pilot {
        snapshot.authorizeByRoleAlone()
        return try snapshot.pilots.get(
            request.id, snapshot.asOf(on: request.on, knownOn: request.knownOn))
    }

    func listPilots(_ request: ListPilots, _ snapshot: Snapshot) throws -> List<Pilot> {
        snapshot.authorizeByRoleAlone()
        return try snapshot.pilots.page(
            request, within: request.unit, on: request.on, knownOn: request.knownOn, by: snapshot)
    }
}
