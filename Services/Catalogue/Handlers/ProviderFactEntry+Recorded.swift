import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension ProviderFactEntry {
    init(_ recorded: RecordedVersion<ProviderSaying>) {
        let (version, recorder) = (recorded.version, recorded.recorder)
        let fact = ProviderFact(version)
        self.init(
            fact: fact.id, aspect: fact.aspect, kind: fact.kind, from: fact.from, stands: recorded.stands,
            recordedAt: version.learned.moment, unit: recorder.unit)
        cause = fact.cause
        (identity, place, meetsStandard) = (fact.identity, fact.place, fact.meetsStandard)
        (licence, status, reason) = (fact.licence, fact.status, fact.reason)
        recordedBy = recorder.person
    }
}
