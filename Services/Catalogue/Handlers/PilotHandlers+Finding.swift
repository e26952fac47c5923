import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func getPilot(_ request: GetPilot, _ snapshot: Snapshot) throws -> Pilot {
        snapshot.authorizeByRoleAlone()
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        guard let asOf else { return try snapshot.pilots.get(request.id, at: "/id") }
        if let then = try snapshot.pilots.pilot(request.id, asOf), then.runs(on: asOf.on) { return then }
        let pilot = try snapshot.pilots.get(request.id, at: "/id")
        throw Refusal.notFound(
            "/on", Message("catalogue.pilot-not-then", ["id": pilot.id.text, "day": "\(asOf.on)"]))
    }

    func listPilots(_ request: ListPilots, _ snapshot: Snapshot) throws -> List<Pilot> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: PilotRecords.order)
        let place = request.unit.map(snapshot.territory)
        guard request.knownOn != nil,
            let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        else { return try page.reply(snapshot.pilots.list(request, within: place, page)) }
        return try page.reply(page.fetch(snapshot.pilots.list(asOf, within: place)))
    }
}
