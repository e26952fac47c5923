import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension OfferFactEntry {
    init(_ recorded: RecordedVersion<OfferSaying>) {
        let (version, recorder) = (recorded.version, recorded.recorder)
        let fact = OfferFact(version)
        self.init(
            fact: fact.id, aspect: fact.aspect, kind: fact.kind, from: fact.from, stands: recorded.stands,
            recordedAt: version.learned.moment, unit: recorder.unit)
        cause = fact.cause
        (identity, eligibility, capacity) = (fact.identity, fact.eligibility, fact.capacity)
        (cost, schedule) = (fact.cost, fact.schedule)
        (firstDay, lastDay) = (fact.firstDay, fact.lastDay)
        (status, reason) = (fact.status, fact.reason)
        recordedBy = recorder.person
    }
}
