import ReportingAPI
import Vocabulary

@testable import Reporting

/// The same people in several tables of all indicators, and what of these somebody sees who may see no hidden cell.
struct SuppressionReader {
    /// People whom no table tells apart.
    struct Element {
        let keys: [String]
        /// For each table whether it has a row of these whether or not there is anybody.
        let hasRow: [Bool]
        let isEmpty: Bool
        /// Which populations its people are in.
        let populations: Set<[Bool]>
        /// By indicator, whether its table has a row of these.
        let isTold: [Bool]
        /// By indicator, how many did not count and how many did.
        private let counts: [[Int]]

        init(
            _ keys: [String], _ people: [DrawnPlan.Person], hasRow: [Bool], isTold: [Bool]? = nil,
            _ plan: DrawnPlan
        ) {
            (self.keys, self.hasRow, isEmpty) = (keys, hasRow, people.isEmpty)
            populations = Set(people.map(\.isIn))
            self.isTold =
                isTold ?? plan.declarations.indices.map { index in people.contains { $0.isIn[index] } }
            counts = plan.declarations.indices.map { indicator in
                people.reduce(into: [0, 0]) { counts, person in
                    if person.isIn[indicator] { counts[person.counts[indicator] ? 1 : 0] += 1 }
                }
            }
        }

        /// Whether it is seen where there is nobody.
        var isOnlySeenWithPeople: Bool { hasRow.contains(false) }

        func count(_ figure: Figure) -> Int { counts[figure.indicator][figure.isPart ? 1 : 0] }

        /// Whether there is anybody, and nobody of whom the figure does not tell.
        func isAll(_ figure: Figure) -> Bool { count(figure) > 0 && counts[figure.indicator].contains(0) }
    }

    /// A cell of one table, by the number of the table.
    struct Cell: Hashable, Comparable {
        let table: Int
        let key: String

        static func < (left: Self, right: Self) -> Bool { (left.table, left.key) < (right.table, right.key) }
    }

    let plan: DrawnPlan
    var elements: [Element] = []
    /// By indicator.
    var hidden: [Set<Cell>]
    private let tables: Tables

    /// What the tables divide people by, and so what is known of them beside the figures.
    private enum Tables {
        case places
        /// Of what people are there is a row in an indicator's table where it has somebody.
        case properties
        /// And besides, the indicators' populations are made of such rows: who is in both of two is told by their totals.
        case populations
    }

    /// What of a cell is asked for: how many counted, or how many did not, by the number of an indicator.
    struct Figure: Hashable {
        let indicator: Int
        let isPart: Bool
    }

    /// The tables of places, of all stretches.
    static func places(_ plan: DrawnPlan, _ hides: (Int, Cell) -> Bool) -> SuppressionReader {
        let tables = plan.tables
        let groups = tables.groups([:], nobody: [])
        var byKeys = Dictionary(grouping: plan.people) { tables.keys(of: $0.unit) }
        let elements = groups.map { group in
            Element(
                group.keys, byKeys.removeValue(forKey: group.keys) ?? [],
                hasRow: (0..<tables.count).map { tables.rows($0).contains(group.keys[$0]) },
                isTold: plan.declarations.map { _ in true }, plan)
        }
        return SuppressionReader(plan, elements, .places, hides)
    }

    /// The tables of what people are: one, or several together. `arePopulations`: the indicators ask for nothing else.
    static func properties(
        _ plan: DrawnPlan, _ keys: (StarCells.Cell) -> [String?], arePopulations: Bool = false,
        _ hides: (Int, Cell) -> Bool
    ) -> SuppressionReader {
        let groups = Dictionary(grouping: plan.people.filter { $0.isIn.contains(true) }) {
            keys($0.cell).map { $0 ?? IndicatorValues.unknown }
        }
        let elements = groups.map {
            Element($0.key, $0.value, hasRow: $0.key.map { _ in false }, plan)
        }
        return SuppressionReader(
            plan, elements.sorted { $0.keys.lexicographicallyPrecedes($1.keys) },
            arePopulations && plan.tellsPeople ? .populations : .properties, hides)
    }

    private init(_ plan: DrawnPlan, _ elements: [Element], _ tables: Tables, _ hides: (Int, Cell) -> Bool) {
        (self.plan, self.elements, self.tables) = (plan, elements, tables)
        hidden = []
        hidden = plan.declarations.indices.map { indicator in
            cells(of: indicator).filter { hides(indicator, $0) }
        }
    }

    /// All that a table of the indicator has a row of.
    func cells(of indicator: Int) -> Set<Cell> {
        Set(
            elements.filter { $0.isTold[indicator] }.flatMap { element in
                element.keys.indices.filter { element.hasRow[$0] || !element.isEmpty }
                    .map { Cell(table: $0, key: element.keys[$0]) }
            })
    }

    /// Every figure that somebody may want to know.
    var figures: [Figure] {
        plan.declarations.indices.flatMap { indicator in
            (plan.tellsPeople && !plan.declarations[indicator].having.isEmpty ? [true, false] : [true])
                .map { Figure(indicator: indicator, isPart: $0) }
        }
    }

    func count(_ figure: Figure, in cell: Cell) -> Int {
        count(figure) { $0.keys[cell.table] == cell.key }
    }

    private func count(_ figure: Figure, where isAsked: (Element) -> Bool = { _ in true }) -> Int {
        elements.reduce(0) { $0 + (isAsked($1) ? $1.count(figure) : 0) }
    }
}

// MARK: Other people behind the same tables

extension SuppressionReader {
    /// Elements between which people may be sent to and fro without anything shown, of any indicator, becoming another figure.
    /// So whoever sees everything cannot tell where in one of these circles anybody is, however the tables are put together.
    var circles: [[Int]] {
        var circle = Array(elements.indices)
        let shown = hidden.indices.map { cells(of: $0).subtracting(hidden[$0]) }
        let isHidden = elements.map { element in
            element.keys.enumerated().map { table, key in
                !shown.contains { $0.contains(Cell(table: table, key: key)) }
            }
        }
        for one in elements.indices {
            for other in elements.indices
            where one < other && circle[one] != circle[other] && isExchangeable(one, other, isHidden) {
                let (from, to) = (circle[other], circle[one])
                for index in circle.indices where circle[index] == from { circle[index] = to }
            }
        }
        return Array(Dictionary(grouping: elements.indices) { circle[$0] }.values)
    }

    private func isExchangeable(_ one: Int, _ other: Int, _ isHidden: [[Bool]]) -> Bool {
        // Nobody can be where there is seen to be nobody.
        guard ![one, other].contains(where: { elements[$0].isOnlySeenWithPeople && elements[$0].isEmpty }),
            tables != .populations || elements[one].populations == elements[other].populations,
            elements[one].isTold == elements[other].isTold
        else { return false }
        return isHidden[one].indices.allSatisfy { table in
            isHidden[one][table] && isHidden[other][table]
                || elements[one].keys[table] == elements[other].keys[table]
        }
    }

    /// Whether the cell may have more than five figures: because other people are known to be possible, or else, as far as the
    /// equations tell. It may have as many as it can where the totals tell fewer, whatever the tables show.
    func isKept(_ cell: Cell, _ figure: Figure, _ circles: [[Int]]) -> Bool {
        if choices(cell, figure, circles) > Suppression.smallest { return true }
        guard let bounds = bounds(cell, figure) else { return false }
        func areMany(_ bounds: ClosedRange<Double>) -> Bool {
            (bounds.upperBound - bounds.lowerBound).rounded() >= Double(Suppression.smallest)
        }
        if areMany(bounds) { return true }
        guard tables == .properties, let whole = self.bounds(cell, figure, byTotals: true) else {
            return false
        }
        return !areMany(whole)
    }

    /// How many figures the cell may have at least: in each circle that lies partly in it, any of those people may be inside.
    func choices(_ cell: Cell, _ figure: Figure, _ circles: [[Int]]) -> Int {
        circles.reduce(1) { choices, circle in
            let isInside = circle.map { elements[$0].keys[cell.table] == cell.key }
            guard isInside.contains(true), isInside.contains(false) else { return choices }
            // Somebody stays where there is seen to be somebody, one of the others if there are any.
            let staying = circle.count {
                elements[$0].isOnlySeenWithPeople && elements[$0].isAll(figure)
            }
            let people = circle.reduce(0) { $0 + elements[$1].count(figure) }
            return choices + max(0, people - staying)
        }
    }

    /// Whether the totals tell so much of the figure that nothing can keep the cell: they are small, or it is all.
    func isToldByTotals(_ cell: Cell, _ figure: Figure) -> Bool {
        // Who knows that nearly everybody counted knows it of each cell, as far as the number of its people is told elsewhere.
        let others = Figure(indicator: figure.indicator, isPart: !figure.isPart)
        if figures.contains(others), count(others) < Suppression.leastShown,
            count(figure, in: cell) >= Suppression.smallest
        {
            return true
        }
        func whose(_ element: Element) -> Set<[Bool]> {
            tables == .populations ? element.populations : []
        }
        return Set(elements.filter { $0.keys[cell.table] == cell.key }.map(whose)).contains { population in
            let alike = elements.filter { whose($0) == population }
            return alike.reduce(0) { $0 + $1.count(figure) } < Suppression.leastShown
                || alike.allSatisfy { $0.keys[cell.table] == cell.key }
        }
    }
}

// MARK: A reader who solves equations

extension SuppressionReader {
    /// The least and the most that a figure of a cell can be, as far as all tables tell: how many of each kind of person are in
    /// each element is unknown and not below nought; each cell that is shown, and each total, is a sum of these. `byTotals`: of the
    /// tables nothing but what rows they have.
    func bounds(_ cell: Cell, _ figure: Figure, byTotals: Bool = false) -> ClosedRange<Double>? {
        let kinds = Set(plan.people.filter { $0.isIn.contains(true) }.map(Kind.init)).sorted {
            $0.text < $1.text
        }
        let places = elements.indices.filter {
            !elements[$0].isOnlySeenWithPeople || !elements[$0].isEmpty
        }
        let unknown = places.flatMap { place in
            kinds.filter { mayStand($0, in: elements[place]) }.map { (place: place, kind: $0) }
        }
        var equations: [(terms: [Double], sum: Double)] = []
        func add(_ figure: Figure, _ isInside: (Element) -> Bool) {
            equations.append(
                (
                    unknown.map { isInside(elements[$0.place]) && $0.kind.isOf(figure) ? 1 : 0 },
                    Double(count(figure, where: isInside))
                ))
        }
        for (indicator, declaration) in plan.declarations.enumerated() {
            for isPart in declaration.hasDenominator ? [true, false] : [true] {
                let figure = Figure(indicator: indicator, isPart: isPart)
                add(figure) { _ in true }
                for table in byTotals ? 0..<0 : elements.first?.keys.indices ?? 0..<0 {
                    for key in Set(elements.map { $0.keys[table] })
                    where !hidden[indicator].contains(Cell(table: table, key: key)) {
                        add(figure) { $0.keys[table] == key }
                    }
                }
            }
        }
        let asked = unknown.map {
            elements[$0.place].keys[cell.table] == cell.key && $0.kind.isOf(figure) ? 1.0 : 0
        }
        return LinearBounds(equations).of(asked)
    }

    private func mayStand(_ kind: Kind, in element: Element) -> Bool {
        tables == .populations
            ? element.populations.contains(kind.isIn)
            : zip(kind.isIn, element.isTold).allSatisfy { !$0 || $1 }
    }

    private struct Kind: Hashable {
        let isIn: [Bool]
        let counts: [Bool]

        init(_ person: DrawnPlan.Person) { (isIn, counts) = (person.isIn, person.counts) }

        var text: String { "\(isIn) \(counts)" }

        func isOf(_ figure: Figure) -> Bool {
            isIn[figure.indicator] && counts[figure.indicator] == figure.isPart
        }
    }
}
