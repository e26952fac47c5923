import RegistryAPI
import ReportingAPI
import Vocabulary

/// Counts of one day to values: shares, targets, gaps, breakdowns.
struct IndicatorValues {
    /// The day that is asked about.
    let day: Day
    /// Whose units the breakdowns by district and commune name.
    let units: BreakdownUnits
    private let then: Places
    private let now: Places
    private let bands: [AgeBand]

    /// - Parameters:
    ///   - reference: as it was known.
    ///   - now: the units of today, as they are known today.
    init(
        reference: Reference, now units: UnitDirectory, today: Day, day: Day,
        units asked: BreakdownUnits = .then
    ) {
        (self.day, self.units) = (day, asked)
        then = Places(reference.units, on: day)
        now = Places(units, on: today)
        bands = reference.ageBands(on: day)
    }

    /// By the units that are asked for.
    var places: Places { units == .then ? then : now }

    /// `before`: the value at the end of the year before, for targets that only ask for growth.
    func value(
        _ declaration: IndicatorDeclaration, _ count: Count, before: Double?, cells: [IndicatorCell]? = nil
    ) -> IndicatorValue {
        let value = declaration.measure.value(count.numerator, of: count.denominator)
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
                (target ?? (standing?.grows == true ? before : nil)).map { Self.tenth(value - $0) }
            }
            $0.met = met
            $0.grows = standing?.grows
            $0.cells = cells
        }
    }

    private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    /// The count by one property of its members, sorted by key.
    func cells(
        _ declaration: IndicatorDeclaration, _ count: Count, by breakdown: Breakdown, hidesSmall: Bool
    ) -> [IndicatorCell] {
        var parts: [String: Suppression.Part] = [:]
        for member in count.members {
            parts[key(of: member, breakdown), default: declaration.nobody]
                .enter(isCounted: member.isCounted)
        }
        var hidden: Set<String> = []
        if hidesSmall, declaration.population.isOfPeople {
            hidden =
                switch breakdown {
                case .district: hiddenPlaces(declaration, count)[units == .then ? 0 : 2]
                case .commune: hiddenPlaces(declaration, count)[units == .then ? 1 : 3]
                default: Suppression.hidden(parts)
                }
        }
        return parts.sorted { $0.key < $1.key }.map { key, part in
            guard !hidden.contains(key) else { return IndicatorCell(key: key, hidden: true) }
            let people = part.part + (part.rest ?? 0)
            return IndicatorCell(key: key, hidden: false).with {
                $0.numerator = part.part
                $0.denominator = declaration.hasDenominator ? people : nil
                $0.value = declaration.measure.value(part.part, of: people)
            }
        }
    }

    /// What is hidden in the tables of districts and communes by the units of then, and in the same two by those of now:
    /// anybody can lay the four side by side, so they are hidden together, whichever is asked for.
    private func hiddenPlaces(_ declaration: IndicatorDeclaration, _ count: Count) -> [Set<String>] {
        var tables = Suppression.Tables(4, nobody: declaration.nobody)
        for (unit, part) in partsByUnit(declaration, count) {
            tables.enter(
                [then, now].flatMap { [key(of: unit, .district, $0), key(of: unit, .commune, $0)] }, part)
        }
        return tables.hidden
    }

    /// How many belong to each unit: there are far fewer of these than people.
    private func partsByUnit(
        _ declaration: IndicatorDeclaration, _ count: Count
    ) -> [UnitPath?: Suppression.Part] {
        var parts: [UnitPath?: Suppression.Part] = [:]
        for member in count.members {
            parts[member.unit, default: declaration.nobody].enter(isCounted: member.isCounted)
        }
        return parts
    }

    /// Every district and commune whose figures somebody could work out from a table that hides them.
    func withheld(_ declaration: IndicatorDeclaration, _ count: Count) -> Set<String> {
        guard declaration.population.isOfPeople else { return [] }
        return hiddenPlaces(declaration, count).reduce(into: []) { $0.formUnion($1) }
    }

    private func key(of unit: UnitPath?, _ breakdown: Breakdown, _ places: Places) -> String {
        let known = unit.map { breakdown == .district ? places.district($0) : places.current($0) }
        return known?.text ?? Self.unknown
    }

    private func key(of member: Member, _ breakdown: Breakdown) -> String {
        let known: String?
        switch breakdown {
        case .district, .commune: return key(of: member.unit, breakdown, places)
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
        return known ?? Self.unknown
    }

    private static let unknown = "unknown"
}

extension IndicatorDeclaration.Measure {
    /// Per cent to a tenth, halves up; nil when there is nobody to take a share of.
    func value(_ numerator: Int, of denominator: Int) -> Double? {
        switch self {
        case .count: Double(numerator)
        case .percent:
            denominator == 0 ? nil : Double((numerator * 2000 + denominator) / (2 * denominator)) / 10
        }
    }
}

extension IndicatorDeclaration {
    /// A cell without anybody in it.
    fileprivate var nobody: Suppression.Part { Suppression.Part(part: 0, rest: hasDenominator ? 0 : nil) }
}
