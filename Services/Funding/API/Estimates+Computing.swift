public import Bus
public import Vocabulary

extension Estimates {
    /// Proposes a unit's estimate of a year: assistance by those who get it, month by month at the rates as they are known for that
    /// year, and planned activities. Each line explains itself down to the entitlements it counts. Nothing is drafted by it.
    public static let compute = Query<ComputeEstimate, ComputedEstimate>(
        "funding.Estimates/Compute", needs: .accountant)
}

public struct ComputeEstimate: Composite {
    /// A unit that the caller acts in the name of.
    public var unit: UnitPath
    /// The plan's id, 1 to 100 characters.
    public var plan: String
    /// The budget year, 2000 to 2199.
    public var year: Int
    /// Where assistance of those whom the unit pays goes; when absent it is left out, and the reply says so where there are any.
    public var assistance: AssistanceLine?
    /// At most 200, each activity and source once; at least one where ``assistance`` is absent.
    public var activities: [PlannedActivity]?
    /// The day whose caseload it is; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// The line of the estimate that assistance is paid from.
public struct AssistanceLine: Composite {
    /// The activity's id in the plan, 1 to 100 characters.
    public var activity: String
    public var source: SourceID
}

/// What an activity is to cost.
public struct PlannedActivity: Composite {
    /// The activity's id in the plan, 1 to 100 characters.
    public var activity: String
    public var source: SourceID
    /// More than 0.
    public var unitCost: Money
    /// 1 to 1,000,000.
    public var quantity: Int
    /// What is counted, 1 to 200 characters: a class, a place.
    public var item: String
}
extension PlannedActivity: BoundedMembers { public static let bounds = ["quantity": 1...1_000_000] }

/// An estimate as it is proposed.
public struct ComputedEstimate: Composite {
    public var unit: UnitPath
    public var plan: String
    /// The budget year.
    public var year: Int
    public var lines: [ComputedLine]
    /// In đồng.
    public var total: Money
    /// True when something that it rests on was never checked.
    public var isUnverified: Bool
    /// What is not in it although the unit pays it, or of what nothing is known, a sentence each in the caller's language; absent where
    /// nothing is missing.
    public var missing: [String]?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// A line that is proposed: what ``EstimateLine`` has, and what it is made of.
public struct ComputedLine: Composite {
    public var activity: String
    public var source: SourceID
    /// In đồng.
    public var amount: Money
    /// How the amount was arrived at, in the caller's language.
    public var reason: String
    /// Of assistance.
    public var parts: [EstimatePart]
}

/// What one rate comes to in the year.
public struct EstimatePart: Composite {
    /// A code of the table `assistance-ground`.
    public var ground: String
    /// The code of its rate in the decree.
    public var rate: String
    /// The base, in đồng.
    public var base: Money
    /// Hundredths of the base: 250 is 2.5 times.
    public var hundredths: Int
    /// How many are counted.
    public var count: Int
    /// Of all of them together.
    public var months: Int
    /// In đồng.
    public var amount: Money
    /// True when the rate or the base was never checked.
    public var isUnverified: Bool
    /// The entitlements that are counted, the first hundred.
    public var counted: [EntitlementID]
}
extension EstimatePart: CodedMembers { public static let codes = ["ground": ReferenceTable.assistanceGround] }
