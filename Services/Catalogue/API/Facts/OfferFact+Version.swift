public import Vocabulary

extension OfferFact {
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
        case .firstDay(let day): firstDay = day
        case .lastDay(let day): lastDay = day
        case .standing(let said, let why): (status, reason) = (said, why)
        }
    }
}
