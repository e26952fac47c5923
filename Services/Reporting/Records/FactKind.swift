import FundingAPI
import Vocabulary

/// What reporting keeps of money, beside ``KnownAmountRecords``. Of each record what was said last holds.
enum FactKind: String, Choice {
    case allocation, commitment, release, payment

    /// The service whose log speaks of it.
    var source: String {
        switch self {
        case .allocation, .commitment, .release, .payment: FundingContract.name
        }
    }
}
