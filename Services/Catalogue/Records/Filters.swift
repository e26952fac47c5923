public import CatalogueAPI
public import GRDB
import Store
import Vocabulary

extension [String] {
    /// A list of codes as one column keeps it: codes and unit paths have no commas.
    var column: String { joined(separator: ",") }

    init?(column: String) {
        guard !column.isEmpty else { return nil }
        self = column.split(separator: ",").map(String.init)
    }
}

// Columns that hold one of a contract's words.
extension OfferStatus: DatabaseValueConvertible {}
extension ReferralStatus: DatabaseValueConvertible {}
extension PilotVerdict: DatabaseValueConvertible {}
extension UpgradeStatus: DatabaseValueConvertible {}
