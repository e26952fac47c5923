public import GRDB
public import RegistryAPI
internal import ServiceKit
public import Store
public import Vocabulary

/// Which entries of the registry may be one person, or were said to be: kept by a service that counts people. A pair holds for
/// all days, as known from when it was told.
public struct KnownPairRecords: TableRecords {
    public static let table = "known_pairs"
    private static let pairs = StateTable<FactSubject, KnownPair>(table, isFollowed: true)
    public let db: Database

    public init(db: Database) { self.db = db }

    /// For a migration.
    public static func create(in db: Database) throws { try pairs.create(in: db) }

    private var facts: StateFacts<FactSubject, KnownPair> { Self.pairs.in(db) }

    /// Keeps what was said of two entries of a child. A follower never refuses.
    public func learn(_ pair: ChildPairFacts, learned: Learned, by recorder: Recorder) throws {
        try learn(
            KnownPair(one: pair.child.text, other: pair.other.text, verdict: pair.verdict ?? .distinct),
            as: FactID(of: pair.child), learned, recorder)
    }

    /// The same of a caregiver.
    public func learn(_ pair: CaregiverPairFacts, learned: Learned, by recorder: Recorder) throws {
        try learn(
            KnownPair(one: pair.caregiver.text, other: pair.other.text, verdict: pair.verdict ?? .distinct),
            as: FactID(of: pair.caregiver), learned, recorder)
    }

    private func learn(
        _ pair: KnownPair, as fact: FactID, _ learned: Learned, _ recorder: Recorder
    ) throws {
        guard let subject = FactSubject("\(pair.one)/\(pair.other)") else {
            preconditionFailure("an id is not empty")
        }
        // One fact a pair, of all days: what is said later of it is that it never was as said before.
        let isNew = try facts.timeline(of: subject).history.facts().isEmpty
        let version = FactVersion(
            isNew ? .recorded : .corrected, of: fact, days: DayRange(from: .first), value: pair,
            learned: learned)
        try facts.append(version, of: subject, by: recorder)
    }

    /// Takes back what the registry's log no longer has after the point.
    public func forget(after point: LogPoint) throws { _ = try facts.forget(after: point) }

    /// Those that were not said to be two, as known at a point of the registry's log. Ids are nobody's twice: children and
    /// caregivers stand beside each other.
    public func all<Named>(
        of _: Named.Type = Named.self, knownOn point: LogPoint
    ) throws -> [(one: ID<Named>, other: ID<Named>, isDecided: Bool)] {
        try facts.held(on: .last, knownOn: point).map(\.value).compactMap { pair in
            guard pair.verdict != .distinct, let one = ID<Named>(pair.one), let other = ID<Named>(pair.other)
            else { return nil }
            return (one, other, pair.verdict == .same)
        }
    }
}

/// Two entries, and what was said of them.
public struct KnownPair: Codable, Hashable, Sendable {
    let one: String
    let other: String
    let verdict: DuplicateVerdict
}
