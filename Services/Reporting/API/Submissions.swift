public import Bus
public import Vocabulary

/// What a unit reports in a round.
public enum Submissions {
    /// Begins one, prefilled from what the services know, or changes a draft.
    public static let draft = Command<DraftSubmission, Submission>(
        "reporting.Submissions/Draft", needs: .reporter)
    /// Hands a drafted submission in.
    public static let submit = Command<SubmitSubmission, Submission>(
        "reporting.Submissions/Submit", needs: .reporter)
    /// Sends it back to be mended, with a reason.
    public static let `return` = Command<ReturnSubmission, Submission>(
        "reporting.Submissions/Return", needs: .lead)
    /// Accepts a submission that was handed in.
    public static let accept = Command<AcceptSubmission, Submission>(
        "reporting.Submissions/Accept", needs: .lead)
    /// One submission.
    public static let get = Query<GetSubmission, Submission>("reporting.Submissions/Get", needs: .reader)
}

public enum SubmissionSubject {}
public typealias SubmissionID = ID<SubmissionSubject>

/// How far a submission is.
public enum SubmissionStatus: String, Codable, Sendable, CaseIterable {
    case draft, submitted, returned, accepted
}

/// One figure of a report: what the services know, and what the unit says instead, if it does.
public struct SubmittedFigure: Codable, Hashable, Sendable {
    public let indicator: String
    public let known: FigurePair
    public let stated: FigurePair?
    /// Who stated it, and why: there whenever ``stated`` is.
    public let by: UnitPath?
    public let reason: String?

    public init(
        indicator: String, known: FigurePair, stated: FigurePair? = nil, by: UnitPath? = nil,
        reason: String? = nil
    ) {
        self.indicator = indicator
        self.known = known
        self.stated = stated
        self.by = by
        self.reason = reason
    }
}

/// A figure as numerator and denominator.
public struct FigurePair: Codable, Hashable, Sendable {
    /// 0 or more.
    public let numerator: Int
    /// Nil for a count of anything but districts.
    public let denominator: Int?

    public init(numerator: Int, denominator: Int?) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// One unit's figures and narrative for a round.
public struct Submission: Codable, Hashable, Sendable {
    public let id: SubmissionID
    public let round: RoundID
    public let unit: UnitPath
    public var status: SubmissionStatus
    public var figures: [SubmittedFigure]
    public var narrative: String
    public var difficulties: String
    /// The first day on which it was submitted; a return does not make it late.
    public var submittedOn: Day?
    public var acceptedOn: Day?
    /// Why it was returned.
    public var remark: String?

    public init(
        id: SubmissionID, round: RoundID, unit: UnitPath, status: SubmissionStatus,
        figures: [SubmittedFigure],
        narrative: String, difficulties: String, submittedOn: Day? = nil, acceptedOn: Day? = nil,
        remark: String? = nil
    ) {
        self.id = id
        self.round = round
        self.unit = unit
        self.status = status
        self.figures = figures
        self.narrative = narrative
        self.difficulties = difficulties
        self.submittedOn = submittedOn
        self.acceptedOn = acceptedOn
        self.remark = remark
    }
}

public struct DraftSubmission: Codable, Hashable, Sendable {
    /// Another figure than the services know, with the reason.
    public struct Override: Codable, Hashable, Sendable {
        public let indicator: String
        public let numerator: Int
        public let denominator: Int?
        public let reason: String

        public init(indicator: String, numerator: Int, denominator: Int?, reason: String) {
            self.indicator = indicator
            self.numerator = numerator
            self.denominator = denominator
            self.reason = reason
        }
    }

    public let id: SubmissionID?
    public let round: RoundID
    public let unit: UnitPath
    public let narrative: String?
    public let difficulties: String?
    public let overrides: [Override]?

    public init(
        id: SubmissionID? = nil, round: RoundID, unit: UnitPath, narrative: String? = nil,
        difficulties: String? = nil, overrides: [Override]? = nil
    ) {
        self.id = id
        self.round = round
        self.unit = unit
        self.narrative = narrative
        self.difficulties = difficulties
        self.overrides = overrides
    }
}

public struct SubmitSubmission: Codable, Hashable, Sendable {
    public let id: SubmissionID

    public init(id: SubmissionID) { self.id = id }
}

public struct ReturnSubmission: Codable, Hashable, Sendable {
    public let id: SubmissionID
    public let reason: String

    public init(id: SubmissionID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

public struct AcceptSubmission: Codable, Hashable, Sendable {
    public let id: SubmissionID

    public init(id: SubmissionID) { self.id = id }
}

/// By id, or by round and unit.
public struct GetSubmission: Codable, Hashable, Sendable {
    public let id: SubmissionID?
    public let round: RoundID?
    public let unit: UnitPath?

    public init(id: SubmissionID? = nil, round: RoundID? = nil, unit: UnitPath? = nil) {
        self.id = id
        self.round = round
        self.unit = unit
    }
}
