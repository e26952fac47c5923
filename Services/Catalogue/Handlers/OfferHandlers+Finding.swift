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
            snapshot.offers.search(request, asOf, within: request.unit.map(snapshot.territory), page))
    }

    func listOfferHistory(
        _ request: ListOfferHistory, _ snapshot: Snapshot
    ) throws -> List<OfferFactEntry> {
        snapshot.authorizeByRoleAlone()
        let id = try snapshot.offers.get(request.offer, at: "/offer").id
        let entries = try snapshot.offerFacts.history(of: id)
            .recorded(by: snapshot.offerFacts.recorders(of: id)).map(OfferFactEntry.init)
        let page = try ListPage(request, in: HistoryPage.order(of: OfferFactEntry.self))
        return try page.reply(page.fetch(entries.enumerated())) { $0.map(\.element) }
    }
}
