public import Bus
public import Vocabulary

extension Disabilities {
    /// What the UNICEF/Washington Group Child Functioning Module asks about a child of that age, in sentences of our own: a form that
    /// somebody goes through with whoever looks after the child. INVALID_ARGUMENT under two years, for whom there is none.
    public static let screeningForm = Query<AskScreeningForm, ScreeningForm>(
        "registry.Disabilities/ScreeningForm", needs: .reader)
    /// Enters the answers. A screening tells who should be looked at more closely: it is no determination, gives no degree and no
    /// entitlement, and no figure of disability counts it.
    public static let screen = Command<ScreenChild, ChildScreening>(
        "registry.Disabilities/Screen", needs: .caseworker)
    /// Says that there never was the screening; the reply shows what was said last.
    public static let voidScreening = Command<VoidScreening, ChildScreening>(
        "registry.Disabilities/VoidScreening", needs: .caseworker)
    /// A child's screenings, the oldest first.
    public static let listScreenings = Query<ListScreenings, List<ChildScreening>>(
        "registry.Disabilities/ListScreenings", needs: .reader)
}

public struct AskScreeningForm: Composite {
    public var child: ChildID
    /// The day on which the child is screened; today when left out.
    public var on: Day?
}

public struct ScreeningForm: Composite {
    public var module: Screening.Module
    /// In the order in which they are asked.
    public var questions: [ScreeningQuestion]
    /// True where the sentences or the scales are from memory, and nobody has held them against the module; nil otherwise.
    public var unverified: Bool?
}

/// One thing that a form asks about.
public struct ScreeningQuestion: Composite {
    /// What it asks about, as ``ScreenChild/answers`` names it: `seeing`.
    public var about: String
    public var question: BilingualText
    /// At least two.
    public var choices: [ScreeningChoice]
}

/// One answer that can be given.
public struct ScreeningChoice: Composite {
    /// From 1.
    public var answer: Int
    public var text: BilingualText
}

public struct ScreenChild: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ScreeningID?
    /// An active child (FAILED_PRECONDITION otherwise) of two years at least.
    public var child: ChildID
    /// Not before the child's birth, not in the future, and once a day (ALREADY_EXISTS otherwise); today when left out.
    public var on: Day?
    /// One for each question of the form for the child's age on that day.
    public var answers: [String: Int]
    /// What whoever answered is to the child.
    public var respondent: CareRelation?
}

/// A screening of a child, and what it found. It never stands for a determination.
public struct ChildScreening: Composite {
    public var id: ScreeningID
    public var child: ChildID
    public var on: Day
    public var module: Screening.Module
    /// As of ``ScreenChild``.
    public var answers: [String: Int]
    /// What whoever answered is to the child.
    public var respondent: CareRelation?
    /// What the child has difficulties with, in the order of the questions: by the answers that count as one. Empty where it has none.
    public var difficulties: [String]?
    /// True where it should be asked whether the child has a disability: it has difficulties. The council decides.
    public var suggestsDetermination: Bool?
    /// True where the answers that count as a difficulty are from memory; nil otherwise.
    public var unverified: Bool?
    /// Who screened.
    public var unit: UnitPath?
    /// The person of that unit; nil where a program entered it.
    public var screenedBy: String?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct VoidScreening: Composite {
    public var id: ScreeningID
}

public struct ListScreenings: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with the screenings up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// What followers learn of a screening: that it was, and nothing of what it found.
public struct ChildScreeningFacts: Composite {
    public var id: ScreeningID
    public var child: ChildID
    public var on: Day
}
