public import Bus
public import Vocabulary

/// The legal categories that a child belongs to: the 14 groups of the Law on Children 2016, Art. 10, the six of
/// Decision 647/QĐ-TTg, whatever else the reference data lists.
public enum Circumstances {
    /// Says that a child is in a circumstance from a day on.
    public static let add = Command<AddCircumstance, ChildCircumstance>(
        "registry.Circumstances/Add", needs: .caseworker)
    /// Says that it no longer is.
    public static let end = Command<EndCircumstance, ChildCircumstance>(
        "registry.Circumstances/End", needs: .caseworker)
    /// Says that it held on other days, or by other evidence, than was entered. Another code is another circumstance: void
    /// this one and add that.
    public static let correct = Command<CorrectCircumstance, ChildCircumstance>(
        "registry.Circumstances/Correct", needs: .caseworker)
    /// Says that the child never was in it; the reply shows what was said last.
    public static let void = Command<VoidCircumstance, ChildCircumstance>(
        "registry.Circumstances/Void", needs: .caseworker)
    /// A child's circumstances; confidential ones only for who may see them.
    public static let list = Query<ListCircumstances, List<ChildCircumstance>>(
        "registry.Circumstances/List", needs: .reader)
}

/// A circumstance of one child.
public struct ChildCircumstance: Composite {
    public var id: CircumstanceID
    public var child: ChildID
    /// A code of the reference data.
    public var code: String
    /// The first day it held.
    public var start: Day
    /// The last day it held; nil while it holds.
    public var end: Day?
    /// What shows it: a decision, a certificate, a report.
    public var evidence: String?
    /// Shown only to who has the role `confidential`, and to the office that entered it in the role `intake`.
    public var confidential: Bool
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}
extension ChildCircumstance: CodedMembers { public static let codes = ["code": ReferenceTable.circumstance] }

public struct AddCircumstance: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CircumstanceID?
    /// One that was active from `start` to `end` (FAILED_PRECONDITION otherwise).
    public var child: ChildID
    /// A confidential one needs the role `confidential`, or `intake`, which sees of them only what its own office entered.
    /// ALREADY_EXISTS when the child has it now, FAILED_PRECONDITION when it had it on one of these days, as far as the caller
    /// may see.
    public var code: String
    /// The code must be in force on this day.
    public var start: Day
    /// The last day it held, of one that is over; not before `start`, not in the future.
    public var end: Day?
    /// What shows it: a decision, a certificate, a report; at most 1,000 characters.
    public var evidence: String?
}
extension AddCircumstance: CodedMembers { public static let codes = ["code": ReferenceTable.circumstance] }

public struct EndCircumstance: Composite {
    /// One that has not ended; a confidential one is NOT_FOUND for who may not see it.
    public var id: CircumstanceID
    /// The last day it held; not before its start, not in the future.
    public var end: Day
}

/// What is nil stays as it is.
public struct CorrectCircumstance: Composite {
    /// A confidential one is NOT_FOUND for who may not see it.
    public var id: CircumstanceID
    /// The code must be in force on this day.
    public var start: Day?
    /// The last day it held; not in the future.
    public var end: Day?
    /// At most 1,000 characters.
    public var evidence: String?
    /// What is taken off: `end` (it goes on), `evidence`.
    public var clear: [String]?
}
extension CorrectCircumstance: ClearingMembers {
    public static let clears = ["end", "evidence"]
}

public struct VoidCircumstance: Composite {
    /// A confidential one is NOT_FOUND for who may not see it.
    public var id: CircumstanceID
}

public struct ListCircumstances: Composite, PagedRequest {
    public var child: ChildID
    /// Those too that had ended before that day.
    public var includeEnded: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// A circumstance in a row of ``ChildRow``.
public struct CircumstanceRow: Composite {
    /// A confidential one needs the role `confidential`, or `intake`.
    public var code: String
    /// The code must be in force on this day.
    public var start: Day
    /// The last day it held, not in the future; nil while it holds.
    public var end: Day?
    /// What shows it: a decision, a certificate, a report; at most 1,000 characters.
    public var evidence: String?
}
extension CircumstanceRow: CodedMembers { public static let codes = ["code": ReferenceTable.circumstance] }
