public import Vocabulary

/// A government plan as data: what a file of `compose/plans` says and `reporting.Plans/Publish` takes.
public struct PlanDocument: Codable, Hashable, Sendable {
    /// Lower kebab case: `thai-binh-2020-2025`.
    public let id: String
    public let name: BilingualText
    /// The decision that put it in force: number, day.
    public let decision: String?
    public let legalBasis: [BilingualText]
    public let period: Period
    /// The unit that the plan is for, with all below it: `thai-binh`.
    public let area: UnitPath
    /// Who compiles and answers for it.
    public let lead: UnitPath
    public let activities: [ActivityDeclaration]
    public let indicators: [IndicatorDeclaration]
    public let duties: [DutyDeclaration]
    /// What the plan gives each unit to do, in its own order.
    public let units: [UnitTasks]?

    public init(
        id: String, name: BilingualText, decision: String? = nil, legalBasis: [BilingualText] = [],
        period: Period,
        area: UnitPath, lead: UnitPath, activities: [ActivityDeclaration] = [],
        indicators: [IndicatorDeclaration] = [], duties: [DutyDeclaration] = [], units: [UnitTasks]? = nil
    ) {
        self.id = id
        self.name = name
        self.decision = decision
        self.legalBasis = legalBasis
        self.period = period
        self.area = area
        self.lead = lead
        self.activities = activities
        self.indicators = indicators
        self.duties = duties
        self.units = units
    }
}

/// What a clause gives some units to do.
public struct UnitTasks: Codable, Hashable, Sendable {
    /// `V.2`.
    public let clause: String
    /// `districts: true` adds every district of the plan's area.
    public let units: [UnitPath]?
    public let districts: Bool?
    public let tasks: [BilingualText]

    public init(clause: String, units: [UnitPath]? = nil, districts: Bool? = nil, tasks: [BilingualText]) {
        self.clause = clause
        self.units = units
        self.districts = districts
        self.tasks = tasks
    }
}

/// What the plan says is to be done. Money is estimated, allocated and paid by it.
public struct ActivityDeclaration: Codable, Hashable, Sendable {
    /// The clause: `II.2`.
    public let id: String
    public let name: BilingualText
    public let lead: UnitPath?
    public let partners: [UnitPath]?
    /// Where its money comes from: codes of the reference table `fund-source`.
    public let sources: [String]?

    public init(
        id: String, name: BilingualText, lead: UnitPath? = nil, partners: [UnitPath]? = nil,
        sources: [String]? = nil
    ) {
        self.id = id
        self.name = name
        self.lead = lead
        self.partners = partners
        self.sources = sources
    }
}
