import Vocabulary

/// What reporting keeps of money, beside ``KnownAmountRecords``, as the fund's log tells it. Of each record what was said last holds.
enum FactKind: String, Choice {
    case allocation, commitment, release, payment
}
