public import Bus
public import Vocabulary

/// How far a plan is from its targets.
public enum Indicators {
    /// The indicators of a plan.
    public static let list = Query<ListIndicators, IndicatorList>("reporting.Indicators/List", needs: .anyone)
    /// Every indicator of a plan, or one, on a day, as known on a day.
    public static let compute = Query<ComputeIndicators, Progress>(
        "reporting.Indicators/Compute", needs: .reader)
    /// The members that one indicator counted, with the records that speak for each, for who may see them.
    public static let explain = Query<ExplainIndicator, Explanation>(
        "reporting.Indicators/Explain", needs: .reader)
    /// One indicator on the last day of each year of the plan so far.
    public static let series = Query<IndicatorSeries, Progress>("reporting.Indicators/Series", needs: .reader)
}

public struct ListIndicators: Codable, Hashable, Sendable {
    public let plan: String

    public init(plan: String) { self.plan = plan }
}

public struct IndicatorList: Codable, Hashable, Sendable {
    public let items: [IndicatorDeclaration]

    public init(items: [IndicatorDeclaration]) { self.items = items }
}

/// How a value is broken down.
public enum Breakdown: String, Codable, Sendable, CaseIterable {
    case district, commune, sex, ageBand, ethnicity, disabilityType, disabilityDegree
}

public struct ComputeIndicators: Codable, Hashable, Sendable {
    public let plan: String
    /// One indicator; all when absent.
    public let indicator: String?
    /// The day that is asked about: the last one of the period. Today when absent.
    public let on: Day?
    /// The day whose knowledge is used. Today when absent; never later than today.
    public let knownOn: Day?
    public let by: Breakdown?

    public init(
        plan: String, indicator: String? = nil, on: Day? = nil, knownOn: Day? = nil, by: Breakdown? = nil
    ) {
        self.plan = plan
        self.indicator = indicator
        self.on = on
        self.knownOn = knownOn
        self.by = by
    }
}

public struct IndicatorSeries: Codable, Hashable, Sendable {
    public let plan: String
    public let indicator: String
    /// Today when absent.
    public let knownOn: Day?

    public init(plan: String, indicator: String, knownOn: Day? = nil) {
        self.plan = plan
        self.indicator = indicator
        self.knownOn = knownOn
    }
}

/// How far a plan is: the value of each of its indicators.
public struct Progress: Codable, Hashable, Sendable {
    public let plan: String
    public let planVersion: Int
    public let knownOn: Day
    public let values: [IndicatorValue]
    /// How far the other services' logs had been followed.
    public let positions: Positions

    public init(plan: String, planVersion: Int, knownOn: Day, values: [IndicatorValue], positions: Positions)
    {
        self.plan = plan
        self.planVersion = planVersion
        self.knownOn = knownOn
        self.values = values
        self.positions = positions
    }
}

/// One indicator on one day.
public struct IndicatorValue: Codable, Hashable, Sendable {
    public let indicator: String
    public let name: BilingualText
    public let measure: IndicatorDeclaration.Measure
    public let on: Day
    public let numerator: Int
    /// Nil for a count, unless it counts districts: those have a number of their own (“5 of 8”).
    public let denominator: Int?
    /// Per cent with one decimal, or the count. Nil when there is nobody to take a share of.
    public let value: Double?
    /// Nil when no target stands for the year.
    public let target: Double?
    /// Value less target, one decimal; negative when short.
    public let gap: Double?
    /// Nil without a target or a value.
    public let met: Bool?
    /// True where more than ``target``, the value at the end of the year before, is asked for.
    public let grows: Bool?
    public let cells: [IndicatorCell]?

    public init(
        indicator: String, name: BilingualText, measure: IndicatorDeclaration.Measure, on: Day,
        numerator: Int,
        denominator: Int?, value: Double?, target: Double?, gap: Double?, met: Bool?,
        grows: Bool? = nil, cells: [IndicatorCell]? = nil
    ) {
        self.indicator = indicator
        self.name = name
        self.measure = measure
        self.on = on
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.target = target
        self.gap = gap
        self.met = met
        self.grows = grows
        self.cells = cells
    }
}

/// One part of a breakdown. A cell that would show fewer than five people is hidden from whoever is not an officer of the
/// whole area: its figures are absent.
public struct IndicatorCell: Codable, Hashable, Sendable {
    /// A unit, a sex, a band; `unknown` where the record does not say.
    public let key: String
    public let numerator: Int?
    public let denominator: Int?
    public let value: Double?
    public let hidden: Bool

    public init(key: String, numerator: Int?, denominator: Int?, value: Double?, hidden: Bool) {
        self.key = key
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.hidden = hidden
    }
}

public struct ExplainIndicator: Codable, Hashable, Sendable {
    public let plan: String
    public let indicator: String
    public let on: Day?
    public let knownOn: Day?
    /// Only members of this unit and those below it.
    public let unit: UnitPath?
    /// True: only who was counted; false: only who was not; all when absent.
    public let counted: Bool?
    /// The id after which to go on.
    public let after: String?
    /// 1...500; 100 when absent.
    public let limit: Int?

    public init(
        plan: String, indicator: String, on: Day? = nil, knownOn: Day? = nil, unit: UnitPath? = nil,
        counted: Bool? = nil, after: String? = nil, limit: Int? = nil
    ) {
        self.plan = plan
        self.indicator = indicator
        self.on = on
        self.knownOn = knownOn
        self.unit = unit
        self.counted = counted
        self.after = after
        self.limit = limit
    }
}

public struct Explanation: Codable, Hashable, Sendable {
    public let value: IndicatorValue
    public let members: [CountedMember]
    /// Where the next page begins; nil after the last one.
    public let next: String?

    public init(value: IndicatorValue, members: [CountedMember], next: String?) {
        self.value = value
        self.members = members
        self.next = next
    }
}

/// One member of an indicator's population.
public struct CountedMember: Codable, Hashable, Sendable {
    /// A child's, a caregiver's, a worker's id, a district.
    public let id: String
    public let unit: UnitPath?
    public let counted: Bool
    /// The records that spoke for it: `delivery:<id>`, `training:<class id>`.
    public let because: [String]

    public init(id: String, unit: UnitPath?, counted: Bool, because: [String]) {
        self.id = id
        self.unit = unit
        self.counted = counted
        self.because = because
    }
}
