import ServiceKit
import Vocabulary

/// What a reading of the past is about: a day, and how much of what was learned since counts as known.
struct AsOf: Hashable, Sendable {
    let on: Day
    let knownOn: LogPoint
    /// More may still be learned of what is asked for.
    let isProvisional: Bool
}

extension Checks {
    /// Notes a day of a reading that is still to come.
    mutating func reading(on: Day?, knownOn: Day?) {
        if let on { day(on, at: "/on") }
        if let knownOn { day(knownOn, at: "/knownOn") }
    }
}
