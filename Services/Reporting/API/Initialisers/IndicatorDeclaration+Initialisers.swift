public import Vocabulary

extension IndicatorDeclaration {
    public init(
        id: String, name: BilingualText, clause: String, measure: Measure, population: PopulationDeclaration
    ) {
        (self.id, self.name, self.clause, self.measure) = (id, name, clause, measure)
        self.population = population
    }
}

extension PopulationDeclaration {
    public init(
        children: sending ChildFilter? = nil, caregiversOf: ChildFilter? = nil, workers: WorkerFilter? = nil,
        districts: EmptyFilter? = nil, providers: ProviderFilter? = nil, upgrades: EmptyFilter? = nil
    ) {
        (self.children, self.caregiversOf, self.workers) = (children, caregiversOf, workers)
        (self.districts, self.providers, self.upgrades) = (districts, providers, upgrades)
    }
}

extension ChildFilter {
    public init(
        ageUnder: sending Int? = nil, disability: Bool? = nil, disabilityTypes: [DisabilityType]? = nil,
        disabilityDegrees: [DisabilityDegree]? = nil, circumstanceLists: [String]? = nil,
        circumstances: [String]? = nil, anyOf: [ChildFilter]? = nil
    ) {
        (self.ageUnder, self.disability, self.disabilityTypes) = (ageUnder, disability, disabilityTypes)
        (self.disabilityDegrees, self.circumstanceLists) = (disabilityDegrees, circumstanceLists)
        (self.circumstances, self.anyOf) = (circumstances, anyOf)
    }
}

extension WorkerFilter { public init(roles: sending [String] = []) { self.roles = roles } }
extension ProviderFilter { public init(kinds: sending [String] = []) { self.kinds = kinds } }

extension FactDeclaration {
    public init(
        delivery: sending [String]? = nil, training: [String]? = nil, placement: [String]? = nil,
        network: Bool? = nil, pilot: Bool? = nil, standard: Bool? = nil, completed: Bool? = nil
    ) {
        (self.delivery, self.training, self.placement) = (delivery, training, placement)
        (self.network, self.pilot, self.standard, self.completed) = (network, pilot, standard, completed)
    }
}

extension TargetDeclaration {
    public init(from: sending Int, through: Int, value: Double? = nil, grows: Bool? = nil) {
        (self.from, self.through, self.value, self.grows) = (from, through, value, grows)
    }
}
