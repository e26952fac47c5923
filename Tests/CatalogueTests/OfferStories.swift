import Bus
import CatalogueAPI
import TestKit
import Vocabulary

@testable import Catalogue

/// What an offer is said to be from a day on.
func update(
    _ offer: Offer, on text: String, _ change: (inout UpdateOffer) -> Void
) -> UpdateOffer {
    var request = UpdateOffer(id: offer.id)
    request.on = day(text)
    change(&request)
    return request
}

extension Office {
    /// The only offer as it was on a day, as known at the end of another.
    func offer(on text: String? = nil, knownOn: Day? = nil) async throws -> Offer? {
        let search = SearchOffers().with { ($0.on, $0.knownOn) = (text.map(day), knownOn) }
        return try await province.call(Offers.search, search).items.first
    }

    func history(_ offer: Offer, _ aspect: OfferAspect) async throws -> [OfferFactEntry] {
        try await province.call(Offers.history, ListOfferHistory(offer: offer.id)).items
            .filter { $0.aspect == aspect }
    }
}
