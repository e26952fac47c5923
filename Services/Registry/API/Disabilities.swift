public import Bus
public import Vocabulary

/// Determinations of disability (Circular 01/2019/TT-BLĐTBXH).
public enum Disabilities {
    /// Enters a council's conclusion; the one with the latest day is the child's disability.
    public static let determine = Command<DetermineDisability, Disability>(
        "registry.Disabilities/Determine", needs: .assessor)
    /// Says that the council concluded otherwise, or on another day, than was entered. A new conclusion is determined.
    public static let correct = Command<CorrectDisability, Disability>(
        "registry.Disabilities/Correct", needs: .assessor)
    /// Says that there never was this conclusion; the reply shows what was said last.
    public static let void = Command<VoidDisability, Disability>(
        "registry.Disabilities/Void", needs: .assessor)
    /// A child's determinations of disability, the latest first.
    public static let list = Query<ListDisabilities, List<Disability>>(
        "registry.Disabilities/List", needs: .reader)
}

/// One determination of a child's disability.
public struct Disability: Composite {
    public var id: DisabilityID
    public var child: ChildID
    /// Law 51/2010, Art. 3(1).
    public var type: DisabilityType
    /// Law 51/2010, Art. 3(2).
    public var degree: DisabilityDegree
    /// The unit whose council concluded: a commune's, or a medical assessment council's.
    public var council: UnitPath
    /// The certificate's number: the council gives each once.
    public var certificate: String?
    /// The day of the council's conclusion.
    public var determinedOn: Day
    public var screening: Screening?
    /// The number of the minutes of its conclusion (form 05).
    public var minutes: String?
    /// The day on which the certificate was given.
    public var certifiedOn: Day?
    /// Of the determination that holds, the day from which it is to be made anew (Circular 01/2019, Arts 8, 9): until somebody does,
    /// it counts. Nil of any other.
    public var redetermineFrom: Day?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct DetermineDisability: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: DisabilityID?
    /// An active child (FAILED_PRECONDITION otherwise).
    public var child: ChildID
    public var type: DisabilityType
    public var degree: DisabilityDegree
    /// The child's commune when left out.
    public var council: UnitPath?
    /// At most 50 characters; ALREADY_EXISTS when the council has given it to a child whom the caller may act for already.
    public var certificate: String?
    /// Today when left out.
    public var determinedOn: Day?
    public var screening: Screening?
    /// The number of the minutes of its conclusion: at most 50 characters.
    public var minutes: String?
    /// The day on which the certificate was given: not before the conclusion, not in the future. Needs `certificate`.
    public var certifiedOn: Day?
}

/// A caregiver's answers to the UNICEF/Washington Group Child Functioning Module: a screening, which never
/// replaces the legal degree.
public struct Screening: Composite {
    /// The module's two sets of questions.
    public enum Module: String, Choice {
        case ages2To4, ages5To17
    }

    /// The one for the child's age on the day of the determination.
    public var module: Module
    /// By domain (`seeing`, `hearing`, `walking` …): 1 no difficulty, 2 some, 3 a lot, 4 cannot do it at all.
    /// `anxiety` and `depression` are answered from 1 to 5.
    public var answers: [String: Int]
}

/// What is nil stays as it is.
public struct CorrectDisability: Composite {
    public var id: DisabilityID
    public var type: DisabilityType?
    public var degree: DisabilityDegree?
    /// A unit of the day of the conclusion.
    public var council: UnitPath?
    /// At most 50 characters; ALREADY_EXISTS when the council has given it to a child whom the caller may act for already.
    public var certificate: String?
    /// A child has one determination a day.
    public var determinedOn: Day?
    public var screening: Screening?
    /// The number of the minutes of its conclusion: at most 50 characters.
    public var minutes: String?
    /// The day on which the certificate was given: not before the conclusion, not in the future. Needs a certificate.
    public var certifiedOn: Day?
    /// What is taken off: `certificate` (with its day), `screening`, `minutes`, `certifiedOn`.
    public var clear: [String]?
}
extension CorrectDisability: ClearingMembers {
    public static let clears = ["certificate", "screening", "minutes", "certifiedOn"]
}

public struct VoidDisability: Composite {
    public var id: DisabilityID
}

public struct ListDisabilities: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with what was concluded up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// A determination in a row of ``ChildRow``.
public struct DisabilityRow: Composite {
    public var type: DisabilityType
    public var degree: DisabilityDegree
    /// The child's commune when left out.
    public var council: UnitPath?
    /// At most 50 characters; ALREADY_EXISTS when the council has given it to a child whom the caller may act for already.
    public var certificate: String?
    /// The child's registration when left out.
    public var determinedOn: Day?
}
