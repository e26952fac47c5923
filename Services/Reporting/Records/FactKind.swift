import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import Vocabulary

/// The kinds of statement that reporting keeps, beside those in ``ChildRecords``.
enum FactKind: String, Choice {
    case circumstance, disability, link, worker, placement
    case delivery, network, pilot, upgrade
    case training
    case allocation, commitment, payment

    /// The service whose log speaks of it.
    var source: String {
        switch self {
        case .circumstance, .disability, .link, .worker, .placement: RegistryContract.name
        case .delivery, .network, .pilot, .upgrade: CatalogueContract.name
        case .training: CampaignsContract.name
        case .allocation, .commitment, .payment: FundingContract.name
        }
    }

    /// Whether each statement holds from its day until the next one's day takes over, in whatever order they were said: a
    /// worker's unit and role. Of the others the one said last holds.
    var takesOver: Bool { self == .worker }
}
