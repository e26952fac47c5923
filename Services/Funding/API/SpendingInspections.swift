public import Bus
public import Vocabulary

/// Inspections of spending (T V.6, H V.4), by Finance, the People's Committee above and the lead office. A finding blocks further
/// payments of its line until it is mended.
public enum SpendingInspections {
    /// Opens an inspection of a unit's spending. PERMISSION_DENIED for who neither keeps its sources nor leads there, and of oneself.
    public static let open = Command<OpenSpendingInspection, SpendingInspection>(
        "funding.Inspections/Open", needs: .comptroller)
    /// Records what was found; the allocation pays nothing more from then on.
    public static let find = Command<FindFault, SpendingInspection>(
        "funding.Inspections/Find", needs: .comptroller)
    /// Says that a finding is mended: by the office that inspects.
    public static let mend = Command<MendFault, SpendingInspection>(
        "funding.Inspections/Mend", needs: .comptroller)
    /// Inspections of units that the caller may see.
    public static let list = Query<ListSpendingInspections, List<SpendingInspection>>(
        "funding.Inspections/List", needs: .comptroller)
}

/// An inspection of what a unit spent.
public struct SpendingInspection: Composite {
    public var id: SpendingInspectionID
    /// Whose spending.
    public var unit: UnitPath
    /// Who inspects.
    public var inspector: UnitPath
    /// What it is about.
    public var title: String
    /// The day that it was opened.
    public var on: Day
    public var findings: [SpendingFinding]
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// Something that is wrong with a line, and what became of it.
public struct SpendingFinding: Composite {
    public var id: SpendingFindingID
    public var allocation: AllocationID
    /// What was found.
    public var finding: String
    public var foundOn: Day
    /// By when it is to be mended.
    public var due: Day?
    /// Once it is.
    public var mendedOn: Day?
    /// How it was mended.
    public var remedy: String?
}

public struct OpenSpendingInspection: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: SpendingInspectionID?
    /// A unit of today other than the caller's.
    public var unit: UnitPath
    /// 1 to 200 characters.
    public var title: String
    /// The day: not in the future; today when absent.
    public var on: Day?
}

public struct FindFault: Composite {
    /// One that the caller's office opened.
    public var inspection: SpendingInspectionID
    /// The finding's new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: SpendingFindingID?
    /// One of the unit's.
    public var allocation: AllocationID
    /// 1 to 2,000 characters.
    public var finding: String
    /// The day: not before the inspection was opened, nor in the future; today when absent.
    public var on: Day?
    /// By when it is to be mended: not before that day.
    public var due: Day?
}

public struct MendFault: Composite {
    /// One that is not mended.
    public var finding: SpendingFindingID
    /// 1 to 2,000 characters.
    public var remedy: String
    /// The day: not before it was found, nor in the future; today when absent.
    public var on: Day?
}

/// Every member narrows the list.
public struct ListSpendingInspections: Composite, DatedRequest {
    /// Whose spending: this unit's and those' below it.
    public var unit: UnitPath?
    /// Only those with a finding that is not mended.
    public var isOpen: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
