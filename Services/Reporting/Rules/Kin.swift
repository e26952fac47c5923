import ReportingAPI
import Vocabulary

/// Indicators of a plan that tell of the same people: what one of them hides, another may not tell. They hide together.
struct Kin: Sendable {
    /// In the plan's order.
    let declarations: [IndicatorDeclaration]

    /// Of all that the plan counts, not only of what somebody asks for: asked for alone, an indicator hides the same.
    init(of declaration: IndicatorDeclaration, in plan: PlanDocument) {
        var kin = [declaration]
        var others = plan.indicators.filter { $0.id != declaration.id && $0.population.isOfPeople }
        var next = 0
        while next < kin.count {
            let one = kin[next]
            kin += others.filter(one.isAkin)
            others.removeAll(where: one.isAkin)
            next += 1
        }
        let ids = Set(kin.map(\.id))
        declarations = plan.indicators.filter { ids.contains($0.id) }
    }

    /// Whether somebody is told how many people there are: then a count tells of those that it leaves out, too.
    var tellsPeople: Bool { declarations.contains(where: \.tellsPeople) }

    /// What the figures of a cell of one of the indicators tell. Where everybody counts, nobody is left out.
    func part(_ share: Figures.Share, of declaration: IndicatorDeclaration) -> Suppression.Part {
        let leavesOut = tellsPeople && !declaration.having.isEmpty
        return Suppression.Part(part: share.counted, rest: leavesOut ? share.people - share.counted : nil)
    }
}

extension IndicatorDeclaration {
    /// Whether its figures say how many people there are: beside how many counted, or because all of them count.
    var tellsPeople: Bool { hasDenominator || having.isEmpty }

    /// Whether its figures may bound those of the other: both are of the same people, or those of one are among those of the
    /// other and the other's number is told or the two look at the same kind of fact.
    fileprivate func isAkin(to other: IndicatorDeclaration) -> Bool {
        func bounds(_ large: IndicatorDeclaration, _ small: IndicatorDeclaration) -> Bool {
            guard small.population.liesWithin(large.population) else { return false }
            return large.tellsPeople || !large.factKinds.isDisjoint(with: small.factKinds)
                || large.population.liesWithin(small.population)
        }
        return bounds(self, other) || bounds(other, self)
    }

    private var factKinds: Set<String> { Set(having.flatMap(\.alternatives).flatMap(\.kinds)) }
}

extension PopulationDeclaration {
    /// Whether every person of this population must be one of the other's, or may well be.
    fileprivate func liesWithin(_ other: PopulationDeclaration) -> Bool {
        if let filter = children, let wider = other.children { return filter.liesWithin(wider) }
        if let filter = caregiversOf, let wider = other.caregiversOf { return filter.liesWithin(wider) }
        if let filter = workers, let wider = other.workers {
            return wider.roles.isEmpty
                || !filter.roles.isEmpty && Set(filter.roles).isSubset(of: wider.roles)
        }
        return false
    }
}

extension ChildFilter {
    /// Whether all that the other asks for follows from what this one does.
    fileprivate func liesWithin(_ other: ChildFilter) -> Bool {
        other.parts.allSatisfy { part in
            asks(part) || anyOf.map { !$0.isEmpty && $0.allSatisfy { $0.liesWithin(part) } } ?? false
        }
    }

    /// It asks for one thing, and this one for that or less, without its alternatives.
    private func asks(_ part: ChildFilter) -> Bool {
        func isWithin<Value: Hashable>(_ own: [Value]?, _ wider: [Value]) -> Bool {
            own.map { Set($0).isSubset(of: wider) } ?? false
        }
        if let years = part.ageUnder { return ageUnder.map { $0 <= years } ?? false }
        if let wanted = part.disability {
            // A disability that has a type is one.
            return wanted == disability ?? (disabilityTypes == nil && disabilityDegrees == nil ? nil : true)
        }
        if let types = part.disabilityTypes { return isWithin(disabilityTypes, types) }
        if let degrees = part.disabilityDegrees { return isWithin(disabilityDegrees, degrees) }
        if let codes = part.circumstances { return isWithin(circumstances, codes) }
        // Which list a circumstance is on is not looked up: it may be on this one.
        if let lists = part.circumstanceLists {
            return isWithin(circumstanceLists, lists) || circumstances != nil
        }
        return part.anyOf?.contains { liesWithin($0) } ?? true
    }

    /// Filters that ask for one thing each: all that this one does.
    private var parts: [ChildFilter] {
        var parts: [ChildFilter] = []
        func add(_ asks: Bool, _ write: (inout ChildFilter) -> Void) {
            if asks { parts.append(ChildFilter().with(write)) }
        }
        add(ageUnder != nil) { $0.ageUnder = ageUnder }
        add(disability != nil) { $0.disability = disability }
        add(disabilityTypes != nil) { $0.disabilityTypes = disabilityTypes }
        add(disabilityDegrees != nil) { $0.disabilityDegrees = disabilityDegrees }
        add(circumstanceLists != nil) { $0.circumstanceLists = circumstanceLists }
        add(circumstances != nil) { $0.circumstances = circumstances }
        add(anyOf != nil) { $0.anyOf = anyOf }
        return parts
    }
}
