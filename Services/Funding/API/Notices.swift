public import Bus
public import Vocabulary

/// What is posted in public (niêm yết) of who is to get assistance: names and the decision, never why. What the law keeps private (HIV,
/// abuse, trafficking) is posted never, nor is any decision of a case.
public enum Notices {
    /// Says that decisions hang in a place: for as long as the law says at least (Decree 20/2021: 2 working days of an allowance, 7
    /// of an admission to a facility).
    public static let post = Command<PostNotice, Notice>("funding.Notices/Post", needs: .accountant)
    /// Takes down before its time what should not hang there.
    public static let takeDown = Command<TakeDownNotice, Notice>(
        "funding.Notices/TakeDown", needs: .accountant)
    /// What a unit has posted, what hangs there no more too.
    public static let list = Feed<ListNotices, Notice>("funding.Notices/List", needs: .accountant)
}

/// Decisions that hang in public.
public struct Notice: Composite {
    public var id: NoticeID
    /// Whose decisions they are.
    public var unit: UnitPath
    public var entitlements: [EntitlementID]
    public var place: String
    public var from: Day
    /// The last day.
    public var until: Day
    /// Who posted it.
    public var displayedBy: UnitPath
    /// The person of that unit; absent where a program did.
    public var person: String?
    /// The day that it was taken down before its time.
    public var takenDownOn: Day?
    /// Why.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

public struct PostNotice: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: NoticeID?
    /// 1 to 200, each once, of one unit that the caller acts in the name of. FAILED_PRECONDITION for one of a ground that the law keeps
    /// private: it is never posted.
    public var entitlements: [EntitlementID]
    /// Where it hangs, 1 to 200 characters.
    public var place: String
    /// The first day: not before any of the decisions, not in the future; today when absent.
    public var from: Day?
    /// The last day: not before the law's term has passed; the last day of that term when absent.
    public var until: Day?
}

public struct TakeDownNotice: Composite {
    /// One that still hangs.
    public var id: NoticeID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day: not before it was posted, nor in the future; today when absent.
    public var on: Day?
}

/// Every member but the unit narrows the list.
public struct ListNotices: Composite {
    /// Whose: one in whose name the caller acts, or where it may see what is confidential.
    public var unit: UnitPath
    /// What was posted by this day; ``knownOn`` when left out, and all without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}
