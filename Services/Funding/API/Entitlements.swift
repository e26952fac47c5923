public import Bus
public import Vocabulary

/// Monthly social assistance of children and of those who care for them, by the dated statutory rates. What a child gets is seen by
/// whoever pays that list, and by who may see what is confidential there; the law forbids to post why somebody with HIV gets it.
public enum Entitlements {
    /// What a child is due in the month of a day, by which decree and rate, with each step of the reckoning.
    public static let assess = Query<AssessEntitlements, Assessment>(
        "funding.Entitlements/Assess", needs: .accountant)
    /// Grants assistance on a ground by a decision. From the month that the law says: that of the certificate of disability, of other
    /// grounds that of the decision; where the child was away between, from the month in which it came back. Of a child that has
    /// left since the decision it ends with the month in which that was. Where another unit pays it until now and the child lives
    /// with the caller's, that ends and this begins the month after: a move loses no month and doubles none.
    public static let grant = Command<GrantEntitlement, Entitlement>(
        "funding.Entitlements/Grant", needs: .accountant)
    /// Changes the rate, or who collects it, from a month on.
    public static let change = Command<ChangeEntitlement, Entitlement>(
        "funding.Entitlements/Change", needs: .accountant)
    /// Ends it with the month of the decision: the stop takes effect the month after (Circular 02/2021, Art. 2). What a suspension
    /// withheld until then is lost.
    public static let stop = Command<StopEntitlement, Entitlement>(
        "funding.Entitlements/Stop", needs: .accountant)
    /// Pays nothing from the month after on: uncollected for three months, or a redetermination refused (Circular 02/2021, Art. 2).
    public static let suspend = Command<SuspendEntitlement, Entitlement>(
        "funding.Entitlements/Suspend", needs: .accountant)
    /// Pays again from a month on; what was due meanwhile is paid with the next run, unless it is lost.
    public static let resume = Command<ResumeEntitlement, Entitlement>(
        "funding.Entitlements/Resume", needs: .accountant)
    /// Says that it never was so, but otherwise. Months that were paid already are worked out anew: what they lack is paid with the next
    /// list, what they have too much stands in ``differences`` until it comes back.
    public static let correct = Command<CorrectEntitlement, Entitlement>(
        "funding.Entitlements/Correct", needs: .accountant)
    /// Says that it never was: all that was paid on it, and is not due otherwise, stands in ``differences`` until it comes back.
    public static let void = Command<VoidEntitlement, Entitlement>(
        "funding.Entitlements/Void", needs: .accountant)
    /// Months of which something else was paid than was due, as is known now: of what was corrected, voided, or stopped after it was
    /// paid. Each with the lines that paid it, to say what came back with ``return``.
    public static let differences = Feed<ListDifferences, MonthDifference>(
        "funding.Entitlements/Differences", needs: .accountant)
    /// Draws up the list of a month, a stretch at each call until it is whole, and pays it, once: repeated, it goes on where it was.
    public static let run = Command<RunMonth, PaymentRun>("funding.Entitlements/Run", needs: .accountant)
    /// Says that somebody's money came back uncollected, or was paid too much or to the wrong one: the payment is less by it.
    public static let `return` = Command<ReturnLine, RunLine>(
        "funding.Entitlements/Return", needs: .accountant)
    /// Entitlements that a unit pays.
    public static let list = Feed<ListEntitlements, Entitlement>(
        "funding.Entitlements/List", needs: .accountant)
    /// The lines of a month's list, in the order in which they are paid.
    public static let lines = Feed<ListLines, RunLine>("funding.Entitlements/Lines", needs: .accountant)
    /// The months that units have paid, added up: for whoever reads money, and for nobody whose it was. A list that pays
    /// fewer than five, or whose sum has moved by fewer, is shown to who pays it alone: that is what somebody gets.
    public static let runs = Query<ListRuns, List<PaymentRun>>(
        "funding.Entitlements/Runs", needs: .comptroller)
}

/// Assistance that is paid for a child month by month, until it ends.
public struct Entitlement: Composite {
    public var id: EntitlementID
    public var child: ChildID
    /// Whose list it is on.
    public var unit: UnitPath
    /// A code of the table `assistance-ground`.
    public var ground: String
    /// Which of the ground's rates, where several fit.
    public var rate: String?
    /// Of grounds that ask for a disability.
    public var disabilityDegree: DisabilityDegree?
    /// Who gets it.
    public var recipient: AssistanceRecipient
    /// Who collects it for the child.
    public var collector: CaregiverID?
    /// By which way it is paid; by hand where absent.
    public var payout: Payout?
    /// Number of the decision.
    public var decision: String
    /// Its day.
    public var decidedOn: Day
    /// The first month that it is due.
    public var from: Month
    /// The last one.
    public var until: Month?
    public var status: EntitlementStatus
    /// The first month that is not paid, while it is suspended.
    public var suspendedFrom: Month?
    /// Why it was suspended or ended.
    public var reason: String?
    /// The last month that was paid.
    public var paidThrough: Month?
    /// True when it lies outside the child's life as the registry has it now: nothing is paid.
    public var contradicted: Bool?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Entitlement: CodedMembers { public static let codes = ["ground": ReferenceTable.assistanceGround] }

/// Whether an entitlement is paid.
public enum EntitlementStatus: String, Choice {
    case running, suspended, stopped
}

public struct GrantEntitlement: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: EntitlementID?
    /// One who lives in the caller's scope (NOT_FOUND otherwise).
    public var child: ChildID
    /// The unit that pays it: one of today that the caller may act for; ALREADY_EXISTS when another, which the child still lives with,
    /// pays it anything from month to month.
    public var unit: UnitPath
    /// A code of the table `assistance-ground`; ALREADY_EXISTS when the child has it in one of these months, from the unit that it still
    /// lives with.
    public var ground: String
    /// Which of the ground's rates, where several fit: a code of its rates.
    public var rate: String?
    public var collector: CaregiverID?
    /// By which way it is paid; by hand when absent.
    public var payout: Payout?
    /// Number of the decision, 1 to 100 characters.
    public var decision: String
    /// Its day: not in the future; today when absent.
    public var on: Day?
}
extension GrantEntitlement: CodedMembers {
    public static let codes = ["ground": ReferenceTable.assistanceGround]
}

/// What is absent stays as it is.
public struct ChangeEntitlement: Composite {
    /// One that is not ended.
    public var id: EntitlementID
    /// Another of the ground's rates.
    public var rate: String?
    public var collector: CaregiverID?
    /// By which way it is paid from the next list on.
    public var payout: Payout?
    /// What is taken off: `collector`, `payout` (it is paid by hand), `rate`.
    public var clear: [String]?
    /// Number of the decision, 1 to 100 characters.
    public var decision: String
    /// Its day: not in the future, not before it was granted; today when absent. A disability is what was determined by then.
    public var on: Day?
}
extension ChangeEntitlement: ClearingMembers { public static let clears = ["collector", "payout", "rate"] }

public struct StopEntitlement: Composite {
    /// One that is not ended.
    public var id: EntitlementID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day of the decision: not in the future, nor before it was granted; today when absent. Its month is the last that is due.
    public var on: Day?
}

public struct SuspendEntitlement: Composite {
    /// One that is running.
    public var id: EntitlementID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day of the decision: not in the future, nor before it was granted; today when absent.
    public var on: Day?
}

public struct ResumeEntitlement: Composite {
    /// One that is suspended.
    public var id: EntitlementID
    /// The day of the decision: not in the future, nor before it was suspended; today when absent. Its month is paid.
    public var on: Day?
    /// Whether the months between are not paid later; false when absent.
    public var isLost: Bool?
}

/// Every member but the unit narrows the list.
public struct ListEntitlements: Composite {
    /// Whose list: one in whose name the caller acts, or where it may see what is confidential.
    public var unit: UnitPath
    public var child: ChildID?
    public var status: EntitlementStatus?
    /// Those due in the month of this day; ``knownOn`` when left out, and all without that, ended ones too.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}
