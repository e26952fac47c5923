import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import RegistryKnown
import ReportingAPI
import Vocabulary

/// What counts once: a record, or a unit.
enum Counted: Hashable, Sendable {
    case record(ID<Counted>)
    case unit(UnitPath)

    /// The id or the path.
    var text: String {
        switch self {
        case .record(let id): id.text
        case .unit(let path): path.text
        }
    }

    static func of<Subject>(_ id: ID<Subject>) -> Counted { .record(ID(of: id)) }
}

/// One member of an indicator's population.
struct Member: Hashable, Sendable {
    let id: Counted
    /// The commune, the district or the organisation that it belongs to; nil when that is not known.
    let unit: UnitPath?
    /// The child whose facts speak for it: itself, or whom it looks after.
    var child: CountedChild?
    /// Whether it is in the numerator.
    var isCounted = false
}

/// An indicator's population, and who of it counts.
struct Count: Sendable {
    /// By id, so that an explanation can go on where its page ended.
    let members: [Member]
    let numerator: Int

    var denominator: Int { members.count }

    init(members: [Member]) {
        self.members = members
        numerator = members.count(where: \.isCounted)
    }
}

/// Counts a plan's indicators over the facts of a day. Pure: the same facts give the same counts.
struct Counting {
    let plan: PlanDocument
    /// Those of the plan's area.
    let facts: CountedFacts
    let reference: Reference
    /// Whether confidential circumstances count; without, a filter finds whom it finds by open ones.
    let countsConfidential: Bool
    /// What stands for each circumstance's code in the facts.
    private let numbers: [String: Int]

    /// `token`: what stands for a circumstance's code where the facts are kept.
    init(
        plan: PlanDocument, facts: CountedFacts, reference: Reference, countsConfidential: Bool = true,
        token: (String) throws -> String
    ) rethrows {
        (self.plan, self.reference, self.countsConfidential) = (plan, reference, countsConfidential)
        let area = PlanOffices(plan: plan, units: reference.units).area(on: facts.on)
        self.facts = facts.within(area)
        var numbers: [String: Int] = [:]
        for circumstance in reference.circumstances {
            numbers[circumstance.code] = facts.number(ofToken: try token(circumstance.code))
        }
        self.numbers = numbers
    }

    func count(_ declaration: IndicatorDeclaration) throws -> Count {
        let spoken = declaration.having.map { fact in
            var found: Set<Counted> = []
            speaking(fact, in: span(of: declaration)) { counted, _ in found.insert(counted) }
            return found
        }
        var members = population(declaration.population)
        for index in members.indices {
            let id = members[index].id
            members[index].isCounted = spoken.allSatisfy { $0.contains(id) }
        }
        return Count(members: members)
    }

    /// The records that speak for each of the members, those who do not count too.
    func records(
        for members: some Sequence<Member>, in declaration: IndicatorDeclaration
    ) -> [Counted: [String]] {
        var records = Dictionary(members.map { ($0.id, [String]()) }, uniquingKeysWith: { first, _ in first })
        for fact in declaration.having {
            speaking(fact, in: span(of: declaration)) { counted, record in
                records[counted]?.append(record())
            }
        }
        return records
    }

    /// The days on which a delivery, a training, an upgrade counts.
    private func span(of declaration: IndicatorDeclaration) -> ClosedRange<Day> {
        let firstOfYear = Day(year: facts.on.year, month: 1, day: 1) ?? facts.on
        let start = declaration.span == .plan ? min(plan.period.start, facts.on) : firstOfYear
        return start...facts.on
    }

    // MARK: Who is counted

    /// By id.
    private func population(_ population: PopulationDeclaration) -> [Member] {
        if let filter = population.children {
            return children(filter).map { Member(id: .of($0.id), unit: $0.commune, child: $0) }
        }
        if let filter = population.caregiversOf { return caregivers(of: filter) }
        if let filter = population.workers {
            return facts.workers
                .filter { filter.roles.isEmpty || filter.roles.contains($0.role.rawValue) }
                .sorted { $0.id < $1.id }
                .map { Member(id: .of($0.id), unit: $0.unit) }
        }
        if population.districts != nil {
            return PlanOffices(plan: plan, units: reference.units).countedDistricts(on: facts.on)
                .sorted { $0.text < $1.text }
                .map { Member(id: .unit($0), unit: $0) }
        }
        if let filter = population.providers {
            return facts.providers
                .filter { filter.kinds.isEmpty || filter.kinds.contains($0.kind) }
                .sorted { $0.id < $1.id }
                .map { Member(id: .of($0.id), unit: $0.place) }
        }
        return facts.upgrades.sorted { $0.id < $1.id }.map { Member(id: .of($0.id), unit: $0.place) }
    }

    /// By id.
    private func children(_ filter: ChildFilter) -> [CountedChild] { facts.children.filter(matcher(filter)) }

    private func caregivers(of filter: ChildFilter) -> [Member] {
        let wanted = Dictionary(uniqueKeysWithValues: children(filter).map { ($0.id, $0) })
        return facts.childrenOfCaregiver.compactMap { caregiver, children in
            guard let first = children.filter({ wanted[$0] != nil }).min(), let child = wanted[first] else {
                return nil
            }
            return (caregiver, child)
        }
        .sorted { (left: (CaregiverID, CountedChild), right) in left.0 < right.0 }
        .map { Member(id: .of($0.0), unit: $0.1.commune, child: $0.1) }
    }

    /// Resolves codes and lists once, not once a child.
    private func matcher(_ filter: ChildFilter) -> (CountedChild) -> Bool {
        func numbers(of isAsked: (Circumstance) -> Bool) -> Set<Int> {
            Set(
                reference.circumstances
                    .filter { isAsked($0) && (countsConfidential || !$0.isConfidential) }
                    .compactMap { self.numbers[$0.code] })
        }
        let listed = filter.circumstanceLists.map { lists in numbers { lists.contains($0.list) } }
        let codes = filter.circumstances.map { codes in numbers { codes.contains($0.code) } }
        let alternatives = filter.anyOf.map { $0.map(matcher) }
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
            for asked in [listed, codes] {
                if let asked, !child.circumstances.contains(where: asked.contains) { return false }
            }
            if let alternatives, !alternatives.contains(where: { $0(child) }) { return false }
            return true
        }
    }
}
