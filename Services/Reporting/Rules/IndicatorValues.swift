import RegistryAPI
import ReportingAPI
import Vocabulary

/// Counts to values: shares, targets, gaps, breakdowns.
enum IndicatorValues {
    /// Cells that would show fewer people than this are hidden from whoever is not an officer of the whole area.
    static let smallestShownCell = 5

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
        var parts: [String: Part] = [:]
        for member in count.members {
            let key = key(of: member, breakdown, on: day, places, bands)
            parts[key, default: Part()].denominator += 1
            if count.counts(member) { parts[key, default: Part()].numerator += 1 }
        }
        let hidden = hidesSmall && declaration.population.isOfPeople ? hidden(parts) : []
        return parts.sorted { $0.key < $1.key }.map { key, part in
            guard !hidden.contains(key) else {
                return IndicatorCell(key: key, hidden: true)
            }
            return IndicatorCell(key: key, hidden: false).with {
                $0.numerator = part.numerator
                $0.denominator = declaration.hasDenominator ? part.denominator : nil
                $0.value = share(declaration.measure, part.numerator, part.denominator)
            }
        }
    }

    private struct Part {
        var numerator = 0
        var denominator = 0
        var isSmall: Bool { min(numerator, denominator) < smallestShownCell }
    }

    /// The small cells. One alone would be the total less the others, so the smallest of those goes with it.
    private static func hidden(_ parts: [String: Part]) -> Set<String> {
        var hidden = Set(parts.filter(\.value.isSmall).keys)
        guard hidden.count == 1 else { return hidden }
        let next = parts.filter { !$0.value.isSmall }
            .min { ($0.value.numerator, $0.key) < ($1.value.numerator, $1.key) }
        if let next { hidden.insert(next.key) }
        return hidden
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
