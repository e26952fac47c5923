public import Vocabulary

/// A government plan as data: what a file of `compose/plans` says and `reporting.Plans/Publish` takes.
public struct PlanDocument: Composite {
    /// Lower kebab case: `thai-binh-2020-2025`.
    public var id: String
    public var name: BilingualText
    /// The decision that put it in force: number, day.
    public var decision: String?
    /// The laws and decisions that it rests on.
    public var legalBasis: [BilingualText] = []
    /// Its first and last day, both counted.
    public var period: Period
    /// The unit that the plan is for, with all below it: `thai-binh`.
    public var area: UnitPath
    /// Who compiles and answers for it.
    public var lead: UnitPath
    /// Each id once.
    public var activities: [ActivityDeclaration] = []
    /// Each id once.
    public var indicators: [IndicatorDeclaration] = []
    /// Each id once.
    public var duties: [DutyDeclaration] = []
    /// What the plan gives each unit to do, in its own order.
    public var units: [UnitTasks]?
    /// Who does what districts did once there are none; the lead office when absent. What an office did passes to who took
    /// its work over.
    public var districtsPassTo: DistrictHeirs?
    /// So many days before its due day each a report is called to mind; from the first of them on it is due soon. Never when
    /// absent.
    public var remindDaysBefore: [Int]?
    /// How many per cent a figure may move from the period before without an explanation: points of a share, parts of a count. None
    /// is asked for when absent.
    public var jumpPercent: Int?
}

/// Who takes over what a plan gives its districts to do.
public enum DistrictHeirs: String, Choice {
    /// Every commune of the plan's area.
    case communes
    /// The office that leads the plan.
    case lead
}

/// What a clause gives some units to do.
public struct UnitTasks: Composite {
    /// `V.2`.
    public var clause: String
    /// `districts: true` adds every district of the plan's area.
    public var units: [UnitPath]?
    /// True: also every district of the plan's area.
    public var districts: Bool?
    public var tasks: [BilingualText]
}

/// What the plan says is to be done. Money is estimated, allocated and paid by it.
public struct ActivityDeclaration: Composite {
    /// The clause: `II.2`.
    public var id: String
    public var name: BilingualText
    /// Who answers for it.
    public var lead: UnitPath?
    /// Who takes part in it.
    public var partners: [UnitPath]?
    /// Where its money comes from: codes of the reference table `fund-source`.
    public var sources: [String]?
}
extension ActivityDeclaration: CodedMembers {
    public static let codes: [String: ReferenceTable] = [
        "sources": .fundSource
    ]
}
