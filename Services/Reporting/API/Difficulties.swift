public import Bus
public import Vocabulary

/// What stands in a unit's way: raised at any time, answered with a decision, closed by who raised it.
public enum Difficulties {
    /// Raises one in the unit's own name. It goes to who answers for what it is about, else to the office that leads the plan; what
    /// that office raises itself goes to the People's Committee.
    public static let raise = Command<RaiseDifficulty, Difficulty>(
        "reporting.Difficulties/Raise", needs: .reporter)
    /// Answers one with a decision, in the name of the office with which it lies.
    public static let answer = Command<AnswerDifficulty, Difficulty>(
        "reporting.Difficulties/Answer", needs: .reporter)
    /// Hands one up to the People's Committee: by who raised it or by the office with which it lies. What nobody answers within its
    /// days lies there by itself.
    public static let escalate = Command<EscalateDifficulty, Difficulty>(
        "reporting.Difficulties/Escalate", needs: .reporter)
    /// Ends one, by who raised it, answered or not.
    public static let close = Command<CloseDifficulty, Difficulty>(
        "reporting.Difficulties/Close", needs: .reporter)
    /// Puts right what was said of one, for every day, by who said it. As known before, and in reports that were compiled, it stays what
    /// it was.
    public static let correct = Command<CorrectDifficulty, Difficulty>(
        "reporting.Difficulties/Correct", needs: .reporter)
    /// Takes back what was said last of one and never was so, by who said it; with its raising, it never was.
    public static let void = Command<VoidDifficulty, Difficulty>(
        "reporting.Difficulties/Void", needs: .reporter)
    /// Those of the units that the caller reaches, and those that lie with the caller's own, in the order in which they were
    /// raised; every member of the request narrows the list.
    public static let list = Query<ListDifficulties, List<Difficulty>>(
        "reporting.Difficulties/List", needs: .observer)
}

/// How far a difficulty is.
public enum DifficultyStatus: String, Choice {
    /// Waits for an answer.
    case open
    case answered
    /// Ended by who raised it.
    case closed
}

/// What was decided about a difficulty.
public enum DifficultyDecision: String, Choice {
    case granted, grantedInPart, declined
}

/// What became of a difficulty in the eyes of who raised it.
public enum DifficultyOutcome: String, Choice {
    /// It stands in nobody's way any more.
    case overcome
    /// It is still there; nothing more is asked for.
    case remains
}

/// A difficulty, with whom it lies and by when that has to answer.
public struct Difficulty: Composite {
    public var id: DifficultyID
    /// The plan's id.
    public var plan: String
    /// Who raised it.
    public var unit: UnitPath
    /// The plan's activity, or the clause of its units' tasks, that it is about; nil when it is about the plan.
    public var about: String?
    /// What stands in the way.
    public var text: String
    public var raisedOn: Day
    public var status: DifficultyStatus
    /// With whom it lies, or lay last: who does today the work of who was asked.
    public var to: UnitPath
    /// The last day on which the answer is in time, by `difficulty.answer` of the deadlines, and where it was handed up by
    /// `difficulty.committee`; nil when it is not open, and where no such deadline is known.
    public var answerBy: Day?
    /// How many days the answer is late; nil when it is not.
    public var daysLate: Int?
    /// Since when it lies with the People's Committee because it was handed up; nil when it was not.
    public var escalatedOn: Day?
    /// Who handed it up; nil when it was by time alone.
    public var escalatedBy: UnitPath?
    /// How many answers had been given when it was handed up; nil when it was not.
    public var answersBefore: Int?
    /// In the order in which they were given; after one of them it may have been handed up.
    public var answers: [DifficultyAnswer] = []
    public var closedOn: Day?
    /// Said when it was closed.
    public var outcome: DifficultyOutcome?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// One answer to a difficulty.
public struct DifficultyAnswer: Composite {
    public var by: UnitPath
    public var on: Day
    public var decision: DifficultyDecision
    /// What was decided, and why.
    public var text: String
    /// The document that says so: `123/UBND-KGVX`.
    public var document: String?
}

public struct RaiseDifficulty: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: DifficultyID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// In whose name: a unit of the plan's area.
    public var unit: UnitPath
    /// The id of one of the plan's activities, or a clause of its units' tasks: it says who is to answer.
    public var about: String?
    /// 1 to 4,000 characters; no names of children, as every reader of the plan's reports reads it.
    public var text: String
}

public struct AnswerDifficulty: Composite {
    /// One that is open.
    public var id: DifficultyID
    public var decision: DifficultyDecision
    /// 1 to 4,000 characters.
    public var text: String
    /// The document that says so, 1 to 200 characters on one line.
    public var document: String?
}

public struct EscalateDifficulty: Composite {
    /// One that is open or answered, and does not lie with the People's Committee.
    public var id: DifficultyID
}

public struct CloseDifficulty: Composite {
    /// One that is open or answered.
    public var id: DifficultyID
    public var outcome: DifficultyOutcome
}

/// What is said of a difficulty, one after the other.
public enum DifficultyPart: String, Choice {
    /// That it was raised: without it the difficulty never was.
    case raising
    case answer
    /// That somebody handed it up. What lies higher by time alone nobody said.
    case escalation
    case closing
}

/// What is left out stays as it is. What it is about is not put right: take it back, and raise it anew.
public struct CorrectDifficulty: Composite {
    public var id: DifficultyID
    /// What was said otherwise than it was.
    public var what: DifficultyPart
    /// Which answer, from 1; the last one when left out.
    public var answer: Int?
    /// The day it was said: between what was said before and after it, not in the future.
    public var on: Day?
    /// Of the raising or an answer: 1 to 4,000 characters.
    public var text: String?
    /// Of an answer.
    public var decision: DifficultyDecision?
    /// Of an answer: 1 to 200 characters on one line.
    public var document: String?
    /// Of the closing.
    public var outcome: DifficultyOutcome?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidDifficulty: Composite {
    public var id: DifficultyID
    /// What never was so: what was said last (FAILED_PRECONDITION otherwise).
    public var what: DifficultyPart
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListDifficulties: Composite, DatedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// Raised by this unit and those below it.
    public var unit: UnitPath?
    public var status: DifficultyStatus?
    /// True: only those whose answer is late; false: only others.
    public var late: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
