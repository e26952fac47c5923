import ReportingAPI
import ServiceKit
import Vocabulary

extension PlanCheck {
    /// Facts that one indicator asks for, or filters in its filter, those within others too: they become one condition, and SQLite
    /// reads none that lie more than some 14 deep in one another.
    static let mostConditions = 12

    mutating func checkIndicators() {
        checkOnce(plan.indicators.map(\.id), in: "/plan/indicators")
        for (index, indicator) in plan.indicators.enumerated() {
            let here = "/plan/indicators/\(index)"
            checkPopulation(indicator.population, at: "\(here)/population")
            checks.count(
                indicator.having.flatMap(\.alternatives).count, in: 0...Self.mostConditions,
                at: "\(here)/having")
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
        if population.kinds.count != 1 {
            checks.fail(
                here, "reporting.population-one", terms: Self.members(PopulationDeclaration.allKinds))
        }
        for (filter, member) in [
            (population.children, "children"), (population.caregiversOf, "caregiversOf"),
        ] {
            guard let filter else { continue }
            checks.count(filter.all.count, in: 1...Self.mostConditions, at: "\(here)/\(member)")
            checkFilter(filter, at: "\(here)/\(member)")
        }
        checkCodes(population.workers?.roles, of: .workerRole, at: "\(here)/workers/roles")
        checkCodes(population.providers?.kinds, of: .facilityKind, at: "\(here)/providers/kinds")
    }

    private mutating func checkFilter(_ filter: ChildFilter, at here: String) {
        if let age = filter.ageUnder, age <= 0 { checks.fail("\(here)/ageUnder", "reporting.age-limit") }
        let codes = reference.circumstances.map(\.code)
        for (index, code) in (filter.circumstances ?? []).enumerated() {
            checks.code(code, among: codes, of: .circumstance, at: "\(here)/circumstances/\(index)")
        }
        let lists = Set(reference.circumstances.map(\.list)).sorted()
        for (index, list) in (filter.circumstanceLists ?? []).enumerated() {
            checks.code(list, among: lists, of: .circumstanceList, at: "\(here)/circumstanceLists/\(index)")
        }
        for (index, part) in (filter.anyOf ?? []).enumerated() {
            checkFilter(part, at: "\(here)/anyOf/\(index)")
        }
    }

    private mutating func checkFact(
        _ fact: FactDeclaration, of population: PopulationDeclaration, at here: String
    ) {
        let kinds = fact.kinds
        if kinds.count != 1 {
            checks.fail(here, "reporting.fact-one", terms: Self.members(FactDeclaration.allKinds))
        }
        for (index, one) in (fact.anyOf ?? []).enumerated() {
            checkFact(one, of: population, at: "\(here)/anyOf/\(index)")
        }
        if fact.anyOf?.isEmpty == true { checks.fail("\(here)/anyOf", "reporting.list-empty") }
        checkCodes(fact.delivery, of: .serviceDomain, at: "\(here)/delivery")
        checkCodes(fact.training, of: .trainingTopic, at: "\(here)/training")
        checkCodes(fact.placement, of: .placementKind, at: "\(here)/placement")
        // An empty list of topics means any; no service and no placement is of none of its kinds.
        if fact.delivery?.isEmpty == true { checks.fail("\(here)/delivery", "reporting.list-empty") }
        if fact.placement?.isEmpty == true { checks.fail("\(here)/placement", "reporting.list-empty") }
        guard let kind = kinds.first, kinds.count == 1, let counted = population.kinds.first,
            let fitting = FactDeclaration.populations[kind], !fitting.contains(counted)
        else { return }
        checks.fail(
            "\(here)/\(kind)", "reporting.fact-unfit",
            terms: ["fact": ["member.\(kind)"], "population": ["member.\(counted)"]])
    }

    private mutating func checkTarget(
        _ target: TargetDeclaration, after earlier: ArraySlice<TargetDeclaration>,
        _ measure: IndicatorDeclaration.Measure, at here: String
    ) {
        if target.through < target.from { checks.fail("\(here)/through", "reporting.target-years") }
        let years = plan.period.start.year...plan.period.end.year
        if !years.contains(target.from) || !years.contains(target.through) {
            checks.fail(
                here, "reporting.target-outside",
                ["from": "\(years.lowerBound)", "through": "\(years.upperBound)"])
        }
        if (target.value == nil) == (target.grows != true) {
            checks.fail(here, "reporting.target-one", terms: Self.members(["value", "grows"]))
        }
        if let value = target.value, value < 0 || measure == .percent && value > 100 {
            checks.fail("\(here)/value", "reporting.target-range")
        }
        if earlier.contains(where: { $0.from <= target.through && target.from <= $0.through }) {
            checks.fail(here, "reporting.target-overlap")
        }
    }
}

extension PopulationDeclaration {
    /// The members, of which one is given.
    private static let members: [(String, @Sendable (Self) -> Bool)] = [
        ("children", { $0.children != nil }), ("caregiversOf", { $0.caregiversOf != nil }),
        ("workers", { $0.workers != nil }), ("districts", { $0.districts != nil }),
        ("providers", { $0.providers != nil }), ("upgrades", { $0.upgrades != nil }),
    ]

    static var allKinds: [String] { members.map(\.0) }

    /// The members that are given.
    var kinds: [String] { Self.members.filter { $0.1(self) }.map(\.0) }

    /// Whether it is made of people, of whom small numbers are not shown to everyone.
    var isOfPeople: Bool { children != nil || caregiversOf != nil || workers != nil }
}

extension ChildFilter {
    /// Itself and all that are in it.
    fileprivate var all: [ChildFilter] { [self] + (anyOf ?? []).flatMap(\.all) }
}

extension FactDeclaration {
    /// The members, of which one is given.
    private static let members: [(String, @Sendable (Self) -> Bool)] = [
        ("delivery", { $0.delivery != nil }), ("training", { $0.training != nil }),
        ("placement", { $0.placement != nil }), ("network", { $0.network != nil }),
        ("pilot", { $0.pilot != nil }), ("standard", { $0.standard != nil }),
        ("completed", { $0.completed != nil }), ("assistance", { $0.assistance != nil }),
        ("waiver", { $0.waiver != nil }), ("anyOf", { $0.anyOf != nil }),
    ]

    static var allKinds: [String] { members.map(\.0) }

    /// The members that are given.
    var kinds: [String] { Self.members.filter { $0.1(self) }.map(\.0) }

    /// Of whom each can hold.
    static let populations: [String: Set<String>] = [
        "delivery": ["children"], "placement": ["children"],
        "training": ["children", "caregiversOf", "workers"],
        "network": ["districts"], "pilot": ["districts"], "standard": ["providers"],
        "completed": ["upgrades"], "assistance": ["children"], "waiver": ["children"],
    ]
}

extension IndicatorDeclaration {
    /// Whether a value says of how many: every share, and a count of districts (“5 of 8”).
    var hasDenominator: Bool { measure == .percent || population.districts != nil }

    /// Whether it counts children by a confidential circumstance too, named by its code or by its list.
    func countsConfidential(_ reference: Reference) -> Bool {
        let confidential = reference.confidentialCodes
        func counts(_ filter: ChildFilter?) -> Bool {
            guard let filter else { return false }
            return reference.circumstances.contains {
                confidential.contains($0.code)
                    && ((filter.circumstances ?? []).contains($0.code)
                        || (filter.circumstanceLists ?? []).contains($0.list))
            } || (filter.anyOf ?? []).contains(where: counts)
        }
        return counts(population.children) || counts(population.caregiversOf)
    }
}

extension Reference {
    /// The circumstances that are confidential, by their codes: as in the registry, whichever of a code's rows says so. A record does not
    /// say by which of them it was entered.
    var confidentialCodes: Set<String> { Set(circumstances.filter(\.isConfidential).map(\.code)) }

    /// Those that count for who may see confidential ones, or may not.
    func countedCircumstances(withConfidential countsConfidential: Bool) -> [Circumstance] {
        guard !countsConfidential else { return circumstances }
        let confidential = confidentialCodes
        return circumstances.filter { !confidential.contains($0.code) }
    }
}
