public import Bus
public import Vocabulary

/// At least one of name, personal number and commune.
public struct SearchChildren: Composite, PagedRequest {
    /// Words or their beginnings, all of which must fit, 16 at most: of any name that the child ever had, of its address, of who cares
    /// for it or once did; at the end the name of a commune or another unit. Beside words, or instead: a birth day (14/02/2015), a year,
    /// a personal number or telephone of the child or of who cares for it. Accents, case, spaces and their order do not matter.
    public var name: String?
    /// All twelve digits.
    public var personalNumber: String?
    /// A unit: the child's commune or one above it.
    public var commune: UnitPath?
    /// Not enough by itself.
    public var birthYear: Int?
    /// Any when left out, `enteredInError` too.
    public var status: ChildStatus?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Whom the caller may
    /// see is judged by where the child lives now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 20 when left out.
    public var limit: Int?

    public init() {}
}

/// The least of a child that tells two of them apart.
public struct FoundChild: Composite {
    public var id: ChildID
    /// As registered.
    public var name: String
    public var sex: Sex
    /// Nil when only the year is known.
    public var birthDate: Day?
    /// The day's, where that is known.
    public var birthYear: Int
    /// Where the child lives.
    public var commune: UnitPath
    public var status: ChildStatus
    /// The day on which it was found, of a foundling.
    public var foundOn: Day?
    /// As of a ``Child``.
    public var provisional: Bool?
}

public struct ListChildren: Composite {
    /// A unit: the child's commune or one above it; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Any when left out, `enteredInError` too.
    public var status: ChildStatus?
    /// Only children with (true) or without (false) a disability determined until then.
    public var hasDisability: Bool?
    /// Only children who have this circumstance then; a confidential one is refused.
    public var circumstance: String?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Whom the caller may
    /// see is judged by where the child lives now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
extension ListChildren: CodedMembers {
    public static let codes: [String: ReferenceTable] = [
        "circumstance": .circumstance
    ]
}

public struct FindDuplicates: Composite, PagedRequest {
    /// A unit: the children's commune or one above it; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// Children with the same folded name and year of birth, in one district.
public struct DuplicateGroup: Composite {
    /// At least two, at most 20, those entered first.
    public var children: [Child]
    /// Whether the group has more than these.
    public var more: Bool
}
