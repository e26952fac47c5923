public import Vocabulary

extension OfferFact {
    /// What it says; nil of one that does not have what its aspect names.
    public var saying: OfferSaying? {
        switch aspect {
        case .identity: identity.map { .identity($0) }
        case .eligibility: eligibility.map { .eligibility($0) }
        case .capacity: .capacity(places: capacity)
        case .cost: cost.map { .cost($0) }
        case .schedule: .schedule(words: schedule)
        case .details: details.map { .details($0) }
        case .firstDay: firstDay.map { .firstDay($0) }
        case .lastDay: .lastDay(lastDay)
        case .standing: status.map { .standing(status: $0, reason: reason) }
        }
    }

    public init(_ version: FactVersion<OfferSaying>) {
        self.init(
            id: version.fact, aspect: version.value.aspect, kind: version.kind, from: version.days.from)
        cause = version.cause
        switch version.value {
        case .identity(let said): identity = said
        case .eligibility(let asked): eligibility = asked
        case .capacity(let places): capacity = places
        case .cost(let amount): cost = amount
        case .schedule(let words): schedule = words
        case .details(let said): details = said
        case .firstDay(let day): firstDay = day
        case .lastDay(let day): lastDay = day
        case .standing(let said, let why): (status, reason) = (said, why)
        }
    }
}
