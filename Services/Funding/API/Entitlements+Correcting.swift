public import Vocabulary

/// What is absent stays as it is.
public struct CorrectEntitlement: Composite {
    /// One that was not voided, whether it goes on or not.
    public var id: EntitlementID
    /// A code of the table `assistance-ground`; ALREADY_EXISTS when the child has that in one of these months, or in any of
    /// what is due once for a child.
    public var ground: String?
    /// The first month that it is due: not in the future, not before the child's birth.
    public var from: Month?
    /// The last one.
    public var until: Month?
    /// Which of the ground's rates, where several fit.
    public var rate: String?
    /// The month from which the rate that is wrong was said; the first when absent. The degree of a disability is looked up anew for all.
    public var rateFrom: Month?
    public var collector: CaregiverID?
    /// Number of the decision, 1 to 100 characters.
    public var decision: String?
    /// Its day: not in the future.
    public var decidedOn: Day?
    /// The first month that the suspension which goes on withholds: due, not paid, next month at the latest. FAILED_PRECONDITION
    /// otherwise, and when it is not suspended.
    public var suspendedFrom: Month?
    /// What is taken off: `until` (it goes on), `rate`, `collector`, `suspendedFrom` (the last suspension never was).
    public var clear: [String]?
    /// 1 to 500 characters on one line.
    public var reason: String
}
extension CorrectEntitlement: CodedMembers {
    public static let codes = ["ground": ReferenceTable.assistanceGround]
}
extension CorrectEntitlement: ClearingMembers {
    public static let clears = ["until", "rate", "collector", "suspendedFrom"]
}

public struct VoidEntitlement: Composite {
    /// One that was not voided before.
    public var id: EntitlementID
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct ListDifferences: Composite {
    /// Whose lists: one in whose name the caller acts, or where it may see what is confidential.
    public var unit: UnitPath
    /// Only this child's.
    public var child: ChildID?
}

/// A month of which something else stands paid to one recipient than was due.
public struct MonthDifference: Composite {
    public var child: ChildID
    public var month: Month
    public var recipient: AssistanceRecipient
    /// What is due for the month as is known now, in đồng.
    public var due: Money
    /// What stands paid for it, in đồng: what came back is taken off.
    public var paid: Money
    /// What is to come back, in đồng.
    public var toReturn: Money?
    /// What it lacks, in đồng: the next list pays it, what a decree raised late where that is asked for (`arrearsFrom`).
    public var toPay: Money?
    /// The lines that paid it, the last first.
    public var lines: [PaidLine]
}

/// What stands paid by one line of a list.
public struct PaidLine: Composite {
    public var run: RunID
    /// Of the line in its list.
    public var number: Int
    public var entitlement: EntitlementID
    /// In đồng, without what came back.
    public var amount: Money
}
