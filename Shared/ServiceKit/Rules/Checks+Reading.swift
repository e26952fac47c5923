public import Vocabulary

extension Checks {
    /// Notes a day of a reading that is still to come.
    public mutating func reading(on: Day?, knownOn: Day?) {
        if let on { day(on, at: "/on") }
        if let knownOn { day(knownOn, at: "/knownOn") }
    }
}
