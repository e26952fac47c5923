import RegistryAPI
import ReportingAPI
import Vocabulary

/// Counts to values: shares, targets, gaps, breakdowns.
enum IndicatorValues {
    /// `before`: the value at the end of the year before, for targets that only ask for growth.
    static func value(
        _ declaration: IndicatorDeclaration, _ count: Count, on day: Day, before: Double?,
        cells: [IndicatorCell]? = nil
    ) -> IndicatorValue {
        let value = share(declaration.measure, count.numerator, count.denominator)
        let standing = declaration.targets.first { $0.stands(in: day.year) }
        let target = standing?.value
        var met: Bool?
        if let value, let target { met = value >= target }
        if let value, standing?.grows == true, let before { met = value > before }
        return IndicatorValue(
            indicator: declaration.id, name: declaration.name, measure: declaration.measure, on: day,
            numerator: count.numerator
        ).with {
            $0.denominator = declaration.hasDenominator ? count.denominator : nil
            $0.value = value
            $0.target = target ?? (standing?.grows == true ? before : nil)
            $0.gap = value.flatMap { value in
                (target ?? (standing?.grows == true ? before : nil)).map { tenth(value - $0) }
            }
            $0.met = met
            $0.grows = standing?.grows
            $0.cells = cells
        }
    }

    /// Per cent to a tenth, halves up; nil when there is nobody to take a share of.
    static func share(_ measure: IndicatorDeclaration.Measure, _ numerator: Int, _ denominator: Int)
        -> Double?
    {
        switch measure {
        case .count: Double(numerator)
        case .percent:
            denominator == 0 ? nil : Double((numerator * 2000 + denominator) / (2 * denominator)) / 10
        }
    }

    private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    /// The count by one property of its members, sorted by key.
    static func cells(
        _ declaration: IndicatorDeclaration, _ count: Count, by breakdown: Breakdown, on day: Day,
        reference: Reference, hidesSmall: Bool
    ) -> [IndicatorCell] {
        let places = Places(reference.units, on: day)
        let bands = reference.ageBands(on: day)
        let empty = Suppression.Part(part: 0, rest: declaration.hasDenominator ? 0 : nil)
        func parts(by breakdown: Breakdown) -> [String: Suppression.Part] {
            var parts: [String: Suppression.Part] = [:]
            for member in count.members {
                let key = key(of: member, breakdown, on: day, places, bands)
                parts[key, default: empty].enter(isCounted: count.counts(member))
            }
            return parts
        }
        func hidden() -> Set<String> {
            guard hidesSmall, declaration.population.isOfPeople else { return [] }
            guard breakdown == .district || breakdown == .commune else {
                return Suppression.hidden(parts(by: breakdown))
            }
            var districts: [String: [String: Suppression.Part]] = [:]
            for member in count.members {
                let district = key(of: member, .district, on: day, places, bands)
                let commune = key(of: member, .commune, on: day, places, bands)
                districts[district, default: [:]][commune, default: empty]
                    .enter(isCounted: count.counts(member))
            }
            let area = Suppression.hidden(districts)
            return breakdown == .district ? area.districts : area.communes
        }
        let hiddenKeys = hidden()
        return parts(by: breakdown).sorted { $0.key < $1.key }.map { key, part in
            guard !hiddenKeys.contains(key) else { return IndicatorCell(key: key, hidden: true) }
            let people = part.part + (part.rest ?? 0)
            return IndicatorCell(key: key, hidden: false).with {
                $0.numerator = part.part
                $0.denominator = declaration.hasDenominator ? people : nil
                $0.value = share(declaration.measure, part.part, people)
            }
        }
    }

    private static func key(
        of member: Member, _ breakdown: Breakdown, on day: Day, _ places: Places, _ bands: [AgeBand]
    ) -> String {
        let known: String?
        switch breakdown {
        case .district: known = member.unit.map { places.district($0).text }
        case .commune: known = member.unit.map { places.current($0).text }
        case .sex: known = member.child?.sex.rawValue
        case .ageBand:
            known = member.child.flatMap { child in
                let age = child.age(on: day)
                return bands.first { $0.contains(age: age) }?.code
            }
        case .ethnicity: known = member.child?.ethnicity
        case .disabilityType: known = member.child?.disability?.type.rawValue
        case .disabilityDegree: known = member.child?.disability?.degree.rawValue
        }
        return known ?? "unknown"
    }
}

extension Suppression.Part {
    /// One more of its people.
    fileprivate mutating func enter(isCounted: Bool) {
        if isCounted { part += 1 } else if let left = rest { rest = left + 1 }
    }
}
