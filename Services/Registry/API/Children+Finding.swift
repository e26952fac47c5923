public import Vocabulary

/// At least one of name, personal number and commune.
public struct SearchChildren: Codable, Hashable, Sendable {
    /// The beginning or any words of the name; accents, case and spaces do not matter.
    public let name: String?
    public let personalNumber: String?
    /// A unit: the child's commune or one above it.
    public let commune: UnitPath?
    public let birthYear: Int?
    public let status: ChildStatus?
    /// 1 to 100; 20 when left out.
    public let limit: Int?

    public init(
        name: String? = nil, personalNumber: String? = nil, commune: UnitPath? = nil, birthYear: Int? = nil,
        status: ChildStatus? = nil, limit: Int? = nil
    ) {
        self.name = name
        self.personalNumber = personalNumber
        self.commune = commune
        self.birthYear = birthYear
        self.status = status
        self.limit = limit
    }
}

public struct ChildPage: Codable, Hashable, Sendable {
    public let items: [Child]
    /// Whether more match than are shown.
    public let more: Bool

    public init(items: [Child], more: Bool) {
        self.items = items
        self.more = more
    }
}

public struct ListChildren: Codable, Hashable, Sendable {
    /// A unit: the child's commune or one above it; all that the caller may see when left out.
    public let commune: UnitPath?
    public let status: ChildStatus?
    /// Only children with (true) or without (false) a determined disability.
    public let hasDisability: Bool?
    /// Only children who have this circumstance now; a confidential one is refused.
    public let circumstance: String?

    public init(
        commune: UnitPath? = nil, status: ChildStatus? = nil, hasDisability: Bool? = nil,
        circumstance: String? = nil
    ) {
        self.commune = commune
        self.status = status
        self.hasDisability = hasDisability
        self.circumstance = circumstance
    }
}

public struct FindDuplicates: Codable, Hashable, Sendable {
    public let commune: UnitPath?
    /// 1 to 200 groups; 50 when left out.
    public let limit: Int?

    public init(commune: UnitPath? = nil, limit: Int? = nil) {
        self.commune = commune
        self.limit = limit
    }
}

/// Children with the same folded name and year of birth, in one district.
public struct DuplicateGroup: Codable, Hashable, Sendable {
    public let children: [Child]

    public init(children: [Child]) {
        self.children = children
    }
}

public struct DuplicateList: Codable, Hashable, Sendable {
    public let groups: [DuplicateGroup]
    public let more: Bool

    public init(groups: [DuplicateGroup], more: Bool) {
        self.groups = groups
        self.more = more
    }
}
