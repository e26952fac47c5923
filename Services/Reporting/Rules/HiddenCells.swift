import ReportingAPI
import Vocabulary

/// What is hidden of the indicators of one kin, in every table that anybody may ask for.
struct HiddenCells: Sendable {
    /// Those whose total is small itself: nothing keeps what it tells, so all their cells are hidden, and they hide none of others.
    private let small: Set<String>
    /// Of each table of places.
    private let places: [Set<String>]
    private let properties: [Breakdown: Set<String>]

    /// `figures` are those of the kin, in its order.
    init(_ kin: Kin, _ figures: [Figures], _ tables: PlaceTables) {
        let parts = kin.parts(figures.map(\.whole))
        let open = parts.indices.filter { !parts[$0].isSmall }
        small = Set(parts.indices.filter { parts[$0].isSmall }.map { kin.declarations[$0].id })
        let cells = Cells(kin: kin, all: figures, figures: open.map { figures[$0] })
        places = cells.hidden(tables)
        properties = cells.hiddenProperties
    }

    /// Of a table of places, by its number.
    func hides(_ key: String, of declaration: IndicatorDeclaration, inTable table: Int) -> Bool {
        small.contains(declaration.id) || places[table].contains(key)
    }

    /// Of a table by what people are.
    func hides(_ key: String, of declaration: IndicatorDeclaration, by property: Breakdown) -> Bool {
        small.contains(declaration.id) || properties[property]?.contains(key) == true
    }

    /// Whether any table of places hides what the unit has.
    func withholds(_ unit: UnitPath, of declaration: IndicatorDeclaration) -> Bool {
        small.contains(declaration.id) || places.contains { $0.contains(unit.text) }
    }
}

/// The figures of a kin's indicators, put together cell by cell.
private struct Cells {
    let kin: Kin
    let all: [Figures]
    /// Of those whose totals are not small.
    let figures: [Figures]

    func hidden(_ tables: PlaceTables) -> [Set<String>] {
        let units = Set(figures.flatMap(\.byUnit.keys))
        let byUnit = units.reduce(into: [UnitPath?: [Int]]()) { byUnit, unit in
            byUnit[unit] = flat { $0.byUnit[unit] }
        }
        let keys = units.map(tables.keys)
        let groups = tables.groups(byUnit, nobody: flat { _ in nil })
        let rows = (0..<tables.count).map { table in
            tables.rows(table).union(keys.map { $0[table] })
        }
        return Suppression.Tables(tables.count, of: groups) { rows[$0].contains($1) }.hidden
    }

    var hiddenProperties: [Breakdown: Set<String>] {
        var hidden: [Breakdown: Set<String>] = [:]
        for breakdown in [Breakdown.sex, .ageBand, .ethnicity] {
            hidden[breakdown] =
                alike(1, Set(figures.flatMap { $0.by(breakdown).keys })) {
                    [$0]
                } _: {
                    $0.by(breakdown)[$1]
                }[0]
        }
        // Two tables of the same people: who has no disability has neither type nor degree.
        let disabilities = alike(2, Set(figures.flatMap(\.byDisability.keys))) {
            [$0.type, $0.degree]
        } _: {
            $0.byDisability[$1]
        }
        (hidden[.disabilityType], hidden[.disabilityDegree]) = (disabilities[0], disabilities[1])
        return hidden
    }

    /// Where the kin counts several populations, their totals tell of those who are in the same ones: these keep one another
    /// company, nobody else.
    private func alike<Value: Hashable>(
        _ count: Int, _ values: Set<Value>, _ keys: (Value) -> [String?],
        _ share: (Figures, Value) -> Figures.Share?
    ) -> [Set<String>] {
        let groups = Dictionary(grouping: values) { value in
            all.indices.filter { share(all[$0], value)?.people ?? 0 > 0 }
        }
        var hidden = Array(repeating: Set<String>(), count: count)
        for values in groups.values {
            let groups = values.map { value in
                Suppression.Group(
                    keys: keys(value).map { $0 ?? IndicatorValues.unknown },
                    figures: flat { share($0, value) })
            }.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
            for (table, keys) in Suppression.Tables(count, of: groups).hidden.enumerated() {
                hidden[table].formUnion(keys)
            }
        }
        return hidden
    }

    private func flat(_ share: (Figures) -> Figures.Share?) -> [Int] {
        kin.parts(figures.map { share($0) ?? Figures.Share() }).flatMap {
            [$0.part] + [$0.rest].compactMap { $0 }
        }
    }
}
