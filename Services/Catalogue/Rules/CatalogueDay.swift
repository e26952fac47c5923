import CatalogueAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in the catalogue.
enum CatalogueDay: String, DatedWord {
    case opening, network, membership, networkChange, pilot, pilotChange, offerStart, referralStart
    case evaluation, approval, funding, completion
}

extension DayBound {
    /// Nothing is said of a provider before it works.
    static func opening(of provider: Provider?) -> DayBound? {
        .recorded(
            CatalogueDay.opening, on: provider?.openedOn, of: provider?.id,
            told: ["providerRegistered", "providerCorrected"])
    }

    static func start(of network: Network?) -> DayBound? {
        .recorded(
            CatalogueDay.network, on: network?.on, of: network?.id,
            told: ["networkEstablished", "networkCorrected"])
    }

    static func start(of pilot: Pilot?) -> DayBound? {
        .recorded(
            CatalogueDay.pilot, on: pilot?.on, of: pilot?.id,
            told: ["pilotStarted", "pilotCorrected"])
    }

    /// The first day on which an offer is given.
    static func start(of offer: OfferTimelines) -> DayBound? {
        .recorded(CatalogueDay.offerStart, on: offer.firstDay, of: offer[.firstDay].fact(on: .last)?.id)
    }
}
