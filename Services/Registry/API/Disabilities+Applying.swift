public import Bus
public import Vocabulary

extension Disabilities {
    /// Takes in that somebody asks the council to determine a child's disability (Circular 01/2019, form 01).
    public static let apply = Command<ApplyForDisability, DisabilityApplication>(
        "registry.Disabilities/Apply", needs: .caseworker)
    /// Says that an application was taken back: nothing is due of it any more.
    public static let withdraw = Command<WithdrawApplication, DisabilityApplication>(
        "registry.Disabilities/Withdraw", needs: .caseworker)
    /// Says that there never was the application; the reply shows what was said last.
    public static let voidApplication = Command<VoidApplication, DisabilityApplication>(
        "registry.Disabilities/VoidApplication", needs: .caseworker)
    /// A child's applications, the oldest first.
    public static let listApplications = Query<ListApplications, List<DisabilityApplication>>(
        "registry.Disabilities/ListApplications", needs: .reader)
    /// Enters the certificate of a determination that has none yet (form 06).
    public static let certify = Command<CertifyDisability, Disability>(
        "registry.Disabilities/Certify", needs: .assessor)
    /// What a council has to do by when: conclude on an application, give the certificate, and determine anew whom it determined before
    /// the age that `deadlines.csv` says (six years). The most pressing first.
    public static let due = Query<ListDueDisabilities, List<DueDisability>>(
        "registry.Disabilities/Due", needs: .reader)
}

/// That somebody asked a council to determine a child's disability. The first determination from its day on answers it.
public struct DisabilityApplication: Composite {
    public var id: DisabilityApplicationID
    public var child: ChildID
    /// The day on which it was received: the council's time counts from it.
    public var on: Day
    /// The unit whose council it was made to.
    public var council: UnitPath
    /// The day on which it was taken back; nil of one that was not.
    public var withdrawnOn: Day?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct ApplyForDisability: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: DisabilityApplicationID?
    /// An active child (FAILED_PRECONDITION otherwise) without an application that waits for an answer (ALREADY_EXISTS otherwise).
    public var child: ChildID
    /// The day on which it was received, not before the child's birth, not in the future; today when left out.
    public var on: Day?
    /// The child's commune when left out.
    public var council: UnitPath?
}

public struct WithdrawApplication: Composite {
    /// One that was not taken back.
    public var id: DisabilityApplicationID
    /// Not before the application, not in the future; today when left out.
    public var on: Day?
}

public struct VoidApplication: Composite {
    public var id: DisabilityApplicationID
}

public struct ListApplications: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with what was received up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

public struct CertifyDisability: Composite {
    /// A determination without a certificate (FAILED_PRECONDITION otherwise: a wrong number is corrected).
    public var id: DisabilityID
    /// 1 to 50 characters; ALREADY_EXISTS when the council has given it to a child whom the caller may act for already.
    public var certificate: String
    /// The day on which it was given, not before the conclusion, not in the future; today when left out.
    public var on: Day?
}

/// What a council has to do.
public enum DisabilityStep: String, Choice {
    /// Conclude on an application (form 05).
    case conclude
    /// Post the conclusion and give the certificate (form 06).
    case certify
    /// Determine anew: the certificate was given before the child was old enough. Some whose disability is exceptionally severe are
    /// spared that; which, the council knows.
    case redetermine
}

public struct ListDueDisabilities: Composite, PagedRequest {
    /// A unit that the children live in; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Only what should have been done before today (true), or what there is time for (false).
    public var overdue: Bool?
    /// Determinations too that are to be made anew until this day; until today when left out.
    public var until: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// One thing that a council has to do, and by when.
public struct DueDisability: Composite {
    public var child: ChildID
    /// Where the child lives by the register.
    public var commune: UnitPath
    public var step: DisabilityStep
    /// The last day on which it is in time; of a determination that is to be made anew the first on which it is asked for.
    public var due: Day
    /// Whether that day is over.
    public var overdue: Bool
    /// True where the days off until then are not known for sure; nil otherwise.
    public var unverified: Bool?
    /// What is to be concluded on, or was.
    public var application: DisabilityApplicationID?
    /// What is to be certified, or made anew: until then it counts.
    public var disability: Disability?
}

/// What followers learn of an application.
public struct DisabilityApplicationFacts: Composite {
    public var id: DisabilityApplicationID
    public var child: ChildID
    /// The day on which it was received.
    public var on: Day
    /// The day on which it was taken back.
    public var withdrawnOn: Day?
}
