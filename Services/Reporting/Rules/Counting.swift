import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import Vocabulary

/// One member of an indicator's population, before it is known whether it counts.
struct Member: Hashable, Sendable {
    /// What counts once: an id or a unit path.
    let id: String
    /// The commune, the district or the organisation that it belongs to; nil when that is not known.
    let unit: UnitPath?
    /// The children whose facts speak for it: itself, or whom it looks after.
    var child: CountedChild?
}

/// Members and the records that spoke for each of those counted.
struct Count: Sendable {
    let members: [Member]
    /// Only those counted are in it.
    let because: [String: [String]]

    var denominator: Int { members.count }
    var numerator: Int { because.count }
    func counts(_ member: Member) -> Bool { because[member.id] != nil }
}

/// Counts one indicator over the facts of a day. Pure: the same facts give the same count.
struct Counting {
    let declaration: IndicatorDeclaration
    let plan: PlanDocument
    let facts: CountedFacts
    let reference: Reference
    /// Whether confidential circumstances count; without, a filter finds whom it finds by open ones.
    let countsConfidential: Bool
    /// What stands for a circumstance's code in the facts.
    let token: (String) throws -> String
    private let area: Territory

    init(
        declaration: IndicatorDeclaration, plan: PlanDocument, facts: CountedFacts, reference: Reference,
        countsConfidential: Bool = true, token: @escaping (String) throws -> String
    ) {
        (self.declaration, self.plan, self.facts, self.reference) = (declaration, plan, facts, reference)
        (self.countsConfidential, self.token) = (countsConfidential, token)
        area = PlanOffices(plan: plan, units: reference.units).area(on: facts.on)
    }

    /// The days on which a delivery, a training, an upgrade counts.
    var span: ClosedRange<Day> {
        let firstOfYear = Day(year: facts.on.year, month: 1, day: 1) ?? facts.on
        let start = declaration.span == .plan ? min(plan.period.start, facts.on) : firstOfYear
        return start...facts.on
    }

    func count() throws -> Count {
        let members = try population()
        var because: [String: [String]] = [:]
        let checks = declaration.having.map(evidence)
        for member in members {
            var records: [String] = []
            var holds = true
            for check in checks {
                let found = check[member.id] ?? []
                holds = holds && !found.isEmpty
                records += found
            }
            if holds { because[member.id] = records }
        }
        return Count(members: members, because: because)
    }

    // MARK: Who is counted

    /// By id, so that an explanation can go on where its page ended.
    private func population() throws -> [Member] {
        let population = declaration.population
        if let filter = population.children {
            return try children(filter).map { Member(id: $0.id.text, unit: $0.commune, child: $0) }
        }
        if let filter = population.caregiversOf { return try caregivers(of: filter) }
        if let filter = population.workers {
            return facts.workers
                .filter {
                    isInArea($0.unit) && (filter.roles.isEmpty || filter.roles.contains($0.role.rawValue))
                }
                .map { Member(id: $0.id.text, unit: $0.unit) }
                .sorted { $0.id < $1.id }
        }
        if population.districts != nil {
            return districts.map { Member(id: $0.text, unit: $0) }.sorted { $0.id < $1.id }
        }
        if let filter = population.providers {
            return facts.providers
                .filter { isInArea($0.place) && (filter.kinds.isEmpty || filter.kinds.contains($0.kind)) }
                .map { Member(id: $0.id.text, unit: $0.place) }
                .sorted { $0.id < $1.id }
        }
        return facts.upgrades.filter { isInArea($0.place) }
            .map { Member(id: $0.id.text, unit: $0.place) }
            .sorted { $0.id < $1.id }
    }

    /// By id.
    private func children(_ filter: ChildFilter) throws -> [CountedChild] {
        let matches = try matcher(filter)
        return facts.children.values.filter { isInArea($0.commune) && matches($0) }.sorted { $0.id < $1.id }
    }

    private func caregivers(of filter: ChildFilter) throws -> [Member] {
        let wanted = Dictionary(uniqueKeysWithValues: try children(filter).map { ($0.id, $0) })
        return facts.childrenOfCaregiver.compactMap { caregiver, children in
            guard let first = children.sorted().compactMap({ wanted[$0] }).first else { return nil }
            return Member(id: caregiver.text, unit: first.commune, child: first)
        }
        .sorted { $0.id < $1.id }
    }

    private var districts: [UnitPath] {
        PlanOffices(plan: plan, units: reference.units).countedDistricts(on: facts.on)
    }

    private func isInArea(_ unit: UnitPath) -> Bool { area.contains(unit) }

    /// Resolves codes and lists once, not once a child.
    private func matcher(_ filter: ChildFilter) throws -> (CountedChild) -> Bool {
        func tokens(of isAsked: (Circumstance) -> Bool) throws -> Set<String> {
            Set(
                try reference.circumstances
                    .filter { isAsked($0) && (countsConfidential || !$0.isConfidential) }
                    .map { try token($0.code) })
        }
        let listed = try filter.circumstanceLists.map { lists in try tokens { lists.contains($0.list) } }
        let codes = try filter.circumstances.map { codes in try tokens { codes.contains($0.code) } }
        let alternatives = try filter.anyOf.map { try $0.map(matcher) }
        let day = facts.on
        return { child in
            if let limit = filter.ageUnder, child.age(on: day) >= limit { return false }
            if let wanted = filter.disability, wanted != (child.disability != nil) { return false }
            if let types = filter.disabilityTypes {
                guard let type = child.disability?.type, types.contains(type) else { return false }
            }
            if let degrees = filter.disabilityDegrees {
                guard let degree = child.disability?.degree, degrees.contains(degree) else { return false }
            }
            if let listed, listed.isDisjoint(with: child.circumstances) { return false }
            if let codes, codes.isDisjoint(with: child.circumstances) { return false }
            if let alternatives, !alternatives.contains(where: { $0(child) }) { return false }
            return true
        }
    }

    // MARK: What speaks for a member

    /// The records that speak for each member, by its id.
    private func evidence(_ fact: FactDeclaration) -> [String: [String]] {
        if let domains = fact.delivery { return deliveries(Set(domains)) }
        if let topics = fact.training { return trainings(Set(topics)) }
        if let kinds = fact.placement { return placements(Set(kinds)) }
        if fact.network == true { return networks }
        if fact.pilot == true { return pilots }
        if fact.standard == true { return standards }
        return fact.completed == true ? completions : [:]
    }

    private func deliveries(_ domains: Set<String>) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for delivery in facts.deliveries where domains.contains(delivery.domain) && span.contains(delivery.on)
        {
            found[delivery.child.text, default: []].append("delivery:\(delivery.id)")
        }
        return found
    }

    private func trainings(_ topics: Set<String>) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for training in facts.trainings
        where span.contains(training.on) && (topics.isEmpty || !topics.isDisjoint(with: training.topics)) {
            found[training.person.id.text, default: []].append("training:\(training.classID)")
        }
        return found
    }

    private func placements(_ kinds: Set<String>) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for placement in facts.placements where kinds.contains(placement.kind.rawValue) {
            guard placement.start <= facts.on, placement.end.map({ facts.on <= $0 }) ?? true else { continue }
            found[placement.child.text, default: []].append("placement:\(placement.id)")
        }
        return found
    }

    private var networks: [String: [String]] {
        var found: [String: [String]] = [:]
        for network in facts.networks where network.on <= facts.on {
            if let end = network.dissolvedOn, end <= facts.on { continue }
            found[network.district.text, default: []].append("network:\(network.id)")
        }
        return found
    }

    private var pilots: [String: [String]] {
        var found: [String: [String]] = [:]
        for pilot in facts.pilots {
            if let end = pilot.stoppedOn, end <= facts.on { continue }
            let places = [(pilot.district, pilot.on)] + pilot.expansions.map { ($0.district, $0.on) }
            for (district, since) in places where since <= facts.on {
                found[district.text, default: []].append("pilot:\(pilot.id)")
            }
        }
        return found
    }

    private var standards: [String: [String]] {
        var found: [String: [String]] = [:]
        for provider in facts.providers where provider.meetsStandard {
            found[provider.id.text] = ["provider:\(provider.id)"]
        }
        return found
    }

    private var completions: [String: [String]] {
        var found: [String: [String]] = [:]
        for upgrade in facts.upgrades {
            guard let day = upgrade.completedOn, span.contains(day) else { continue }
            found[upgrade.id.text] = ["upgrade:\(upgrade.id)"]
        }
        return found
    }
}
