public import Vocabulary

extension CoverageScope { public init(_ audiences: [Audience]) { self.audiences = audiences } }
extension ComputeCoverage { public init(scope: CoverageScope) { self.scope = scope } }
extension ListCoverage { public init(scope: CoverageScope) { self.scope = scope } }

extension CoverageTable {
    public init(on day: Day, there: Int, taught: Int, units: [UnitCoverage], topics: [TopicCoverage]) {
        (self.on, self.there, self.taught, self.units, self.topics) = (day, there, taught, units, topics)
    }
}

extension UnitCoverage {
    public init(unit: sending UnitPath, there: Int, taught: Int) {
        (self.unit, self.there, self.taught) = (unit, there, taught)
    }
}

extension TopicCoverage {
    public init(topic: sending String, taught: Int) { (self.topic, self.taught) = (topic, taught) }
}

extension CoveredPerson {
    public init(person: Learner, audience: Audience, unit: UnitPath) {
        (self.person, self.audience, self.unit) = (person, audience, unit)
    }
}
