public import Bus
public import Vocabulary

public struct RunMonth: Composite {
    /// Whose list: a unit of today that the caller acts in the name of.
    public var unit: UnitPath
    /// Not after today's.
    public var month: Month
    /// A confirmed one of the unit that has enough left, of the month's budget year or of a later one (INVALID_ARGUMENT otherwise). Without
    /// it the list is drawn up and nothing is paid; a list that comes to nothing needs none.
    public var commitment: CommitmentID?
    /// Number of the payment order, 1 to 100 characters; with `commitment`.
    public var document: String?
    /// The day that it is paid; today when absent.
    public var on: Day?
    /// Months from this one on that earlier lists settled are worked out anew: what a decree raised late is paid too, and so are
    /// months that had no rates then. Said when the list is begun.
    public var arrearsFrom: Month?
}

/// A unit's list of one month, and whether it is paid.
public struct PaymentRun: Composite {
    public var id: RunID
    public var unit: UnitPath
    public var month: Month
    public var status: RunStatus
    /// How many entitlements the list was frozen with. This, as all else of it but its sum and its payment, is for who pays it, or
    /// may see what is confidential there; to others a list is told whose sum is of five people or more, and differs from the one
    /// told before by none of them or by five or more.
    public var entitlements: Int?
    /// Of them worked out.
    public var done: Int?
    /// Lines with an amount.
    public var lineCount: Int?
    /// In đồng.
    public var total: Money
    /// Not paid the month before.
    public var joined: Int?
    /// Paid the month before and not now.
    public var gone: Int?
    /// Another amount than the month before.
    public var changed: Int?
    /// Could not be paid.
    public var unpaid: Int?
    /// Once the list is whole: it changes with every line.
    public var digest: String?
    /// Once it is paid.
    public var payment: PaymentID?
    public var paidOn: Day?
    /// What came back of it, in đồng.
    public var returned: Money?
}

/// How far a month's list is.
public enum RunStatus: String, Choice {
    /// Being worked out: ask again.
    case listing
    /// Whole, and not paid.
    case listed
    case paid
    /// Whole, and comes to nothing: no money moves, and the next month's can begin.
    case empty
}

/// One line of a month's list.
public struct RunLine: Composite {
    public var run: RunID
    /// From 1.
    public var number: Int
    public var entitlement: EntitlementID
    public var child: ChildID
    /// The month that it is for: the list's, or an earlier one that was owed.
    public var month: Month
    /// In đồng; zero where nothing could be paid, and where somebody left.
    public var amount: Money
    public var recipient: AssistanceRecipient
    public var collector: CaregiverID?
    /// By which way it is paid; by hand where absent.
    public var payout: Payout?
    public var change: LineChange
    /// What was paid for it the month before, where that was another amount; of an owed month, what was paid for that already.
    public var amountBefore: Money?
    /// Why it changed, or cannot be paid; in the caller's language.
    public var reason: String?
    /// True when something that it rests on was never checked.
    public var isUnverified: Bool
    /// What came back of it, in đồng.
    public var returned: Money?
    /// The day that it came back, the last of it.
    public var returnedOn: Day?
}

/// What a line is beside the month before.
public enum LineChange: String, Choice {
    case same, joined, left, changed
    /// Of an earlier month that was not paid, or too little.
    case owed
    /// Came back, and is paid again.
    case again
    /// Something is missing: the line says what.
    case unpaid
}

public struct ReturnLine: Composite {
    /// One that is paid.
    public var run: RunID
    /// Of a line of which something did not come back yet.
    public var number: Int
    /// More than 0, at most what did not come back yet; all of that when absent.
    public var amount: Money?
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day: not before it was paid, nor in the future; today when absent.
    public var on: Day?
    /// Whether the next list pays it again; false when absent. What comes back in part is made up in any case once the month is worked
    /// out anew. FAILED_PRECONDITION of what was voided since.
    public var isPaidAgain: Bool?
}

public struct ListLines: Composite {
    /// Whose list: one in whose name the caller acts, or where it may see what is confidential.
    public var unit: UnitPath
    public var month: Month
    /// Only lines of this kind.
    public var change: LineChange?

}

/// Every member narrows the list.
public struct ListRuns: Composite, PagedRequest {
    /// This unit and those below it.
    public var unit: UnitPath?
    public var month: Month?
    public var status: RunStatus?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
