internal import Bus
public import Store
public import Vocabulary

/// What a reading is about: a day, and how much of what was learned since counts as known.
public struct AsOf: Hashable, Sendable {
    /// The day that is asked about.
    public let on: Day
    /// How far each log is known: `asOf.known[RegistryContract.name]`.
    public let known: Knowledge

    public init(on: Day, known: Knowledge) {
        self.on = on
        self.known = known
    }
}

extension Snapshot {
    /// What a request asks about; nil when it names neither day: then it asks about the present, as known now. One that
    /// names only ``knownOn`` asks about that day. Throws INVALID_ARGUMENT for knowledge that is still to come.
    public func asOf(on: Day?, knownOn: Day?) throws -> AsOf? {
        guard on != nil || knownOn != nil else { return nil }
        guard let knownOn else { return AsOf(on: on ?? today, known: try knowledge(on: nil)) }
        return try asOf(on: on, knownAtEndOf: knownOn)
    }

    /// The same for a reading that is always as known when a day ended, which is what it is about where ``on`` is absent.
    public func asOf(on: Day?, knownAtEndOf day: Day) throws -> AsOf {
        guard day <= today else {
            throw Refusal.invalid(
                "/knownOn",
                Message(
                    "check.day-in-future", ["field": "/knownOn", "day": "\(day)", "today": "\(today)"]))
        }
        return AsOf(on: on ?? day, known: try knowledge(on: day))
    }
}
