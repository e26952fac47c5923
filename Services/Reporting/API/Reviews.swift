public import Bus
public import Vocabulary

/// Reviews of a plan: gathered from the units, concluded from the series of its indicators.
public enum Reviews {
    /// Opens one, and a round in which the units that are asked say what they have to say.
    public static let open = Command<OpenReview, Review>("reporting.Reviews/Open", needs: .lead)
    /// Concludes one: closes its round, takes in what was accepted there, and keeps each indicator's series as known now.
    public static let conclude = Command<ConcludeReview, Review>("reporting.Reviews/Conclude", needs: .lead)
    /// Puts right what was said of one, for every day; as known before, it stays what it was. Its figures are those of its conclusion.
    public static let correct = Command<CorrectReview, Review>("reporting.Reviews/Correct", needs: .lead)
    /// Takes back that one was concluded, or that it was opened at all, with its round.
    public static let void = Command<VoidReview, Review>("reporting.Reviews/Void", needs: .lead)
    /// A plan's, in the order in which they were opened.
    public static let list = Query<ListReviews, List<Review>>("reporting.Reviews/List", needs: .observer)
}

/// Whether a plan goes on after its review.
public enum ReviewKind: String, Choice {
    /// Sơ kết: of a part of the plan's years.
    case preliminary
    /// Tổng kết: of the whole plan, once.
    case final
}

/// How far a review is.
public enum ReviewStatus: String, Choice {
    case open, concluded
}

/// One review of a plan.
public struct Review: Composite {
    public var id: ReviewID
    /// The plan's id.
    public var plan: String
    public var kind: ReviewKind
    /// The part of the plan's time that it is about.
    public var period: Period
    /// The round in which the units are asked.
    public var round: RoundID
    public var status: ReviewStatus
    public var openedOn: Day
    /// Since then nothing in it changes.
    public var concludedOn: Day?
    public var conclusion: String?
    /// What is to be done otherwise, in the order in which it was written.
    public var lessons: [String] = []
    /// The plans that go on from here, by their ids, or by their names where they are not published yet.
    public var successors: [String] = []
    /// Each indicator on the last day of each year of the period, as known when the review was concluded, without who is counted by a
    /// confidential circumstance alone.
    public var series: [ReviewedIndicator]?
    /// The round's submissions that were accepted by then.
    public var submissions: [CompiledSubmission]?
    /// Who was asked and is not among them.
    public var missing: [UnitPath]?
    /// True where its conclusion closed the round: it is open again once that is taken back.
    public var closedRound: Bool?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// One indicator over the years of a review.
public struct ReviewedIndicator: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    public var name: BilingualText
    /// Without cells, in the order of their days.
    public var values: [IndicatorValue]
}

public struct OpenReview: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ReviewID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    public var kind: ReviewKind
    /// Within the plan's time, begun by today; the whole of it for a final review, of which a plan has one (ALREADY_EXISTS).
    public var period: Period
    /// The last day on which the units' words are in time, not in the past.
    public var due: Day
    /// Who is asked: units within the plan's area, each once.
    public var units: [UnitPath]
}

public struct ConcludeReview: Composite {
    /// One that is open.
    public var id: ReviewID
    /// 1 to 20,000 characters.
    public var conclusion: String
    /// At most 100, each of 1 to 2,000 characters on one line.
    public var lessons: [String]?
    /// At most 20, each of 1 to 200 characters on one line.
    public var successors: [String]?
}

/// What is said of a review, one after the other.
public enum ReviewPart: String, Choice {
    /// That it was opened: without it the review never was, nor its round.
    case opening
    case conclusion
}

/// What is left out stays as it is.
public struct CorrectReview: Composite {
    public var id: ReviewID
    /// Not after it was concluded, not in the future. The round keeps its own day.
    public var openedOn: Day?
    /// Of one that is concluded: not before it was opened, not in the future.
    public var concludedOn: Day?
    /// Of one that is concluded: 1 to 20,000 characters.
    public var conclusion: String?
    /// Of one that is concluded: at most 100, each of 1 to 2,000 characters on one line, in place of all that were said.
    public var lessons: [String]?
    /// Of one that is concluded: at most 20, each of 1 to 200 characters on one line, in place of all that were said.
    public var successors: [String]?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidReview: Composite {
    public var id: ReviewID
    /// What never was so: what was said last. For the opening, no unit has handed in anything (FAILED_PRECONDITION otherwise).
    public var what: ReviewPart
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListReviews: Composite, DatedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
