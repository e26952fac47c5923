public import CatalogueAPI
public import ServiceKit
import Store
import Vocabulary

extension ProviderFactEntry: HistoryEntry {
    init(_ recorded: RecordedVersion<ProviderSaying>) {
        let fact = ProviderFact(recorded.version)
        self.init(recorded, of: fact.aspect)
        (identity, place, meetsStandard) = (fact.identity, fact.place, fact.meetsStandard)
        (licence, licenceAuthority, licenceUntil) = (fact.licence, fact.licenceAuthority, fact.licenceUntil)
        (certification, care) = (fact.certification, fact.care)
        (status, reason) = (fact.status, fact.reason)
    }
}
