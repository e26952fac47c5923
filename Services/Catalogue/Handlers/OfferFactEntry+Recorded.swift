public import CatalogueAPI
public import ServiceKit
import Store
import Vocabulary

extension OfferFactEntry: HistoryEntry {
    init(_ recorded: RecordedVersion<OfferSaying>) {
        let fact = OfferFact(recorded.version)
        self.init(recorded, of: fact.aspect)
        (identity, eligibility, capacity) = (fact.identity, fact.eligibility, fact.capacity)
        (cost, schedule, details) = (fact.cost, fact.schedule, fact.details)
        (firstDay, lastDay) = (fact.firstDay, fact.lastDay)
        (status, reason) = (fact.status, fact.reason)
    }
}
