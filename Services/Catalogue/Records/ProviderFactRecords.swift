import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What was said of each provider.
struct ProviderFactRecords: AspectStateRecords {
    static let table = "provider_facts"
    static let columns = [
        // What an enum's case has without a label of its own, Swift encodes as `_0`.
        FactColumn("kind", "$.identity._0.kind"), FactColumn("place", "$.place.unit"),
        FactColumn("is_met", "$.standard.isMet"), FactColumn("status", "$.standing.status"),
    ]
    typealias About = ProviderID
    typealias Value = ProviderSaying
    let db: Database
}

extension Snapshot {
    var providerFacts: ProviderFactRecords { ProviderFactRecords(db: db) }
}
