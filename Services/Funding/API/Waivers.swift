public import Bus
public import Vocabulary

/// Fee exemptions and reductions at school, and health insurance cards (Hưng Yên's plan, V.2-3).
public enum Waivers {
    /// Grants a child a waiver or an allowance.
    public static let grant = Command<GrantWaiver, Waiver>("funding.Waivers/Grant", needs: .accountant)
    /// Ends a waiver.
    public static let end = Command<EndWaiver, Waiver>("funding.Waivers/End", needs: .accountant)
    /// Says that a waiver was of other days, or another percentage or decision, than was entered. Another kind is another
    /// waiver: void this one and grant that.
    public static let correct = Command<CorrectWaiver, Waiver>("funding.Waivers/Correct", needs: .accountant)
    /// Says that a waiver never was; the reply shows what was said last.
    public static let void = Command<VoidWaiver, Waiver>("funding.Waivers/Void", needs: .accountant)
    /// Waivers that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListWaivers, List<Waiver>>("funding.Waivers/List", needs: .reader)
}

/// A fee that a child's family does not pay, or not all of.
public struct Waiver: Composite {
    public var id: WaiverID
    public var child: ChildID
    /// A code of the reference table `waiver-kind`.
    public var kind: String
    /// The unit that grants it.
    public var unit: UnitPath
    /// 1 to 100: how much of the fee is waived.
    public var percent: Int
    /// The first day.
    public var from: Day
    /// The last day, counted.
    public var until: Day?
    /// Number of the decision that grants it.
    public var decision: String?
    /// What it is worth in its days, in đồng, where somebody has said.
    public var amount: Money?
    /// The school year, by the calendar year that it begins in: 2020 is 2020-2021.
    public var schoolYear: Int?
    /// A code of the table `school-level`.
    public var schoolLevel: String?
    /// Why it was ended or put right, the last time that it was.
    public var reason: String?
    /// True when its first day lies outside the child's life as the registry has it now, before birth or on no day of its
    /// registration: it is in force on no day, until the registry says otherwise.
    public var contradicted: Bool?
    /// Of a list: those of the kind, or of one that goes with it at no time, on such days under other ids of the child, which the registry
    /// has merged. A child has one: the units decide which. Nil where there are none.
    public var collidesWith: [WaiverID]?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Waiver: CodedMembers {
    public static let codes = ["kind": ReferenceTable.waiverKind, "schoolLevel": ReferenceTable.schoolLevel]
}

public struct GrantWaiver: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: WaiverID?
    /// One who lives in the caller's scope (NOT_FOUND otherwise); FAILED_PRECONDITION when it leaves the register by `until`.
    public var child: ChildID
    /// A code of the table `waiver-kind`; ALREADY_EXISTS when the child has or had one on such a day, or one of a kind that goes with this
    /// one at no time.
    public var kind: String
    /// The unit that grants it: one of today that the caller may act for.
    public var unit: UnitPath
    /// 100 when absent.
    public var percent: Int?
    /// Not before the child's birth; today when absent.
    public var from: Day?
    /// The last day, counted; it goes on when absent.
    public var until: Day?
    /// Number of the decision that grants it, at most 100 characters.
    public var decision: String?
    /// What it is worth in its days, in đồng: 0 or more.
    public var amount: Money?
    /// The school year, by the calendar year that it begins in: 2020 is 2020-2021.
    public var schoolYear: Int?
    /// A code of the table `school-level`.
    public var schoolLevel: String?
}
extension GrantWaiver: BoundedMembers {
    public static let bounds = ["percent": 1...100, "schoolYear": 2000...2199]
}
extension GrantWaiver: CodedMembers {
    public static let codes = ["kind": ReferenceTable.waiverKind, "schoolLevel": ReferenceTable.schoolLevel]
}

public struct EndWaiver: Composite {
    /// One that goes on past the day `on` (FAILED_PRECONDITION otherwise).
    public var id: WaiverID
    /// The last day, counted; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// What is absent stays as it is.
public struct CorrectWaiver: Composite {
    public var id: WaiverID
    /// 1 to 100.
    public var percent: Int?
    /// Not before the child's birth.
    public var from: Day?
    /// The last day, counted.
    public var until: Day?
    /// Number of the decision that grants it, at most 100 characters.
    public var decision: String?
    /// What it is worth in its days, in đồng: 0 or more.
    public var amount: Money?
    /// The school year, by the calendar year that it begins in: 2020 is 2020-2021.
    public var schoolYear: Int?
    /// A code of the table `school-level`.
    public var schoolLevel: String?
    /// What is taken off: `until` (it goes on), `decision`, `amount`, `schoolYear`, `schoolLevel`.
    public var clear: [String]?
    /// 1 to 500 characters on one line.
    public var reason: String
}
extension CorrectWaiver: BoundedMembers {
    public static let bounds = ["percent": 1...100, "schoolYear": 2000...2199]
}
extension CorrectWaiver: ClearingMembers {
    public static let clears = ["until", "decision", "amount", "schoolYear", "schoolLevel"]
}
extension CorrectWaiver: CodedMembers {
    public static let codes = ["schoolLevel": ReferenceTable.schoolLevel]
}

public struct VoidWaiver: Composite {
    public var id: WaiverID
}

/// Every member narrows the list.
public struct ListWaivers: Composite, DatedRequest {
    /// Granted by this unit or one below it.
    public var unit: UnitPath?
    public var child: ChildID?
    /// A code of the reference table `waiver-kind`.
    public var kind: String?
    /// Of this school year.
    public var schoolYear: Int?
    /// A code of the table `school-level`.
    public var schoolLevel: String?
    /// In force on this day; ``knownOn`` when absent, and without that every one, ended ones too.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
extension ListWaivers: CodedMembers {
    public static let codes = ["kind": ReferenceTable.waiverKind, "schoolLevel": ReferenceTable.schoolLevel]
}
