public import Vocabulary

extension SubmittedFigure {
    public init(indicator: String, known: FigurePair) { (self.indicator, self.known) = (indicator, known) }
}

extension FigurePair {
    public init(numerator: sending Int, denominator: Int?) {
        (self.numerator, self.denominator) = (numerator, denominator)
    }
}

extension FigureRemark {
    public init(indicator: sending String, text: String) { (self.indicator, self.text) = (indicator, text) }
}

extension ActivityNarrative {
    public init(activity: sending String, text: String) { (self.activity, self.text) = (activity, text) }
}

extension FigureEstimate {
    public init(indicator: sending String, numerator: Int, denominator: Int?) {
        (self.indicator, self.numerator, self.denominator) = (indicator, numerator, denominator)
    }
}

extension Submission {
    public init(
        id: SubmissionID, round: RoundID, unit: UnitPath, status: SubmissionStatus,
        figures: [SubmittedFigure], narrative: String, difficulties: String
    ) {
        (self.id, self.round, self.unit, self.status, self.figures) = (id, round, unit, status, figures)
        (self.narrative, self.difficulties) = (narrative, difficulties)
    }
}

extension DraftSubmission {
    public init(round: RoundID, unit: UnitPath) { (self.round, self.unit) = (round, unit) }
}

extension DraftSubmission.Override {
    public init(indicator: String, numerator: Int?, denominator: Int?, reason: String) {
        (self.indicator, self.numerator, self.denominator) = (indicator, numerator, denominator)
        self.reason = reason
    }
}

extension SubmitSubmission { public init(id: sending SubmissionID) { self.id = id } }

extension ReturnSubmission {
    public init(id: SubmissionID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension AcceptSubmission { public init(id: sending SubmissionID) { self.id = id } }
