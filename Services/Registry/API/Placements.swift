public import Bus
public import Vocabulary

/// Care away from home or by day: alternative care (Decree 56/2017, Art. 61) and day care.
public enum Placements {
    /// Enters who takes a child into care.
    public static let begin = Command<BeginPlacement, Placement>(
        "registry.Placements/Begin", needs: .caseworker)
    /// Moves the day it is to end by.
    public static let extend = Command<ExtendPlacement, Placement>(
        "registry.Placements/Extend", needs: .caseworker)
    /// Ends a placement.
    public static let end = Command<EndPlacement, Placement>("registry.Placements/End", needs: .caseworker)
    /// A child's placements.
    public static let list = Query<ListPlacements, PlacementList>("registry.Placements/List", needs: .reader)
}

/// How a child is cared for in place of its parents.
public enum PlacementKind: String, Choice {
    /// Nhận nuôi có thời hạn.
    case timeLimitedFoster
    case kinship
    /// Beside the home, by day.
    case dayCare
    case residential
    /// Temporary admission in an emergency.
    case emergency

    /// Whether the child lives there: one such placement at a time.
    public var isResidence: Bool { self != .dayCare }
    /// Whether it is with a person, who must be named.
    public var needsCaregiver: Bool { self == .timeLimitedFoster || self == .kinship }
    /// Whether it must say by when it ends.
    public var needsExpectedEnd: Bool { self == .timeLimitedFoster || self == .emergency }
}

/// One stay of a child in care away from its parents, or by the day.
public struct Placement: Codable, Hashable, Sendable {
    public let id: PlacementID
    public let child: ChildID
    public let kind: PlacementKind
    /// The facility, when it is one of the catalogue's.
    public let provider: ProviderID?
    /// The person, when it is a family.
    public let caregiver: CaregiverID?
    public let start: Day
    public let expectedEnd: Day?
    /// The last day; nil while it lasts.
    public let end: Day?

    public init(
        id: PlacementID, child: ChildID, kind: PlacementKind, provider: ProviderID? = nil,
        caregiver: CaregiverID? = nil, start: Day, expectedEnd: Day? = nil, end: Day? = nil
    ) {
        self.id = id
        self.child = child
        self.kind = kind
        self.provider = provider
        self.caregiver = caregiver
        self.start = start
        self.expectedEnd = expectedEnd
        self.end = end
    }
}

public struct BeginPlacement: Codable, Hashable, Sendable {
    public let id: PlacementID?
    public let child: ChildID
    public let kind: PlacementKind
    public let provider: ProviderID?
    /// Needed for foster and kinship care.
    public let caregiver: CaregiverID?
    /// Today when left out.
    public let start: Day?
    /// Needed for time-limited foster care and emergency admission.
    public let expectedEnd: Day?

    public init(
        id: PlacementID? = nil, child: ChildID, kind: PlacementKind, provider: ProviderID? = nil,
        caregiver: CaregiverID? = nil, start: Day? = nil, expectedEnd: Day? = nil
    ) {
        self.id = id
        self.child = child
        self.kind = kind
        self.provider = provider
        self.caregiver = caregiver
        self.start = start
        self.expectedEnd = expectedEnd
    }
}

public struct ExtendPlacement: Codable, Hashable, Sendable {
    public let id: PlacementID
    public let expectedEnd: Day

    public init(id: PlacementID, expectedEnd: Day) {
        self.id = id
        self.expectedEnd = expectedEnd
    }
}

public struct EndPlacement: Codable, Hashable, Sendable {
    public let id: PlacementID
    /// The last day; today when left out.
    public let end: Day?

    public init(id: PlacementID, end: Day? = nil) {
        self.id = id
        self.end = end
    }
}

public struct ListPlacements: Codable, Hashable, Sendable {
    public let child: ChildID

    public init(child: ChildID) {
        self.child = child
    }
}

public struct PlacementList: Codable, Hashable, Sendable {
    public let items: [Placement]

    public init(items: [Placement]) {
        self.items = items
    }
}
