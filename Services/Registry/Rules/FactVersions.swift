import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What is alike in all who change aspect by aspect: children, workers, caregivers.
enum FactVersions {
    /// How many commands said something of somebody: `points` are those of the versions of each aspect.
    static func commands(_ points: [LogPoint]..., knownOn point: LogPoint) -> Int {
        Set(points.joined().filter { $0 <= point }).count
    }

    /// Throws ABORTED when the entry has been changed since the version that the caller `read`, with the members that are not
    /// what they were then; it is at `now`.
    static func require(_ read: Int?, now: Int, changed: (Int) -> [String] = { _ in [] }) throws {
        guard let read, read != now else { return }
        let message = Message("registry.changed-since", ["version": "\(read)", "now": "\(now)"])
        let members = changed(read).map { member in
            Refusal.Violation("/\(member)", Message("registry.differs-since", ["version": "\(read)"]))
        }
        throw Refusal(.aborted, message, violations: [Refusal.Violation("/ifVersion", message)] + members)
    }

    /// The same of a record of which each version is kept whole: `said` are all of them, the oldest first.
    static func require<Value>(
        _ read: Int?, of said: [Value], _ members: KeyValuePairs<String, (Value) -> AnyHashable?>
    ) throws {
        try require(read, now: said.count) { version in
            guard said.indices.contains(version - 1), let now = said.last else { return [] }
            return members.filter { $0.value(said[version - 1]) != $0.value(now) }.map(\.key)
        }
    }

    /// What is not as it was when the entry was at a version, by the names of members, in their order; nothing of a version that
    /// there was not.
    static func members<State>(
        changedSince version: Int, _ points: [LogPoint]..., of state: (LogPoint) -> State?,
        _ members: KeyValuePairs<String, (State) -> AnyHashable?>
    ) -> [String] {
        let versions = Set(points.joined()).sorted()
        guard versions.indices.contains(version - 1), let then = state(versions[version - 1]),
            let now = state(.latest)
        else { return [] }
        return members.filter { $0.value(then) != $0.value(now) }.map(\.key)
    }

    /// What a fact is about that a request names. Of an entry that the caller does not get, nothing is told of its facts: then
    /// nil is found.
    static func seek<Timelines, Aspect>(
        _ fact: FactID, of known: Timelines?, _ aspect: (Timelines) -> (FactID) -> Aspect?
    ) -> Sought<Aspect?> {
        guard let known else { return .found(nil) }
        if let aspect = aspect(known)(fact) { return .found(aspect) }
        return .unknown(Refusal.Violation("/fact", FactRefusal(.unknown).message { _ in nil }))
    }

    /// Throws for a fact that is corrected by saying who somebody is, and not by its id.
    static func refuseIdentity() throws -> Never {
        throw Refusal.precondition("/fact", Message("registry.identity-fact"))
    }
}

extension Checks {
    /// Notes what a correction gives that the fact does not have, which is about `aspect`: `given` says by member whether
    /// it is given, and what it is of.
    mutating func refuseForeign<Aspect: Choice>(
        _ given: [(member: String, isGiven: Bool, of: Aspect)], of aspect: Aspect
    ) {
        for entry in given where entry.isGiven && entry.of != aspect {
            fail("/\(entry.member)", "registry.not-of-this-fact", terms: ["aspect": [aspect.term]])
        }
    }
}

extension FactHistory {
    /// Where each version was learned.
    var points: [LogPoint] { versions.map(\.learned.at) }

    func has(_ fact: FactID) -> Bool { versions.contains { $0.fact == fact } }
}

extension Timeline {
    /// Since when it has been what it is on a day, however often that was said; nil before the first.
    func since(_ day: Day, knownOn point: LogPoint) -> Day? {
        let past = stretches(knownOn: point).filter { $0.days.from <= day }
        return past.reversed().prefix { $0.value == past.last?.value }.last?.days.from
    }

    /// What moves with a registration to another day: the facts that were first said with it, for its day.
    func moving(
        with registration: Fact<some Hashable & Sendable>, to day: Day, learned: Learned
    ) throws(FactRefusal) -> [FactVersion<Value>] {
        var moved: [FactVersion<Value>] = []
        for fact in history.facts() where fact.belongs(to: registration) && fact.days.from != day {
            moved.append(try correct(fact.id, from: day, learned: learned, cause: registration.id))
        }
        return moved
    }
}

extension Fact {
    /// Whether the registration said it and nobody has given it another day since.
    func belongs(to registration: Fact<some Hashable & Sendable>) -> Bool {
        recorded.at == registration.recorded.at && days.from == registration.days.from
    }
}

extension DayRange {
    /// The days that lie in both.
    func common(with other: DayRange) -> DayRange? {
        let last = min(last, other.last)
        return DayRange(from: max(from, other.from), until: last == .last ? nil : last)
    }
}
