import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What was said of each offer.
struct OfferFactRecords: AspectStateRecords {
    static let table = "offer_facts"
    static let columns = [FactColumn("status", "$.standing.status")]
    typealias About = OfferID
    typealias Value = OfferSaying
    let db: Database
}

extension Snapshot {
    var offerFacts: OfferFactRecords { OfferFactRecords(db: db) }
}
