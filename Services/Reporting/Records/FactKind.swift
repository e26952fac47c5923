import Vocabulary

/// The kinds of statement that reporting keeps.
enum FactKind: String, Choice {
    case child, closure, circumstance, disability, link, worker, placement
    case provider, delivery, network, pilot, upgrade
    case training
    case allocation, commitment, payment
}
