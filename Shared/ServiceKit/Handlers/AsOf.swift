internal import Bus
public import Store
public import Vocabulary

/// What a reading is about: a day, and how much of what was learned since counts as known.
public struct AsOf: Hashable, Sendable {
    /// The day that is asked about.
    public let on: Day
    /// How far each log is known: `asOf.known[RegistryContract.name]`.
    public let known: Knowledge
    /// How far the service's own log is known.
    public let knownOn: LogPoint

    fileprivate init(on: Day, known: Knowledge, in snapshot: Snapshot) {
        (self.on, self.known, knownOn) = (on, known, known[snapshot.service])
    }

    private init(on: Day, known: Knowledge, knownOn: LogPoint) {
        (self.on, self.known, self.knownOn) = (on, known, knownOn)
    }

    /// Another day, as known then.
    public func at(_ day: Day) -> AsOf { AsOf(on: day, known: known, knownOn: knownOn) }
}

extension Snapshot {
    /// What a request asks about; nil when it names neither day: then it asks about the present, as known now. One that
    /// names only ``knownOn`` asks about that day. Throws INVALID_ARGUMENT for knowledge that is still to come.
    public func asOf(on: Day?, knownOn: Day?) throws -> AsOf? {
        guard on != nil || knownOn != nil else { return nil }
        guard let knownOn else { return try asOf(on: on ?? today) }
        return try asOf(on: on, knownAtEndOf: knownOn)
    }

    /// A day, as known now.
    public func asOf(on day: Day) throws -> AsOf {
        AsOf(on: day, known: try knowledge(on: nil), in: self)
    }

    /// The reference data that a reading goes by: that of the day whose knowledge it asks for. The caller, and whatever the request
    /// names, are judged by ``reference``.
    public func reference(_ asOf: AsOf?) throws -> Reference {
        try asOf.map { try reference($0.known) } ?? reference
    }

    /// The same for a reading that is always as known when a day ended, which is what it is about where ``on`` is absent.
    public func asOf(on: Day?, knownAtEndOf day: Day) throws -> AsOf {
        guard day <= today else {
            throw Refusal.invalid(
                "/knownOn",
                Message(
                    "check.day-in-future", ["field": "/knownOn", "day": "\(day)", "today": "\(today)"]))
        }
        return AsOf(on: on ?? day, known: try knowledge(on: day), in: self)
    }
}
