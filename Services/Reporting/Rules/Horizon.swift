internal import Vocabulary

/// The two days of every count: the day that it is about, and the day whose knowledge it uses.
struct Horizon: Hashable, Sendable {
    let on: Day
    let known: Day
}

/// The kinds of statement that reporting keeps.
enum FactKind: String, CaseIterable {
    case child, closure, circumstance, disability, link, worker, placement
    case provider, delivery, network, pilot, upgrade
    case training, outreach
    case source, allocation, commitment, payment, donation
}
