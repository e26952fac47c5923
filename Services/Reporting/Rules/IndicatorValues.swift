internal import RegistryAPI
internal import ReportingAPI
internal import Vocabulary

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
            numerator: count.numerator,
            denominator: declaration.measure == .percent ? count.denominator : nil,
            value: value, target: target ?? (standing?.grows == true ? before : nil),
            gap: value.flatMap { value in
                (target ?? (standing?.grows == true ? before : nil)).map { tenth(value - $0) }
            },
            met: met, cells: cells)
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
        var parts: [String: (numerator: Int, denominator: Int)] = [:]
        for member in count.members {
            let key = key(of: member, breakdown, on: day, reference)
            parts[key, default: (0, 0)].denominator += 1
            if count.counts(member) { parts[key, default: (0, 0)].numerator += 1 }
        }
        return parts.sorted { $0.key < $1.key }.map { key, part in
            let isSmall = part.denominator < smallestShownCell || part.numerator < smallestShownCell
            if hidesSmall && isSmall && countsPeople(declaration) {
                return IndicatorCell(key: key, numerator: nil, denominator: nil, value: nil, hidden: true)
            }
            return IndicatorCell(
                key: key, numerator: part.numerator,
                denominator: declaration.measure == .percent ? part.denominator : nil,
                value: share(declaration.measure, part.numerator, part.denominator), hidden: false)
        }
    }

    private static func countsPeople(_ declaration: IndicatorDeclaration) -> Bool {
        let population = declaration.population
        return population.children != nil || population.caregiversOf != nil || population.workers != nil
    }

    private static func key(of member: Member, _ breakdown: Breakdown, on day: Day, _ reference: Reference)
        -> String
    {
        let known: String?
        switch breakdown {
        case .district: known = member.unit.flatMap { Self.district(of: $0, on: day, reference) }
        case .commune: known = member.unit?.text
        case .sex: known = member.child?.sex.rawValue
        case .ageBand:
            known = member.child.flatMap { child in
                let age = child.age(on: day)
                return reference.ageBands(on: day).first { $0.contains(age: age) }?.code
            }
        case .ethnicity: known = member.child?.ethnicity
        case .disabilityType: known = member.child?.disability?.type.rawValue
        case .disabilityDegree: known = member.child?.disability?.degree.rawValue
        }
        return known ?? "unknown"
    }

    /// The district that a unit lies in or is, on the day; the unit itself where there are no districts.
    private static func district(of unit: UnitPath, on day: Day, _ reference: Reference) -> String {
        if reference.units.unit(unit, on: day)?.level == .district { return unit.text }
        return reference.units.district(of: unit, on: day)?.text ?? unit.text
    }
}
