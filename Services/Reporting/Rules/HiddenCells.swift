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
        let declared = zip(kin.declarations, figures)
        let open = declared.filter { !kin.part($1.whole, of: $0).isSmall }
        small = Set(kin.declarations.map(\.id)).subtracting(open.map(\.0.id))
        let cells = Cells(kin: kin, all: figures, declarations: open.map(\.0), figures: open.map(\.1))
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
    /// Those whose totals are not small.
    let declarations: [IndicatorDeclaration]
    /// Of these.
    let figures: [Figures]

    func hidden(_ tables: PlaceTables) -> [Set<String>] {
        let units = Set(figures.flatMap(\.byUnit.keys))
        let byUnit = units.reduce(into: [UnitPath?: [Int]]()) { byUnit, unit in
            byUnit[unit] = flat { $0.byUnit[unit] }
        }
        let keys = Dictionary(uniqueKeysWithValues: units.map { ($0, tables.keys(of: $0)) })
        let groups = tables.groups(byUnit, nobody: flat { _ in nil })
        let others = (0..<tables.count).map { table in
            Set(keys.values.map { $0[table] }).subtracting(tables.rows(table))
        }
        // Where an indicator has nobody it has no row of what the map gives none: in its tables nobody else can be there.
        let shared = others.enumerated().map { table, others in
            others.filter { key in
                figures.allSatisfy { $0.byUnit.keys.contains { keys[$0]?[table] == key } }
            }
        }
        return Suppression.Tables(
            tables.count, of: groups,
            isTold: { tables.rows($0).contains($1) || others[$0].contains($1) },
            isShared: { tables.rows($0).contains($1) || shared[$0].contains($1) }
        ).hidden
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
    /// company, nobody else. Where those of one population alone are so few that they cannot, they need all others: whatever is
    /// shown of these would tell, with the total, of them.
    private func alike<Value: Hashable>(
        _ count: Int, _ values: Set<Value>, _ keys: (Value) -> [String?],
        _ share: (Figures, Value) -> Figures.Share?
    ) -> [Set<String>] {
        func hasAny(_ figures: Figures, _ value: Value) -> Bool { share(figures, value)?.people ?? 0 > 0 }
        let groups = Dictionary(grouping: values) { value in
            all.indices.filter { hasAny(all[$0], value) }
        }
        var hidden = Array(repeating: Set<String>(), count: count)
        for values in groups.values {
            // An indicator that has nobody among them has no row of theirs.
            let told = figures.map { hasAny($0, values[0]) }
            let groups = values.map { value in
                Suppression.Group(
                    keys: keys(value).map { $0 ?? IndicatorValues.unknown },
                    figures: flat(told) { share($0, value) })
            }.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
            for (table, keys) in Suppression.Tables(count, of: groups).hidden.enumerated() {
                hidden[table].formUnion(keys)
            }
        }
        guard groups.values.contains(where: { isBare($0, share) }) else { return hidden }
        for value in values {
            for (table, key) in keys(value).enumerated() {
                hidden[table].insert(key ?? IndicatorValues.unknown)
            }
        }
        return hidden
    }

    /// Whether of some indicator that has any of these people all of them together are few.
    private func isBare<Value>(_ values: [Value], _ share: (Figures, Value) -> Figures.Share?) -> Bool {
        zip(declarations, figures).contains { declaration, figures in
            let sum = values.reduce(Figures.Share()) { $0 + (share(figures, $1) ?? Figures.Share()) }
            return sum.people > 0 && kin.part(sum, of: declaration).isSmall
        }
    }

    /// `told`: of which of the indicators.
    private func flat(_ told: [Bool]? = nil, _ share: (Figures) -> Figures.Share?) -> [Int] {
        figures.indices.filter { told?[$0] ?? true }.flatMap { index in
            let part = kin.part(share(figures[index]) ?? Figures.Share(), of: declarations[index])
            return [part.part] + [part.rest].compactMap { $0 }
        }
    }
}
