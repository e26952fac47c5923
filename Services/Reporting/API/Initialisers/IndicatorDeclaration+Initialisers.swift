public import Vocabulary

extension IndicatorDeclaration {
    public init(
        id: String, name: BilingualText, clause: String, measure: Measure, population: PopulationDeclaration
    ) {
        (self.id, self.name, self.clause, self.measure) = (id, name, clause, measure)
        self.population = population
    }
}

extension TargetDeclaration {
    public init(from: Int, through: Int) { (self.from, self.through) = (from, through) }
}

extension WorkerFilter { public init(roles: sending [String]) { self.roles = roles } }
extension ProviderFilter { public init(kinds: sending [String]) { self.kinds = kinds } }
