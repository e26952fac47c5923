import RegistryAPI
import ReportingAPI
import Vocabulary

/// Figures of one day to values: shares, targets, gaps, breakdowns.
struct IndicatorValues {
    /// The day that is asked about.
    let day: Day
    /// Whose units the breakdowns by district and commune name.
    let units: BreakdownUnits
    private let then: Places
    private let now: Places

    /// - Parameters:
    ///   - known: the units as they were known.
    ///   - now: the units of today, as they are known today.
    init(
        units known: UnitDirectory, now: UnitDirectory, today: Day, day: Day,
        as asked: BreakdownUnits = .then
    ) {
        (self.day, self.units) = (day, asked)
        then = Places(known, on: day)
        self.now = Places(now, on: today)
    }

    /// By the units that are asked for.
    var places: Places { units == .then ? then : now }

    /// `before`: the value at the end of the year before, for targets that only ask for growth.
    func value(
        _ declaration: IndicatorDeclaration, _ figures: Figures, before: Double?,
        cells: [IndicatorCell]? = nil
    ) -> IndicatorValue {
        let value = declaration.measure.value(figures.numerator, of: figures.denominator)
        let standing = declaration.targets.first { $0.stands(in: day.year) }
        let target = standing?.value
        var met: Bool?
        if let value, let target { met = value >= target }
        if let value, standing?.grows == true, let before { met = value > before }
        return IndicatorValue(
            indicator: declaration.id, name: declaration.name, measure: declaration.measure, on: day,
            numerator: figures.numerator
        ).with {
            $0.denominator = declaration.hasDenominator ? figures.denominator : nil
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

    /// The figures by one property of who is counted, sorted by key. Of places all rows are there that a hidden cell may be in.
    func cells(
        _ declaration: IndicatorDeclaration, _ figures: Figures, by breakdown: Breakdown,
        hiding: (rows: Set<String>, isHidden: (String) -> Bool)? = nil
    ) -> [IndicatorCell] {
        let shares = shares(figures, by: breakdown)
        return Set(shares.keys).union(hiding?.rows ?? []).sorted().map { key in
            guard let share = shares[key], hiding?.isHidden(key) != true else {
                return IndicatorCell(key: key, hidden: true)
            }
            return IndicatorCell(key: key, hidden: false).with {
                $0.numerator = share.counted
                $0.denominator = declaration.hasDenominator ? share.people : nil
                $0.value = declaration.measure.value(share.counted, of: share.people)
            }
        }
    }

    private func shares(_ figures: Figures, by breakdown: Breakdown) -> [String: Figures.Share] {
        let shares: [(String, Figures.Share)] =
            switch breakdown {
            case .district, .commune:
                figures.byUnit.map { (key(of: $0.key, breakdown, places), $0.value) }
            case .sex, .ageBand, .ethnicity, .disabilityType, .disabilityDegree:
                figures.by(breakdown).map { ($0.key ?? Self.unknown, $0.value) }
            }
        return Dictionary(shares, uniquingKeysWith: +)
    }

    private func key(of unit: UnitPath?, _ breakdown: Breakdown, _ places: Places) -> String {
        let known = unit.map { breakdown == .district ? places.district($0) : places.current($0) }
        return known?.text ?? Self.unknown
    }

    /// The key of who has none.
    static let unknown = "unknown"
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
