public import Bus
public import Vocabulary

/// How far a plan is from its targets.
public enum Indicators {
    /// The indicators of a plan, in its order.
    public static let list = Query<ListIndicators, List<IndicatorDeclaration>>(
        "reporting.Indicators/List", needs: .anyone)
    /// Every indicator of a plan, or one, on a day, as known on a day: a page of them at a time.
    public static let compute = Query<ComputeIndicators, Progress>(
        "reporting.Indicators/Compute", needs: .observer)
    /// The members that one indicator counted, with the records that speak for each, for who may see them. Who is a member by
    /// nothing but a confidential circumstance is named only to who may see that; others are told how many there are.
    public static let explain = Query<ExplainIndicator, Explanation>(
        "reporting.Indicators/Explain", needs: .reader)
    /// One indicator on the last day of each year of the plan so far.
    public static let series = Query<IndicatorSeries, Progress>(
        "reporting.Indicators/Series", needs: .observer)
}

public struct ListIndicators: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

/// How a value is broken down.
public enum Breakdown: String, Choice {
    case district, commune, sex, ageBand, ethnicity, disabilityType, disabilityDegree
}

/// By whose districts and communes a value is broken down. Totals are the same by either's.
public enum BreakdownUnits: String, Choice {
    /// The units of the day that is asked about.
    case then
    /// The units of today. Where there are no districts any more (since 1 July 2025), those that there were last: the answer
    /// says of which day they are.
    case now
}

public struct ComputeIndicators: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// One indicator; all when absent.
    public var indicator: String?
    /// The day that is asked about: the last one of the period. ``knownOn`` when absent.
    public var on: Day?
    /// The day whose knowledge is used. Today when absent; never later than today.
    public var knownOn: Day?
    /// No cells when absent.
    public var by: Breakdown?
    /// Whose districts or communes the cells are; those of then when absent.
    public var units: BreakdownUnits?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

public struct IndicatorSeries: Composite {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// Today when absent.
    public var knownOn: Day?
}

/// How far a plan is: the value of each of its indicators.
public struct Progress: Composite {
    /// The plan's id.
    public var plan: String
    /// The version that was in force on the day ``knownOn``; the first, of a plan that was published since.
    public var planVersion: Int
    /// The day whose knowledge was used.
    public var knownOn: Day
    /// In the plan's order; a series is one a year.
    public var values: [IndicatorValue]
    /// Of cells by district, where the day whose units were asked for has no districts any more (since 1 July 2025): the day
    /// whose districts they are, the last that had any. Nil otherwise.
    public var districtsOn: Day?
    /// By which reference data the figures were counted, that of the day ``knownOn``; nil where the service goes by none that it keeps a log of.
    public var reference: ReferenceVersion?
    /// How far the other services' logs had been followed.
    public var positions: Positions
    /// Whether more may still be learned of the day ``knownOn``: it is not over, or a log has not been followed past it.
    public var provisional: Bool?
    /// Where the next page begins; nil after the last one. A series comes whole.
    public var next: String?
}

/// By which reference data something was counted.
public struct ReferenceVersion: Composite {
    /// See `admin.Versions/List`.
    public var digest: String
    /// The day since which the service went by it.
    public var since: Day
    /// True where the service goes by another now: whatever was added or corrected in the files since moves no figure as known then.
    /// Nil otherwise.
    public var otherNow: Bool?
}

/// One indicator on one day.
public struct IndicatorValue: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    public var name: BilingualText
    public var measure: IndicatorDeclaration.Measure
    /// The day that was asked about.
    public var on: Day
    /// How many counted.
    public var numerator: Int
    /// Nil for a count, unless it counts districts: those have a number of their own (“5 of 8”).
    public var denominator: Int?
    /// Per cent with one decimal, or the count. Nil when there is nobody to take a share of.
    public var value: Double?
    /// Nil when no target stands for the year.
    public var target: Double?
    /// Value less target, one decimal; negative when short.
    public var gap: Double?
    /// Nil without a target or a value.
    public var met: Bool?
    /// True where more than ``target``, the value at the end of the year before, is asked for.
    public var grows: Bool?
    /// By what was asked for, in the order of their keys; nil when nothing was.
    public var cells: [IndicatorCell]?
    /// True where the indicator counts by confidential circumstances too, and the reader may not see who has one: it is counted
    /// as if nobody had. Nil otherwise.
    public var withoutConfidential: Bool?
}

/// One part of a breakdown. From whoever is not an officer of the whole area, cells are hidden of which anybody could tell
/// within five people how few of fewer than five counted or were left out, from this table or with others, by the units of other
/// days and of other indicators of the same people: those below ten, and with them so many others, the nearest first, then the
/// older, then by key, that they cannot be told apart. Their figures are absent, and every commune and district has a row then,
/// whether or not it has anybody.
/// A table of one cell says what the total says.
public struct IndicatorCell: Composite {
    /// A unit, a sex, a band; `unknown` where the record does not say.
    public var key: String
    /// Nil when hidden.
    public var numerator: Int?
    /// Nil when hidden, and for a count of anything but districts.
    public var denominator: Int?
    /// Per cent with one decimal, or the count; nil when hidden.
    public var value: Double?
    public var hidden: Bool
}

public struct ExplainIndicator: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// `T1`.
    public var indicator: String
    /// The day that is asked about; ``knownOn`` when absent.
    public var on: Day?
    /// The day whose knowledge is used; today when absent; never later than today.
    public var knownOn: Day?
    /// Only members of this unit and those below it.
    public var unit: UnitPath?
    /// Whose units ``unit`` and those of the members are; those of then when absent.
    public var units: BreakdownUnits?
    /// True: only who was counted; false: only who was not; all when absent.
    public var counted: Bool?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

public struct Explanation: Composite {
    /// Of the plan's whole area, without cells.
    public var value: IndicatorValue
    /// Those asked for who lie in the caller's scope, by id: people where they live or work today, wherever that was on the
    /// day (caregivers where the child lives that speaks for them), others where they stood on the day. ``value`` counts the
    /// others too.
    public var members: [CountedMember]
    /// How many more the whole area had who are members by nothing but a confidential circumstance, for who may not see who
    /// they are: on the last day of the year before the day that was asked about, as known then. Nil below five.
    public var untold: Int?
    /// Whether more may still be learned of the day ``knownOn``: it is not over, or a log has not been followed past it.
    public var provisional: Bool?
    /// Where the next page begins; nil after the last one.
    public var next: String?
}

/// One member of an indicator's population.
public struct CountedMember: Composite {
    /// A child's, a caregiver's, a worker's id, a district.
    public var id: String
    /// The commune, the district or the organisation that it belongs to, by the units that were asked for; where it was split
    /// since it was recorded, the one that it was recorded under.
    public var unit: UnitPath?
    /// Whether everything that the indicator asks for holds.
    public var counted: Bool
    /// The records that spoke for it, the first hundred of them: `delivery:<id>`, `training:<class id>`; of assistance
    /// that was paid `assistance` alone, since why it is paid is told to nobody here.
    public var because: [String]
}
