import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import Vocabulary

/// The kinds of statement that reporting keeps, beside those in ``CountedChildRecords``, ``CountedWorkerRecords``,
/// ``KnownProviderRecords`` and ``KnownAmountRecords``. Of each record what was said last holds.
enum FactKind: String, Choice {
    case circumstance, disability, link, placement
    /// Two entries that are, or may be, one.
    case childPair, caregiverPair
    case delivery, network, pilot, upgrade
    case training
    case allocation, commitment, release, payment, waiver

    /// The service whose log speaks of it.
    var source: String {
        switch self {
        case .circumstance, .disability, .link, .placement, .childPair, .caregiverPair: RegistryContract.name
        case .delivery, .network, .pilot, .upgrade: CatalogueContract.name
        case .training: CampaignsContract.name
        case .allocation, .commitment, .release, .payment, .waiver: FundingContract.name
        }
    }
}
