public import Vocabulary

/// Who owes which report by when.
public struct DutyDeclaration: Composite {
    /// How often a duty comes round.
    public enum Rhythm: String, Choice {
        /// The half-years January to June and July to December.
        case halfYear
        /// The calendar year.
        case year
    }

    /// `yearly`.
    public var id: String
    public var name: BilingualText
    /// Where the plan asks for it: `V.9`.
    public var clause: String
    public var rhythm: Rhythm
    /// The last day on which it is on time. It may lie inside the period (before 10 December for the year) or after it.
    public var due: DueRule
    /// Who owes it. `districts: true` adds every district of the plan's area.
    public var units: [UnitPath] = []
    /// True: also every district of the plan's area on the due day.
    public var districts: Bool?
    /// Who receives it.
    public var to: UnitPath
    /// Who is only asked for it (“đề nghị”): it may be handed in, and is never late.
    public var invited: [UnitPath]?
    /// Who receives it too; it is discharged when all have it.
    public var alsoTo: [UnitPath]?
    /// The last day whose figures it gives, where that is before the period's end; the period's last day when absent.
    public var cutoff: DueRule?
}

/// The last day on which a report is on time, counted from the period that it is about: exactly one member is given.
public struct DueRule: Composite {
    /// So many days after the period's last day; 0 is that day itself; negative is before it.
    public var daysAfterEnd: Int?
    /// This day of the period's last year, `MM-DD`; for a year's report only.
    public var on: String?

    public init() {}
}
