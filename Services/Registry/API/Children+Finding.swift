public import Vocabulary

/// At least one of name, personal number and commune.
public struct SearchChildren: Composite {
    /// The beginning or any words of the name; accents, case and spaces do not matter.
    public var name: String?
    public var personalNumber: String?
    /// A unit: the child's commune or one above it.
    public var commune: UnitPath?
    public var birthYear: Int?
    public var status: ChildStatus?
    /// 1 to 100; 20 when left out.
    public var limit: Int?
}

public struct ChildPage: Composite {
    public var items: [Child]
    /// Whether more match than are shown.
    public var more: Bool
}

public struct ListChildren: Composite {
    /// A unit: the child's commune or one above it; all that the caller may see when left out.
    public var commune: UnitPath?
    public var status: ChildStatus?
    /// Only children with (true) or without (false) a determined disability.
    public var hasDisability: Bool?
    /// Only children who have this circumstance now; a confidential one is refused.
    public var circumstance: String?
}

public struct FindDuplicates: Composite {
    public var commune: UnitPath?
    /// 1 to 200 groups; 50 when left out.
    public var limit: Int?
}

/// Children with the same folded name and year of birth, in one district.
public struct DuplicateGroup: Composite {
    public var children: [Child]
}

public struct DuplicateList: Composite {
    public var groups: [DuplicateGroup]
    public var more: Bool
}
