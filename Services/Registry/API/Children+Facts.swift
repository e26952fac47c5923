public import Bus
public import Vocabulary

extension Children {
    /// Says that a fact of the child never was so, but otherwise, or from another day. What was known before stays known of
    /// the time before. Who the child is, ``update`` corrects.
    public static let correct = Command<CorrectChild, Child>(
        "registry.Children/Correct", needs: .caseworker)
    /// Says that a fact of the child never was: what held before it holds on. What a closure ended goes on again;
    /// FAILED_PRECONDITION with what has taken its place since.
    public static let void = Command<VoidChildFact, Child>("registry.Children/Void", needs: .caseworker)
    /// Takes a closed child up again from a day on. It restores nothing that the closure ended.
    public static let reopen = Command<ReopenChild, Child>("registry.Children/Reopen", needs: .caseworker)
    /// Says in which heir of a commune that was split children live, from the day of the split on: until somebody does, each
    /// heir has them in its lists. All of them, or none.
    public static let settle = Command<SettleChildren, SettledChildren>(
        "registry.Children/Settle", needs: .caseworker)
    /// The active children who wait to be settled, with the heirs among which somebody has to choose; in the order of
    /// communes and names.
    public static let listUnsettled = Query<ListUnsettledChildren, List<UnsettledChild>>(
        "registry.Children/ListUnsettled", needs: .reader)
    /// All that was ever said of a child's identity, home, address, poverty and standing, by whom and when; as it was learned.
    public static let history = Query<ListChildHistory, List<ChildFactEntry>>(
        "registry.Children/History", needs: .reader)
}

/// What is nil stays as it is. Only what the fact is about can be given.
public struct CorrectChild: Composite {
    public var id: ChildID
    /// A fact of the child's history: a home, an address, a poverty status, a standing.
    public var fact: FactID
    /// The day from which it is so. A registration's must lie in childhood; what it said of home, address and poverty moves
    /// with it, and never past what came after it (FAILED_PRECONDITION). A commune must have existed on it.
    public var on: Day?
    /// Of a home: a commune of the fact's day that the caller may act for.
    public var commune: UnitPath?
    /// Of an address: at most 300 characters on one line.
    public var address: String?
    /// Of a poverty status.
    public var povertyStatus: PovertyStatus?
    /// Of a closure: any but `active`.
    public var reason: ChildStatus?
    /// Of a closure or a reopening: at most 1,000 characters on one line.
    public var note: String?
    /// What is taken off: `address`.
    public var clear: [String]?
    /// Refused (ABORTED) when the child has been changed since this version.
    public var ifVersion: Int?
}
extension CorrectChild: ClearingMembers {
    public static let clears = ["address"]
}

public struct VoidChildFact: Composite {
    public var id: ChildID
    /// A fact of the child's history. The registration cannot be voided, nor the home and the poverty status that it began
    /// with.
    public var fact: FactID
    /// Refused (ABORTED) when the child has been changed since this version.
    public var ifVersion: Int?
}

public struct ReopenChild: Composite {
    /// A closed child, neither deceased nor entered by mistake: such a closure is voided when it never was.
    public var id: ChildID
    /// The first day on which the child counts again; today when left out.
    public var on: Day?
    /// Why: at most 1,000 characters on one line.
    public var note: String
}

public struct SettleChildren: Composite {
    /// 1 to 500, each once: active children whose home is a commune that was split (FAILED_PRECONDITION otherwise).
    public var children: [ChildID]
    /// One of the communes of today that the children's commune was split into. Who acts for any of them may say it.
    public var commune: UnitPath
}

public struct SettledChildren: Composite {
    /// As they are now, in the order in which they were named.
    public var children: [Child]
}

public struct ListUnsettledChildren: Composite, PagedRequest {
    /// A unit: an heir or one above it, or the commune that was split; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// A child recorded under a commune that was split, of whom nobody has said yet in which heir it lives.
public struct UnsettledChild: Composite {
    public var child: Child
    /// The day of the split: from then on ``Children/settle`` says where the child lives.
    public var since: Day
    /// The communes of today that ``Children/settle`` takes, in the order of their paths; two at least.
    public var heirs: [UnitPath]
}

public struct ListChildHistory: Composite, PagedRequest {
    public var child: ChildID
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// One version of one fact of a child, and who said it when.
public struct ChildFactEntry: Composite {
    /// The fact's id: what ``Children/correct`` and ``Children/void`` name.
    public var fact: FactID
    public var aspect: ChildAspect
    public var kind: VersionKind
    /// The day from which it is so.
    public var from: Day
    /// Whether this is what the register says of the fact now.
    public var stands: Bool
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// Of an identity.
    public var name: String?
    /// Of an identity.
    public var sex: Sex?
    /// Of an identity; nil when only the year is known.
    public var birthDate: Day?
    /// Of an identity.
    public var birthYear: Int?
    /// Of an identity: true where that is an estimate.
    public var birthEstimated: Bool?
    /// Of an identity: the day on which the child was found.
    public var foundOn: Day?
    /// Of an identity: where it was found.
    public var foundAt: String?
    /// Of an identity: who found it.
    public var foundBy: String?
    /// Of an identity: a code of the ethnic groups' list.
    public var ethnicity: String?
    /// Of an identity: twelve digits.
    public var personalNumber: String?
    /// Of a home.
    public var commune: UnitPath?
    /// Of an address; nil when it was taken off.
    public var address: String?
    /// Of a poverty status.
    public var povertyStatus: PovertyStatus?
    /// Of a standing.
    public var status: ChildStatus?
    /// Of a standing: what was noted when it was entered.
    public var note: String?
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; nil where a program did.
    public var recordedBy: String?
}
extension ChildFactEntry: CodedMembers {
    public static let codes = ["ethnicity": ReferenceTable.ethnicGroup]
}
