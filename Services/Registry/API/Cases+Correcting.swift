public import Bus
public import Vocabulary

extension Cases {
    /// Says that a step was not taken as it was entered. What was entered stays with the case, as a change. FAILED_PRECONDITION where
    /// what came after it could not have been so.
    public static let correct = Command<CorrectCaseEntry, Case>(
        "registry.Cases/Correct", needs: .caseworker)
    /// Says that a step was never taken: the case stands as if it had not been. FAILED_PRECONDITION where a later one could not
    /// have been taken without it: that is taken back first.
    public static let void = Command<VoidCaseEntry, Case>("registry.Cases/Void", needs: .caseworker)
}

/// What is nil stays as it is.
public struct CorrectCaseEntry: Composite {
    /// One that the caller works on.
    public var id: CaseID
    /// Which entry of the case's history, from 1. What was decided on a plan, and that plan, the chief alone corrects, and none of a case
    /// of their own (PERMISSION_DENIED).
    public var entry: Int
    /// The day of the step: not before any that it came after when it was taken (of a report the child's birth), nor after any that
    /// came after it. What was done at once came after the report alone, an isolation and its end after the isolations before them too,
    /// any other step after all that was entered before it. Before the next review, and not after the day of a goal, that the entry
    /// names. Another day than it was: one on which the child was on the register, but of a closing; in a case that ended with its
    /// child, one before that (FAILED_PRECONDITION otherwise).
    public var on: Day?
    /// Of an assessment or a review that has one.
    public var risk: RiskLevel?
    /// Of any step but a plan: at most 4,000 characters, on as many lines as it has.
    public var note: String?
    /// Of a plan: 1 to 20.
    public var goals: [CaseGoal]?
    /// Of a plan, or of a review that carries on.
    public var nextReview: Day?
    /// Why: 1 to 1,000 characters.
    public var reason: String
    /// Refused (ABORTED) when anything of the case has been entered or changed since this version: then the entries may have other
    /// numbers.
    public var ifVersion: Int?
}

public struct VoidCaseEntry: Composite {
    /// One that the caller works on.
    public var id: CaseID
    /// Which entry of the case's history, from 2: a report that never was is a case to be closed. What was decided on a plan, and that
    /// plan, the chief alone takes back, and none of a case of their own (PERMISSION_DENIED).
    public var entry: Int
    /// Why: 1 to 1,000 characters.
    public var reason: String
    /// Refused (ABORTED) when anything of the case has been entered or changed since this version: then the entries may have other
    /// numbers.
    public var ifVersion: Int?
}

/// That an entry of a case's history was put right, or taken back.
public struct CaseChange: Composite {
    /// `corrected` or `voided`.
    public var kind: VersionKind
    /// As it was until then.
    public var entry: CaseEntry
    public var reason: String
    public var recordedAt: Timestamp
    /// Who said so.
    public var unit: UnitPath
    /// The person of that unit; nil where a program did.
    public var recordedBy: String?
}
