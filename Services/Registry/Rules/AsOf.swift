import Vocabulary

/// What a reading of the past is about: a day, and how much of what was learned since counts as known.
struct AsOf: Hashable, Sendable {
    let on: Day
    let knownOn: LogPoint
    /// More may still be learned of what is asked for.
    let isProvisional: Bool
}
