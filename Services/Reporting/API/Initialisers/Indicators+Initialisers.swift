public import Vocabulary

extension ListIndicators { public init(plan: sending String) { self.plan = plan } }

extension ComputeIndicators { public init(plan: String) { self.plan = plan } }

extension IndicatorSeries {
    public init(plan: String, indicator: String) { (self.plan, self.indicator) = (plan, indicator) }
}

extension Progress {
    public init(
        plan: sending String, planVersion: Int, knownOn: Day, values: [IndicatorValue], positions: Positions
    ) {
        (self.plan, self.planVersion, self.knownOn, self.values) = (plan, planVersion, knownOn, values)
        self.positions = positions
    }
}

extension ReferenceVersion {
    public init(digest: sending String, since: Day) { (self.digest, self.since) = (digest, since) }
}

extension IndicatorValue {
    public init(
        indicator: String, name: BilingualText, measure: IndicatorDeclaration.Measure, on: Day, numerator: Int
    ) {
        (self.indicator, self.name, self.measure, self.on) = (indicator, name, measure, on)
        self.numerator = numerator
    }
}

extension IndicatorCell { public init(key: String, hidden: Bool) { (self.key, self.hidden) = (key, hidden) } }

extension ExplainIndicator {
    public init(plan: String, indicator: String) { (self.plan, self.indicator) = (plan, indicator) }
}

extension Explanation {
    public init(value: sending IndicatorValue, members: [CountedMember], next: String?) {
        (self.value, self.members, self.next) = (value, members, next)
    }
}

extension CountedMember {
    public init(id: sending String, unit: UnitPath?, counted: Bool, because: [String]) {
        (self.id, self.unit, self.counted, self.because) = (id, unit, counted, because)
    }
}
