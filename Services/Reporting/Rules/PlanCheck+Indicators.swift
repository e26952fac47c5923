internal import ReportingAPI
internal import Vocabulary

extension PlanCheck {
    mutating func checkIndicators() {
        checkOnce(plan.indicators.map(\.id), in: "/plan/indicators")
        for (index, indicator) in plan.indicators.enumerated() {
            let here = "/plan/indicators/\(index)"
            checkPopulation(indicator.population, at: "\(here)/population")
            for (place, fact) in indicator.having.enumerated() {
                checkFact(fact, of: indicator.population, at: "\(here)/having/\(place)")
            }
            for (place, target) in indicator.targets.enumerated() {
                checkTarget(
                    target, after: indicator.targets[..<place], indicator.measure,
                    at: "\(here)/targets/\(place)")
            }
        }
    }

    private mutating func checkPopulation(_ population: PopulationDeclaration, at here: String) {
        if population.kinds.count != 1 { refuse(here, "population-one") }
        checkFilter(population.children, at: "\(here)/children")
        checkFilter(population.caregiversOf, at: "\(here)/caregiversOf")
        checkCodes(population.workers?.roles, of: .workerRole, at: "\(here)/workers/roles")
        checkCodes(population.providers?.kinds, of: .facilityKind, at: "\(here)/providers/kinds")
    }

    private mutating func checkFilter(_ filter: ChildFilter?, at here: String) {
        guard let filter else { return }
        if let age = filter.ageUnder, age <= 0 { refuse("\(here)/ageUnder", "age-limit") }
        for (index, code) in (filter.circumstances ?? []).enumerated()
        where !reference.circumstances.contains(where: { $0.code == code }) {
            refuse("\(here)/circumstances/\(index)", "code-unknown", ["code": code])
        }
        for (index, list) in (filter.circumstanceLists ?? []).enumerated()
        where !reference.circumstances.contains(where: { $0.list == list }) {
            refuse("\(here)/circumstanceLists/\(index)", "code-unknown", ["code": list])
        }
        for (index, part) in (filter.anyOf ?? []).enumerated() {
            checkFilter(part, at: "\(here)/anyOf/\(index)")
        }
    }

    private mutating func checkFact(
        _ fact: FactDeclaration, of population: PopulationDeclaration, at here: String
    ) {
        let kinds = fact.kinds
        if kinds.count != 1 { refuse(here, "fact-one") }
        checkCodes(fact.delivery, of: .serviceDomain, at: "\(here)/delivery")
        checkCodes(fact.training, of: .trainingTopic, at: "\(here)/training")
        checkCodes(fact.placement, of: .placementKind, at: "\(here)/placement")
        // An empty list of topics means any; no service and no placement is of none of its kinds.
        if fact.delivery?.isEmpty == true { refuse("\(here)/delivery", "list-empty") }
        if fact.placement?.isEmpty == true { refuse("\(here)/placement", "list-empty") }
        guard let kind = kinds.first, kinds.count == 1, let counted = population.kinds.first,
            let fitting = FactDeclaration.populations[kind], !fitting.contains(counted)
        else { return }
        refuse("\(here)/\(kind)", "fact-unfit", ["fact": kind, "population": counted])
    }

    private mutating func checkTarget(
        _ target: TargetDeclaration, after earlier: ArraySlice<TargetDeclaration>,
        _ measure: IndicatorDeclaration.Measure, at here: String
    ) {
        if target.through < target.from { refuse("\(here)/through", "target-years") }
        let years = plan.period.start.year...plan.period.end.year
        if !years.contains(target.from) || !years.contains(target.through) {
            refuse(here, "target-outside", ["from": "\(years.lowerBound)", "through": "\(years.upperBound)"])
        }
        if (target.value == nil) == (target.grows != true) { refuse(here, "target-one") }
        if let value = target.value, value < 0 || measure == .percent && value > 100 {
            refuse("\(here)/value", "target-range")
        }
        if earlier.contains(where: { $0.from <= target.through && target.from <= $0.through }) {
            refuse(here, "target-overlap")
        }
    }
}

extension PopulationDeclaration {
    /// The members that are given.
    var kinds: [String] {
        [
            ("children", children != nil), ("caregiversOf", caregiversOf != nil), ("workers", workers != nil),
            ("districts", districts != nil), ("providers", providers != nil), ("upgrades", upgrades != nil),
        ].filter(\.1).map(\.0)
    }

    /// Whether it is made of people, of whom small numbers are not shown to everyone.
    var isOfPeople: Bool { children != nil || caregiversOf != nil || workers != nil }
}

extension FactDeclaration {
    /// The members that are given.
    var kinds: [String] {
        [
            ("delivery", delivery != nil), ("training", training != nil), ("placement", placement != nil),
            ("network", network != nil), ("pilot", pilot != nil), ("standard", standard != nil),
            ("completed", completed != nil),
        ].filter(\.1).map(\.0)
    }

    /// Of whom each can hold.
    static let populations: [String: Set<String>] = [
        "delivery": ["children"], "placement": ["children"],
        "training": ["children", "caregiversOf", "workers"],
        "network": ["districts"], "pilot": ["districts"], "standard": ["providers"],
        "completed": ["upgrades"],
    ]
}

extension IndicatorDeclaration {
    /// Whether a value says of how many: every share, and a count of districts (“5 of 8”).
    var hasDenominator: Bool { measure == .percent || population.districts != nil }

    /// Whether to say whom it counts is to say who lives with a confidential circumstance.
    func namesConfidential(_ reference: Reference) -> Bool {
        func names(_ filter: ChildFilter?) -> Bool {
            guard let filter else { return false }
            return reference.circumstances.contains {
                $0.isConfidential && (filter.circumstances ?? []).contains($0.code)
            } || (filter.anyOf ?? []).contains(where: names)
        }
        return names(population.children) || names(population.caregiversOf)
    }
}
