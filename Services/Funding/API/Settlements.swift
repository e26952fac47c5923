public import Bus
public import Vocabulary

/// The year's settlement (quyết toán) of a unit.
public enum Settlements {
    /// Closes a unit's year with its document: after it nothing posts there. FAILED_PRECONDITION while something is held and neither
    /// paid nor given back, a list of assistance is not paid, or a finding of an inspection is not mended; INVALID_ARGUMENT where a difference is not explained.
    public static let close = Command<CloseSettlement, Settlement>(
        "funding.Settlements/Close", needs: .accountant)
    /// Says that a year was closed on another day or by a document of another number. Its figures stay as they were closed, and the year
    /// stays closed; as known before, it was closed as was told then.
    public static let correct = Command<CorrectSettlement, Settlement>(
        "funding.Settlements/Correct", needs: .accountant)
    /// A unit's year, line by line: as it was closed, and before that as it stands.
    public static let get = Query<GetSettlement, Settlement>("funding.Settlements/Get", needs: .comptroller)
}

/// A unit's budget year, beside what was estimated and allocated.
public struct Settlement: Composite {
    public var unit: UnitPath
    /// The budget year.
    public var year: Int
    public var lines: [SettledLine]
    /// In đồng, as are the others.
    public var approved: Total
    public var allocated: Total
    public var paid: Total
    /// What goes back to the sources, or over into the next year.
    public var left: Total
    /// Once it is closed.
    public var id: SettlementID?
    /// Number of the document that it was closed by.
    public var document: String?
    public var closedOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// One activity and source of a year.
public struct SettledLine: Composite {
    public var line: BudgetLine
    /// What the estimate in force has for it.
    public var approved: Money
    public var allocated: Money
    /// Held, paid parts included.
    public var committed: Money
    public var paid: Money
    /// Allocated and not paid.
    public var left: Money
    /// Why less was paid than was estimated or allocated.
    public var explanation: String?
}

public struct CloseSettlement: Composite {
    /// Its new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: SettlementID?
    /// The unit whose year it is, which the caller acts in the name of; ALREADY_EXISTS when that is closed.
    public var unit: UnitPath
    /// The budget year, which is over.
    public var year: Int
    /// Number of the document, 1 to 100 characters.
    public var document: String
    /// For each line of which not all that was estimated or allocated was paid; at most 1,000.
    public var explanations: [LineExplanation]?
    /// The day: after the year's end, not before anything that is posted in it, not in the future; today when absent.
    public var on: Day?
}

/// What is absent stays as it is.
public struct CorrectSettlement: Composite {
    /// The unit whose year it is, which the caller acts in the name of.
    public var unit: UnitPath
    /// The budget year: one that is closed (FAILED_PRECONDITION otherwise).
    public var year: Int
    /// Number of the document, 1 to 100 characters.
    public var document: String?
    /// The day: after the year's end, not before anything that is posted in it, not in the future.
    public var on: Day?
    /// Why; 1 to 500 characters on one line.
    public var reason: String
}

/// Why a line is not what it was to be.
public struct LineExplanation: Composite {
    public var plan: String
    /// The activity's id in the plan.
    public var activity: String
    public var source: SourceID
    /// 1 to 1,000 characters on one line.
    public var explanation: String
}

public struct GetSettlement: Composite {
    public var unit: UnitPath
    /// The budget year.
    public var year: Int
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}
