package import ReportingAPI
package import Vocabulary

/// What the parts of a breakdown are called, and in which order reference data has them.
package struct BreakdownLabels {
    /// Of the column.
    package let title: String
    private let names: [String: String]
    private let order: [String: Int]
    private let units: (UnitPath) -> String
    private let unknown: String
    /// Whether the parts are units: a province too, for what lies in several of its districts.
    private let arePlaces: Bool

    package init(_ breakdown: Breakdown?, on day: Day, _ reference: Reference, _ language: Language) {
        func text(_ key: String) -> String {
            GatewayKitTexts.all.render(Message("gateway.\(key)"), in: language)
        }
        title = text(breakdown.map { "by.\($0.rawValue)" } ?? "column.part")
        unknown = text("part-unknown")
        arePlaces = breakdown == .district || breakdown == .commune
        units = reference.unitNames(on: day, language)
        let parts = breakdown.map { Self.parts($0, reference, day, language) } ?? []
        names = Dictionary(parts) { first, _ in first }
        order = Dictionary(parts.enumerated().map { ($1.0, $0) }) { first, _ in first }
    }

    package subscript(key: String) -> String {
        if let name = names[key] { return name }
        if key == "unknown" { return unknown }
        guard arePlaces, let unit = UnitPath(key) else { return key }
        return units(unit)
    }

    /// As in the table of reference data; what that does not have comes after, in the order given, and who is not
    /// recorded last.
    package func sorted(_ cells: [IndicatorCell]) -> [IndicatorCell] {
        func place(_ cell: IndicatorCell) -> Int {
            order[cell.key] ?? (cell.key == "unknown" ? .max : order.count)
        }
        return cells.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
    }

    /// The codes of a breakdown with their words.
    private static func parts(
        _ breakdown: Breakdown, _ reference: Reference, _ day: Day, _ language: Language
    ) -> [(String, String)] {
        func labels(_ table: ReferenceTable) -> [(String, String)] {
            reference.codes(table, on: day).map { ($0, reference.label(table, $0, language, on: day) ?? $0) }
        }
        return switch breakdown {
        case .district, .commune: []
        case .sex: labels(.sex)
        case .ageBand: reference.ageBands(on: day).map { ($0.code, $0.label[language]) }
        case .ethnicity: labels(.ethnicGroup)
        case .disabilityType: labels(.disabilityType)
        case .disabilityDegree: labels(.disabilityDegree)
        }
    }
}
