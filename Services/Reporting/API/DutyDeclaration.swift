public import Vocabulary

/// Who owes which report by when.
public struct DutyDeclaration: Codable, Hashable, Sendable {
    /// How often a duty comes round.
    public enum Rhythm: String, Codable, Sendable, CaseIterable {
        /// The half-years January to June and July to December.
        case halfYear
        /// The calendar year.
        case year
    }

    /// `yearly`.
    public let id: String
    public let name: BilingualText
    /// Where the plan asks for it: `V.9`.
    public let clause: String
    public let rhythm: Rhythm
    /// The last day on which it is on time. It may lie inside the period (before 10 December for the year) or after it.
    public let due: DueRule
    /// Who owes it. `districts: true` adds every district of the plan's area.
    public let units: [UnitPath]
    public let districts: Bool?
    /// Who receives it.
    public let to: UnitPath

    public init(
        id: String, name: BilingualText, clause: String, rhythm: Rhythm, due: DueRule, units: [UnitPath] = [],
        districts: Bool? = nil, to: UnitPath
    ) {
        self.id = id
        self.name = name
        self.clause = clause
        self.rhythm = rhythm
        self.due = due
        self.units = units
        self.districts = districts
        self.to = to
    }
}

/// The last day on which a report is on time, counted from the period that it is about: exactly one member is given.
public struct DueRule: Codable, Hashable, Sendable {
    /// So many days after the period's last day; 0 is that day itself; negative is before it.
    public let daysAfterEnd: Int?
    /// This day of the period's last year, `MM-DD`; for a year's report only.
    public let on: String?

    public init(daysAfterEnd: Int? = nil, on: String? = nil) {
        self.daysAfterEnd = daysAfterEnd
        self.on = on
    }
}
