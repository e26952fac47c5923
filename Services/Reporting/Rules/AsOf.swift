import Vocabulary

/// The two days of every count: the one that it is about, and the one whose knowledge it uses.
struct AsOf: Hashable, Sendable {
    let on: Day
    let knownOn: Day
}
