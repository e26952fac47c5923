public import Bus
public import Vocabulary

/// Checks of how a plan is carried out: planned, held, with findings that are mended by a day.
public enum Inspections {
    /// Plans one, in the name of the unit that is to hold it and that may hold one of its kind.
    public static let schedule = Command<ScheduleInspection, Inspection>(
        "reporting.Inspections/Schedule", needs: .reporter)
    /// Says that it was held, and what was found, by the unit that held it.
    public static let record = Command<RecordInspection, Inspection>(
        "reporting.Inspections/Record", needs: .reporter)
    /// Says that a finding is mended, by the unit that found it.
    public static let resolve = Command<ResolveFinding, Inspection>(
        "reporting.Inspections/Resolve", needs: .reporter)
    /// Puts right what was said of one, for every day, by the unit that holds it. As known before, and in reports that were compiled,
    /// it stays what it was.
    public static let correct = Command<CorrectInspection, Inspection>(
        "reporting.Inspections/Correct", needs: .reporter)
    /// Takes back what was said of one and never was so, by the unit that holds it: what was said last first.
    public static let void = Command<VoidInspection, Inspection>(
        "reporting.Inspections/Void", needs: .reporter)
    /// Those that units in reach hold or undergo, in the order of the days that they were planned for; every member of the request
    /// narrows the list.
    public static let list = Query<ListInspections, List<Inspection>>(
        "reporting.Inspections/List", needs: .observer)
}

/// Who looks at what, by what power. Which kinds of unit may hold which is dated data (`inspection-right` of the labels).
public enum InspectionKind: String, Choice {
    /// Thanh tra: by an inspectorate.
    case inspection
    /// Kiểm tra: by an office, of what lies in its charge.
    case check
    /// Giám sát: by a mass organisation, which has no power over whom it looks at.
    case supervision
}

/// How far an inspection is.
public enum InspectionStatus: String, Choice {
    case scheduled, held
}

/// One inspection.
public struct Inspection: Composite {
    public var id: InspectionID
    /// The plan's id.
    public var plan: String
    public var kind: InspectionKind
    /// Who holds it.
    public var inspector: UnitPath
    /// Who undergoes it.
    public var of: UnitPath
    /// The plan's activity, or the clause of its units' tasks, that it is about; nil when it is about the plan.
    public var about: String?
    public var status: InspectionStatus
    /// The day that it is, or was, planned for.
    public var planned: Day
    /// The decision that it rests on: number, day.
    public var decision: String?
    public var heldOn: Day?
    /// What it came to.
    public var conclusion: String?
    public var findings: [Finding] = []
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// One thing that an inspection found wrong.
public struct Finding: Composite {
    /// From 1, in its inspection.
    public var number: Int
    public var text: String
    /// The last day to mend it.
    public var mendBy: Day
    public var mendedOn: Day?
    /// How it was mended.
    public var how: String?
    /// With whom it lies since it was not mended by its day: the People's Committee.
    public var escalatedTo: UnitPath?
    /// How many days it was mended late, or is late today; nil when it is not.
    public var daysLate: Int?
}

public struct ScheduleInspection: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: InspectionID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    public var kind: InspectionKind
    /// Who holds it: a unit of a kind that may.
    public var inspector: UnitPath
    /// Who undergoes it: another unit of the plan's area.
    public var of: UnitPath
    /// The id of one of the plan's activities, or a clause of its units' tasks.
    public var about: String?
    /// The day that it is planned for, which may be past.
    public var on: Day
    /// The decision that it rests on: 1 to 200 characters on one line.
    public var decision: String?
}

public struct RecordInspection: Composite {
    /// What was found wrong.
    public struct Found: Composite {
        /// 1 to 2,000 characters.
        public var text: String
        /// The last day to mend it, not before the day of the inspection.
        public var mendBy: Day
    }

    /// One that is scheduled.
    public var id: InspectionID
    /// The day it was held on. Today when absent.
    public var on: Day?
    /// 1 to 4,000 characters.
    public var conclusion: String
    /// At most 200; empty when nothing was wrong.
    public var findings: [Found]
}

public struct ResolveFinding: Composite {
    /// One that was held.
    public var id: InspectionID
    /// The number of one of its findings that is not mended.
    public var finding: Int
    /// 1 to 2,000 characters.
    public var how: String
    /// Since it was held. Today when absent.
    public var on: Day?
}

/// What is said of an inspection, one after the other.
public enum InspectionPart: String, Choice {
    /// That it is planned: without it the inspection never was.
    case scheduling
    /// That it was held, with its conclusion and all that was found.
    case holding
    /// That something was found.
    case finding
    /// That a finding was mended.
    case mending
}

/// What is left out stays as it is.
public struct CorrectInspection: Composite {
    /// What was said of one finding; what is left out stays as it is.
    public struct Change: Composite {
        /// The number of one of its findings.
        public var finding: Int
        /// 1 to 2,000 characters.
        public var text: String?
        /// The last day to mend it, not before the day of the inspection.
        public var mendBy: Day?
        /// Of one that is mended: since it was held, not in the future.
        public var mendedOn: Day?
        /// Of one that is mended: 1 to 2,000 characters.
        public var how: String?
    }

    public var id: InspectionID
    /// The day that it was planned for: one on which the inspector might hold one of its kind.
    public var planned: Day?
    /// The decision that it rests on: 1 to 200 characters on one line.
    public var decision: String?
    /// Of one that was held: not after a finding was to be mended, or was, not in the future.
    public var heldOn: Day?
    /// Of one that was held: 1 to 4,000 characters.
    public var conclusion: String?
    /// Of one that was held: at most 200, each number once.
    public var findings: [Change]?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidInspection: Composite {
    public var id: InspectionID
    /// What never was so: nothing that was said after it stands (FAILED_PRECONDITION otherwise).
    public var what: InspectionPart
    /// The number of the finding that was not found, or not mended; of nothing else.
    public var finding: Int?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListInspections: Composite, DatedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// Held or undergone by this unit and those below it.
    public var unit: UnitPath?
    public var kind: InspectionKind?
    public var status: InspectionStatus?
    /// True: only those with a finding that is not mended; false: only others.
    public var unmended: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
