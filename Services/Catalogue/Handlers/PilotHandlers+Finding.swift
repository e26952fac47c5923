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
        let page = try ListPage(request, in: PilotRecords.order)
        let place = request.unit.map(snapshot.territory)
        guard request.knownOn != nil,
            let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        else { return try page.reply(snapshot.pilots.list(request, within: place, page)) }
        return try page.reply(page.fetch(snapshot.pilots.list(within: place, asOf)))
    }
}
