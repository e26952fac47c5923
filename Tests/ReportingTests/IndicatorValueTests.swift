import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Values, targets and gaps", .timeLimit(.minutes(5)))
struct IndicatorValueTests {
    private func values(on text: String = "\(Rolls.lastDay)") -> IndicatorValues {
        IndicatorValues(
            units: UnitDirectory(), now: UnitDirectory(), today: Rolls.lastDay, day: day(text))
    }

    private let children = PopulationDeclaration().with { $0.children = ChildFilter() }

    /// Asks something of people: else all would count.
    private let served = [FactDeclaration().with { $0.training = [] }]

    private func count(_ counted: Int, of all: Int, commune: UnitPath = Rolls.commune) -> Figures {
        var figures = Figures()
        figures.enter(Figures.Share(people: all, counted: counted), in: StarCells.Cell(unit: commune))
        return figures
    }

    @Test(
        "a share is per cent to a tenth, halves up",
        arguments: [(1, 3, 33.3), (2, 3, 66.7), (1, 2000, 0.1), (1, 8, 12.5), (0, 5, 0), (5, 5, 100)])
    func shares(numerator: Int, denominator: Int, share: Double) {
        #expect(IndicatorDeclaration.Measure.percent.value(numerator, of: denominator) == share)
    }

    @Test("a share of nobody has no value, and so neither gap nor verdict")
    func nobody() {
        let declaration = Rolls.indicator(
            children, targets: [TargetDeclaration(from: 2021, through: 2021).with { $0.value = 70 }])
        let value = values().value(declaration, count(0, of: 0), before: nil)
        #expect(value.value == nil && value.gap == nil && value.met == nil)
        #expect(value.target == 70)
    }

    @Test("the target of the day's year stands, met when it is reached exactly")
    func targets() {
        let declaration = Rolls.indicator(
            children,
            targets: [
                TargetDeclaration(from: 2020, through: 2020).with { $0.value = 70 },
                TargetDeclaration(from: 2021, through: 2025).with { $0.value = 90 },
            ])
        let short = values().value(declaration, count(8, of: 10), before: nil)
        #expect(short.target == 90 && short.gap == -10 && short.met == false)
        let reached = values(on: "2020-12-31").value(declaration, count(7, of: 10), before: nil)
        #expect(reached.gap == 0 && reached.met == true)
        let beyond = values(on: "2026-01-01").value(declaration, count(7, of: 10), before: nil)
        #expect(beyond.target == nil && beyond.met == nil)
    }

    @Test("growth is measured against the end of the year before")
    func growth() {
        let declaration = Rolls.indicator(
            children, measure: .count,
            targets: [TargetDeclaration(from: 2020, through: 2025).with { $0.grows = true }])
        #expect(
            values().value(declaration, count(4, of: 9), before: 4).met == false)
        #expect(values().value(declaration, count(5, of: 9), before: 4).met == true)
        #expect(
            values().value(declaration, count(5, of: 9), before: 4).denominator
                == nil)
    }

    @Test(
        "a cell of few people, counted or left out, is hidden from who is no officer of the whole area, and only from those"
    )
    func smallCells() {
        let declaration = Rolls.indicator(children, having: served)
        func cells(hides: Bool, _ count: Figures) -> [IndicatorCell] {
            let hidden = hidden(declaration, count, by: UnitDirectory())
            return values().cells(
                declaration, count, by: .commune,
                hiding: hides ? ([], { hidden.hides($0, of: declaration, inTable: 1) }) : nil)
        }
        #expect(cells(hides: true, count(4, of: 40)).first?.hidden == true)
        #expect(cells(hides: true, count(4, of: 40)).first?.numerator == nil)
        #expect(cells(hides: true, count(9, of: 40)).first?.hidden == true)
        #expect(cells(hides: true, count(10, of: 40)).first?.numerator == 10)
        #expect(cells(hides: true, count(30, of: 40)).first?.denominator == 40)
        #expect(cells(hides: true, count(31, of: 40)).first?.hidden == true)
        #expect(cells(hides: false, count(4, of: 40)).first?.numerator == 4)
    }

    /// Of one indicator alone, in the units of all days.
    private func hidden(
        _ declaration: IndicatorDeclaration, _ figures: Figures, by units: UnitDirectory
    ) -> HiddenCells {
        let plan = Rolls.plan.with { ($0.area, $0.indicators) = (Province.area, [declaration]) }
        return HiddenCells(Kin(of: declaration, in: plan), [figures], tables(units))
    }

    private func tables(_ units: UnitDirectory) -> PlaceTables {
        PlaceTables(
            PlaceTables.Key(
                area: Province.area, on: Rolls.plan.period.start,
                stretches: units.stretches(from: Rolls.plan.period.start), knownStretches: [], now: nil,
                known: nil), now: units, known: units)
    }

    @Test("a small commune of then hides one that it was merged with, not the commune that both became")
    func smallCellsOfThenAndNow() throws {
        let small: UnitPath = "thai-binh/thai-thuy/thuy-trinh"
        let (units, day) = (try SourceTree.reference().units, day("2025-06-30"))
        var figures = Figures()
        // There is no commune without anybody, which would need company too.
        for unit in units.units(.commune, on: day, within: Province.area).map(\.path) {
            let share = unit == small ? Figures.Share(people: 23, counted: 3) : .init(people: 80, counted: 40)
            figures.enter(share, in: StarCells.Cell(unit: unit))
        }
        let declaration = Rolls.indicator(children)
        let (tables, hidden) = (tables(units), hidden(declaration, figures, by: units))
        let stretches = units.stretches(from: Rolls.plan.period.start)
        func keys(_ breakdown: Breakdown, _ day: String) throws -> [String] {
            let stretch = try #require(stretches.lastIndex { $0 <= TestKit.day(day) })
            let table = tables.number(breakdown, ofStretch: stretch)
            return tables.rows(table).filter { hidden.hides($0, of: declaration, inTable: table) }.sorted()
        }
        let company = try keys(.commune, "2025-06-30")
        #expect(company.contains(small.text) && company.count == 2)
        let became = try company.map { key in
            let path = try #require(UnitPath(key))
            return units.current(of: path, on: TestKit.day("2025-07-01")).units
        }
        #expect(became[0] == became[1] && became[0].count == 1)
        #expect(try keys(.commune, "2025-07-01").isEmpty)
        #expect(try keys(.district, "2025-06-30").isEmpty && keys(.district, "2025-07-01").isEmpty)
    }

    @Test("a commune where nobody is has a row as all others: that one appears would tell of one person")
    func rows() throws {
        let units = Rolls.reference.units
        let tables = PlaceTables(
            PlaceTables.Key(
                area: "bac-son", on: Rolls.lastDay, stretches: units.stretches(from: Rolls.lastDay),
                knownStretches: [], now: nil, known: nil), now: units, known: units)
        let declaration = Rolls.indicator(children, having: served)
        for figures in [count(40, of: 80), Figures()] {
            let hidden = HiddenCells(
                Kin(of: declaration, in: Rolls.plan.with { $0.indicators = [declaration] }), [figures], tables
            )
            let cells = IndicatorValues(
                units: units, now: units, today: Rolls.lastDay, day: Rolls.lastDay
            ).cells(
                declaration, figures, by: .commune,
                hiding: (tables.rows(1), { hidden.hides($0, of: declaration, inTable: 1) }))
            #expect(cells.map(\.key) == ["bac-son/dong/mot", "bac-son/dong/nui", "bac-son/tay/hai"])
            #expect(cells.count(where: \.hidden) == cells.count)
        }
    }
}
