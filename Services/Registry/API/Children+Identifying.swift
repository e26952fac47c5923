public import Bus
public import Vocabulary

extension Children {
    /// Says who the rows of somebody else's list are, a school's or a clinic's: known, new, or unsure, with those who may be
    /// meant. Only of children in the caller's reach: any other is told of as one that is not there. Each who is shown is a look that the
    /// register keeps.
    public static let identify = Query<IdentifyChildren, IdentifiedChildren>(
        "registry.Children/Identify", needs: .reader)
}

public struct IdentifyChildren: Composite {
    /// 1 to 500.
    public var rows: [ChildClue]
}

/// What a list says of a child: at least the personal number or the name.
public struct ChildClue: Composite {
    /// Twelve digits.
    public var personalNumber: String?
    /// The full name; accents, case and spaces do not matter.
    public var name: String?
    public var birthDate: Day?
    /// Where the day is not known.
    public var birthYear: Int?
    public var sex: Sex?
    /// Where the child lives: a commune of today or of before.
    public var commune: UnitPath?

    public init() {}
}

public struct IdentifiedChildren: Composite {
    /// In the order of the request.
    public var rows: [IdentifiedChild]
}

/// Who a row is.
public struct IdentifiedChild: Composite {
    public var recognition: Recognition
    /// Of a known one.
    public var child: ChildID?
    /// Of an unsure one: those who may be meant, at most 20, those entered first.
    public var candidates: [ChildCandidate]
}

/// Whether the register knows who a row is.
public enum Recognition: String, Choice {
    /// By its personal number, or by name, day of birth and commune, and by nobody else's.
    case known
    /// Nobody in reach has the number, or the name and about that birth.
    case new
    /// Somebody may be meant: a person decides.
    case unsure
}

/// The least that tells two children apart.
public struct ChildCandidate: Composite {
    public var id: ChildID
    public var name: String
    public var birthYear: Int
    public var commune: UnitPath
}
