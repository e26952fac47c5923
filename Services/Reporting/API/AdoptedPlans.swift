public import Bus
public import Vocabulary

/// Plans of districts, communes and sectors under a published plan.
extension Plans {
    /// Submits a unit's own plan under a published one, in its own name; another one takes its place once that is agreed to.
    public static let adopt = Command<AdoptPlan, AdoptedPlan>("reporting.Plans/Adopt", needs: .reporter)
    /// Agrees to a submitted one, or gives it back with a remark.
    public static let agree = Command<AgreePlan, AdoptedPlan>("reporting.Plans/Agree", needs: .lead)
    /// Those of the units that the caller reaches, every version, by unit; every member of the request narrows the list.
    public static let adopted = Query<ListAdoptedPlans, List<AdoptedPlan>>(
        "reporting.Plans/Adopted", needs: .observer)
}

/// How far a unit's own plan is.
public enum AdoptionStatus: String, Choice {
    /// Waits for the office that leads the plan.
    case submitted
    case returned
    /// In force.
    case agreed
    /// Another one took its place.
    case superseded
}

/// What an indicator should come to in a unit, in a year.
public struct OwnTarget: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// One of the plan's.
    public var year: Int
    /// 0 to 100 for a percentage, to 100,000,000 for a count.
    public var value: Double
    /// True where the plan's own target for the year is higher; a request leaves it out.
    public var below: Bool?
}

/// What a unit does for one of the plan's activities.
public struct OwnActivity: Composite {
    /// The id of one of the plan's activities.
    public var activity: String
    /// 1 to 2,000 characters.
    public var text: String
    /// The last day on which it is to be done, within the plan's time.
    public var until: Day?
}

/// What a unit means to spend on one of the plan's activities in a year, from one source.
public struct OwnBudget: Composite {
    /// The id of one of the plan's activities.
    public var activity: String
    /// A code of the reference table `fund-source`.
    public var fundSource: String
    /// One of the plan's.
    public var year: Int
    /// More than 0 đồng.
    public var amount: Money
}
extension OwnBudget: CodedMembers { public static let codes = ["fundSource": ReferenceTable.fundSource] }

/// A unit's own plan under a published one.
public struct AdoptedPlan: Composite {
    public var id: AdoptionID
    /// The published plan's id.
    public var plan: String
    public var unit: UnitPath
    /// From 1, of the unit's under the plan.
    public var version: Int
    public var status: AdoptionStatus
    public var submittedOn: Day
    public var agreedOn: Day?
    /// Why it was given back.
    public var remark: String?
    /// The decision that put it in force in the unit: number, day.
    public var decision: String?
    public var targets: [OwnTarget]
    public var activities: [OwnActivity]
    public var budget: [OwnBudget]
}

public struct AdoptPlan: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: AdoptionID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// In whose name: a unit of the plan's area.
    public var unit: UnitPath
    /// 1 to 200 characters on one line.
    public var decision: String?
    /// Each indicator and year once; with the others at least one entry, and 200 at most in each list.
    public var targets: [OwnTarget]?
    public var activities: [OwnActivity]?
    /// Each activity, source and year once.
    public var budget: [OwnBudget]?
}

public struct AgreePlan: Composite {
    /// One that is submitted.
    public var id: AdoptionID
    /// False: it is given back.
    public var agreed: Bool
    /// Needed when it is given back: 1 to 2,000 characters on one line.
    public var remark: String?
}

public struct ListAdoptedPlans: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// Of this unit and those below it.
    public var unit: UnitPath?
    public var status: AdoptionStatus?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
