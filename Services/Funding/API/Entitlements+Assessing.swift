public import Vocabulary

public struct AssessEntitlements: Composite {
    /// One who lives in the caller's scope.
    public var child: ChildID
    /// Grounds that hold besides what is known of the child: its determined disability, and open circumstances that point to one. At most 20.
    public var grounds: [StatedGround]?
    /// The month of this day; today's when left out.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// A ground that the caller says holds.
public struct StatedGround: Composite {
    /// A code of the table `assistance-ground`.
    public var ground: String
    /// Which of its rates, where several fit.
    public var rate: String?
    /// Its first day; the month asked about as a whole when left out.
    public var from: Day?
    /// Its last day.
    public var until: Day?
}
extension StatedGround: CodedMembers { public static let codes = ["ground": ReferenceTable.assistanceGround] }

/// What is due for a child in one month.
public struct Assessment: Composite {
    public var child: ChildID
    public var month: Month
    /// Each ground, with what comes of it.
    public var dues: [AssistanceDue]
    /// What is due together, in đồng a month; what is due once counts in its month.
    public var total: Money
    /// True when something that it rests on was never checked.
    public var isUnverified: Bool
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// What one ground comes to.
public struct AssistanceDue: Composite {
    /// A code of the table `assistance-ground`.
    public var ground: String
    public var recipient: AssistanceRecipient
    /// Where it is known from: said by the caller, granted, or pointed to by the register.
    public var basis: GroundBasis
    /// The code of its rate in the decree.
    public var rate: String?
    /// Hundredths of the base: 250 is 2.5 times.
    public var hundredths: Int?
    /// The base of that month, in đồng.
    public var base: Money?
    /// In đồng; of what is not counted what it would be.
    public var amount: Money
    /// Whether it is due: not where another is higher, or nothing may be due beside another.
    public var isCounted: Bool
    /// How sure the weakest row is that it was worked out by.
    public var confidence: Confidence?
    public var steps: [ReckoningStep]
}
extension AssistanceDue: CodedMembers {
    public static let codes = ["ground": ReferenceTable.assistanceGround]
}

/// Where a ground is known from.
public enum GroundBasis: String, Choice {
    case stated, granted, determined
    /// An open circumstance of the register: a person decides whether it is so.
    case indicated
}

/// One step of a reckoning.
public struct ReckoningStep: Composite {
    public var rule: ReckoningRule
    /// In the caller's language.
    public var sentence: String
    /// The instrument that it goes by.
    public var legalBasis: String?
    public var confidence: Confidence?
}

/// What a step of a reckoning goes by.
public enum ReckoningRule: String, Choice {
    case base, rate
    /// A birthday within the month leads into another band.
    case changes
    /// A month that it holds on some days of is due by these.
    case byDay
    /// Due beside what the child gets itself.
    case beside
    /// Another ground is due, which is higher.
    case lower
    /// Nothing is due beside another ground.
    case excluded
    // Nothing comes of it.
    case noGround, noRate, noBase, notThen, unborn
    /// The data have no rates of the ground for the month, for any age or degree: what it comes to is not known yet.
    case noRates
    /// Several rates fit: a person says which.
    case choose
    case suspended, contradicted, voided
}
