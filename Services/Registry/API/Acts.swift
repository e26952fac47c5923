public import Bus
public import Vocabulary

/// What the chair of the People's Committee decides of a child on paper (Decree 56/2017, forms 05, 07, 12, 16): drafted, submitted,
/// signed, issued, and in force from a day on. In an emergency it is acted first, and the paper follows in the time that
/// `deadlines.csv` gives it.
public enum Acts {
    /// Drafts an act.
    public static let draft = Command<DraftAct, Act>("registry.Acts/Draft", needs: .caseworker)
    /// Lays a draft before the chair, of a child on the register that day, as signing and issuing (FAILED_PRECONDITION otherwise).
    public static let submit = Command<SubmitAct, Act>("registry.Acts/Submit", needs: .caseworker)
    /// Gives a submitted draft back, to be changed.
    public static let giveBack = Command<GiveBackAct, Act>("registry.Acts/GiveBack", needs: .supervisor)
    /// Enters that the chair has signed: the number, the day, by whom. Nobody enters that of what they submitted themselves.
    public static let sign = Command<SignAct, Act>("registry.Acts/Sign", needs: .supervisor)
    /// Enters that a signed act went out, and from which day on it holds.
    public static let issue = Command<IssueAct, Act>("registry.Acts/Issue", needs: .caseworker)
    /// Ends an act that was issued.
    public static let revoke = Command<RevokeAct, Act>("registry.Acts/Revoke", needs: .supervisor)
    /// Says what a draft is to say instead, or that an act is of other days, or another number, than was entered.
    public static let correct = Command<CorrectAct, Act>("registry.Acts/Correct", needs: .caseworker)
    /// Says that there never was the act; the reply shows what was said last. One that was signed the chief alone voids (PERMISSION_DENIED).
    public static let void = Command<VoidAct, Act>("registry.Acts/Void", needs: .caseworker)
    /// A child's acts, the oldest first: those that the caller may read (``Act/content``). Of others it is not told that they are
    /// there: what was decided, and when it was acted, says what became of the child.
    public static let list = Query<ListActs, List<Act>>("registry.Acts/List", needs: .caseworker)
    /// What is to be done of acts that are not issued, and by when where a law says so: the most pressing first. Of children
    /// on the register, and those acts that the caller may read (``Act/content``).
    public static let due = Query<ListDueActs, List<DueAct>>("registry.Acts/Due", needs: .caseworker)
}

/// What an act decides.
public enum ActKind: String, Choice {
    /// Approves the plan of support and intervention (form 05).
    case supportPlan
    /// Takes the child out of harm's way for a time (form 07).
    case isolation
    /// Gives the child into alternative care (form 12).
    case alternativeCare
    /// Ends alternative care (form 16).
    case careEnd
}

/// How far an act has come.
public enum ActStatus: String, Choice {
    case drafted, submitted, signed, issued, revoked
}

/// A decision of the chair on a child.
public struct Act: Composite {
    public var id: ActID
    public var child: ChildID
    public var kind: ActKind
    /// Of alternative care: which.
    public var placement: PlacementID?
    /// Whose chair decides: the child's commune when it was drafted.
    public var office: UnitPath
    public var status: ActStatus
    /// What it says; nil for who may not read it: ``office``, the office that drafted it and the chief (role `supervisor`) may, whoever
    /// took what step since. Nil too of a child who has been forgotten.
    public var content: String?
    /// The day on which it was acted, in an emergency, before there was a paper; nil otherwise.
    public var actedOn: Day?
    /// The last day on which the paper of an emergency is in time; nil otherwise.
    public var paperDue: Day?
    /// The day of the draft.
    public var draftedOn: Day
    /// The day on which it was laid before the chair last; nil of a draft.
    public var submittedOn: Day?
    /// The day of the signature.
    public var signedOn: Day?
    /// As it stands on the paper: `12/QĐ-UBND`. Nil before the signature.
    public var number: String?
    /// Who signed.
    public var signatory: String?
    /// The day on which it went out.
    public var issuedOn: Day?
    /// The first day on which it holds: in an emergency that on which it was acted. Nil before it is issued otherwise.
    public var inForceFrom: Day?
    /// The day on which it was revoked: the first on which it no longer holds.
    public var revokedOn: Day?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct DraftAct: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ActID?
    /// An active child (FAILED_PRECONDITION otherwise).
    public var child: ChildID
    public var kind: ActKind
    /// Of the same child (INVALID_ARGUMENT otherwise); only of `alternativeCare` and `careEnd`.
    public var placement: PlacementID?
    /// 1 to 4,000 characters, on as many lines as it has; under seal.
    public var content: String
    /// Not in the future; today when left out.
    public var on: Day?
    /// In an emergency: the day on which it was acted, not after the draft.
    public var actedOn: Day?
}

public struct SubmitAct: Composite {
    /// A draft.
    public var id: ActID
    /// Not before the draft, not in the future; today when left out.
    public var on: Day?
}

public struct GiveBackAct: Composite {
    /// A submitted one.
    public var id: ActID
}

public struct SignAct: Composite {
    /// A submitted one.
    public var id: ActID
    /// 1 to 100 characters on one line; once a year in the office, as far as the caller reaches
    /// (ALREADY_EXISTS otherwise).
    public var number: String
    /// 1 to 100 characters on one line.
    public var signatory: String
    /// Not before it was submitted, not in the future; today when left out.
    public var on: Day?
}

public struct IssueAct: Composite {
    /// A signed one.
    public var id: ActID
    /// Not before the signature, not in the future; today when left out.
    public var on: Day?
    /// Not before the signature; that day when left out. Of an emergency it holds from when it was acted (INVALID_ARGUMENT where another day is
    /// given).
    public var inForceFrom: Day?
}

public struct RevokeAct: Composite {
    /// An issued one.
    public var id: ActID
    /// Not before it was issued, not in the future; today when left out.
    public var on: Day?
}

/// What is nil stays as it is; FAILED_PRECONDITION where nothing changes.
public struct CorrectAct: Composite {
    /// One that was signed the chief alone corrects (PERMISSION_DENIED).
    public var id: ActID
    /// 1 to 4,000 characters, on as many lines as it has.
    public var content: String?
    /// Of one that is signed: 1 to 100 characters on one line.
    public var number: String?
    /// Of one that is signed: 1 to 100 characters on one line.
    public var signatory: String?
    /// Of one that is signed: not before it was submitted, not after it was issued, nor, of no emergency, after the
    /// first day in force.
    public var signedOn: Day?
    /// Of one that is issued: not before the signature, not after it was revoked.
    public var issuedOn: Day?
    /// Of one that is issued, and of no emergency: not before the signature.
    public var inForceFrom: Day?
    /// Of one that is revoked: not before it was issued, not in the future.
    public var revokedOn: Day?
}

public struct VoidAct: Composite {
    public var id: ActID
}

public struct ListActs: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with how far each had come by then; ``knownOn`` when left out, and today without that. One
    /// that was given back counts as a draft on the days before that too, as it is known now; with ``knownOn`` it is as it was known.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

public struct ListDueActs: Composite, PagedRequest {
    /// A unit that the children live in; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Only what should have been done before today (true), or what there is time for (false).
    public var overdue: Bool?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// An act that is not issued, and what is to be done of it next.
public struct DueAct: Composite {
    public var act: Act
    /// Where the child lives by the register.
    public var commune: UnitPath
    public var step: ActStep
    /// The last day on which it is in time; nil where no law says one.
    public var due: Day?
    /// Whether that day is over.
    public var overdue: Bool
}

/// What is to be done of an act next.
public enum ActStep: String, Choice {
    case submit, sign, issue
}

/// What followers learn of an act: that there is one, how far it has come, and no word of what it decides.
public struct ActFacts: Composite {
    public var id: ActID
    public var child: ChildID
    public var status: ActStatus
    /// The day of the draft.
    public var draftedOn: Day
    /// As of ``Act``.
    public var revokedOn: Day?
}
