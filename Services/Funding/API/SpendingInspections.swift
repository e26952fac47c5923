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
    /// Puts right what was said of an inspection, for every day, by the office that inspects; as known before, it stays what it was.
    public static let correct = Command<CorrectSpendingInspection, SpendingInspection>(
        "funding.Inspections/Correct", needs: .comptroller)
    /// Takes back what was said of an inspection and never was so, by the office that inspects: what was said last first. The line of a
    /// finding that never was pays again; that of one that never was mended pays nothing.
    public static let void = Command<VoidSpendingInspection, SpendingInspection>(
        "funding.Inspections/Void", needs: .comptroller)
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

/// What is said of an inspection of spending, one after the other.
public enum SpendingInspectionPart: String, Choice {
    /// That it was opened: without it the inspection never was.
    case opening
    /// That something was found.
    case finding
    /// That a finding was mended.
    case mending
}

/// What is left out stays as it is. Of which line something was found is not put right: take it back, and enter it anew.
public struct CorrectSpendingInspection: Composite {
    /// What was said of one finding; what is left out stays as it is.
    public struct Change: Composite {
        /// One of its findings.
        public var finding: SpendingFindingID
        /// What was found: 1 to 2,000 characters.
        public var text: String?
        /// Not before the inspection was opened, nor after it was mended, not in the future.
        public var foundOn: Day?
        /// Not before it was found.
        public var due: Day?
        /// Of one that is mended: not before it was found, not in the future.
        public var mendedOn: Day?
        /// Of one that is mended: 1 to 2,000 characters.
        public var remedy: String?
    }

    /// One that the caller's office opened.
    public var inspection: SpendingInspectionID
    /// 1 to 200 characters.
    public var title: String?
    /// The day that it was opened: not after anything was found, not in the future.
    public var on: Day?
    /// At most 200, each once.
    public var findings: [Change]?
    /// Why; 1 to 500 characters on one line.
    public var reason: String
}

public struct VoidSpendingInspection: Composite {
    /// One that the caller's office opened.
    public var inspection: SpendingInspectionID
    /// What never was so: nothing that was said after it stands (FAILED_PRECONDITION otherwise).
    public var what: SpendingInspectionPart
    /// What was not found, or not mended; of nothing else.
    public var finding: SpendingFindingID?
    /// Why; 1 to 500 characters on one line.
    public var reason: String
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
