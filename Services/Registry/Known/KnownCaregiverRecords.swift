public import RegistryAPI
public import Store
public import Vocabulary

/// The caregivers that the registry has told a service of: see ``KnownRecords``.
public protocol KnownCaregiverRecords: KnownRecords where Aspect == KnownCaregiverAspect {}

/// What a service may keep of a caregiver that the registry tells of, with days of its own.
public enum KnownCaregiverAspect: KnownAspect {
    /// The commune that it lives in.
    case home

    public var table: any KnownTable<CaregiverID> { Self.homes }
}

extension KnownCaregiverAspect {
    fileprivate static let homes = StateTable<CaregiverID, UnitPath>(
        "known_caregiver_homes", isFollowed: true)
}

extension KnownCaregiverRecords {
    public static var table: String { KnownCaregiverAspect.homes.name }

    public var homes: StateFacts<CaregiverID, UnitPath> { KnownCaregiverAspect.homes.in(db) }

    /// Whether the registry has told of the caregiver.
    public func knows(_ id: CaregiverID) throws -> Bool {
        try !homes.timeline(of: id).history.facts().isEmpty
    }

    /// Keeps what was said of where a caregiver lives. A follower never refuses.
    public func learn(_ facts: CaregiverFacts, learned: Learned, by recorder: Recorder) throws {
        try keep(facts.facts, of: facts.caregiver, .home, \.home, in: homes, learned: learned, by: recorder)
    }
}
