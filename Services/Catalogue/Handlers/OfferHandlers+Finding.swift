import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func searchOffers(_ request: SearchOffers, _ snapshot: Snapshot) throws -> List<Offer> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: OfferRecords.order)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        return try page.reply(
            snapshot.offers.search(request, within: request.unit.map(snapshot.territory), asOf, page))
    }

    func listOfferHistory(
        _ request: ListOfferHistory, _ snapshot: Snapshot
    ) throws -> List<OfferFactEntry> {
        snapshot.authorizeByRoleAlone()
        let id = try snapshot.offers.get(request.offer, at: "/offer").id
        return try HistoryPage.reply(
            request, of: id, in: snapshot.offerFacts, showing: OfferFactEntry.init)
    }
}
