public import Vocabulary

extension Review {
    public init(
        id: ReviewID, plan: String, kind: ReviewKind, period: Period, round: RoundID, status: ReviewStatus,
        openedOn: Day
    ) {
        (self.id, self.plan, self.kind, self.period) = (id, plan, kind, period)
        (self.round, self.status, self.openedOn) = (round, status, openedOn)
    }
}

extension ReviewedIndicator {
    public init(indicator: sending String, name: BilingualText, values: [IndicatorValue]) {
        (self.indicator, self.name, self.values) = (indicator, name, values)
    }
}

extension OpenReview {
    public init(plan: String, kind: ReviewKind, period: Period, due: Day, units: [UnitPath]) {
        (self.plan, self.kind, self.period) = (plan, kind, period)
        (self.due, self.units) = (due, units)
    }
}

extension ConcludeReview {
    public init(id: ReviewID, conclusion: String) { (self.id, self.conclusion) = (id, conclusion) }
}

extension CorrectReview {
    public init(id: ReviewID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidReview {
    public init(id: sending ReviewID, what: ReviewPart, reason: String) {
        (self.id, self.what, self.reason) = (id, what, reason)
    }
}

extension ListReviews { public init(plan: String) { self.plan = plan } }
