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
        let declaration = Rolls.indicator(children)
        func cells(hides: Bool, _ count: Figures) -> [IndicatorCell] {
            values().cells(declaration, count, by: .commune, hidesSmall: hides)
        }
        #expect(cells(hides: true, count(4, of: 40)).first?.hidden == true)
        #expect(cells(hides: true, count(4, of: 40)).first?.numerator == nil)
        #expect(cells(hides: true, count(9, of: 40)).first?.hidden == true)
        #expect(cells(hides: true, count(10, of: 40)).first?.numerator == 10)
        #expect(cells(hides: true, count(30, of: 40)).first?.denominator == 40)
        #expect(cells(hides: true, count(31, of: 40)).first?.hidden == true)
        #expect(cells(hides: false, count(4, of: 40)).first?.numerator == 4)
    }

    @Test("a small commune of then hides one that it was merged with, not the commune that both became")
    func smallCellsOfThenAndNow() throws {
        let (small, large): (UnitPath, UnitPath) = ("thai-binh/thai-thuy/thuy-trinh", Province.commune)
        var figures = Figures()
        for (unit, counted, all) in [(small, 3, 23), (large, 40, 80), (Province.otherCommune, 40, 80)] {
            figures.enter(
                Figures.Share(people: all, counted: counted), in: StarCells.Cell(unit: unit))
        }
        let reference = try SourceTree.reference()
        func hidden(_ breakdown: Breakdown, _ units: BreakdownUnits) -> [String] {
            IndicatorValues(
                units: reference.units, now: reference.units, today: day("2025-07-02"),
                day: day("2025-06-30"), as: units
            ).cells(Rolls.indicator(children), figures, by: breakdown, hidesSmall: true)
                .filter(\.hidden).map(\.key)
        }
        #expect(hidden(.commune, .then) == [large.text, small.text].sorted())
        #expect(hidden(.commune, .now).isEmpty)
        #expect(hidden(.district, .then).isEmpty && hidden(.district, .now).isEmpty)
    }
}
