import FundingAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What the fund paid and waived is counted by day and by knowledge", .timeLimit(.minutes(5)))
struct AssistanceCountTests {
    private let assistance = FactDeclaration().with { $0.assistance = true }
    private let waiver = FactDeclaration().with { $0.waiver = true }

    private func counting(
        _ fact: FactDeclaration, span: IndicatorDeclaration.Span = .year
    ) -> IndicatorDeclaration {
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        return Rolls.indicator(everybody, having: [fact], span: span)
    }

    private func list(_ number: Int, for children: [Int], on: String) -> AssistedFacts {
        AssistedFacts(
            run: Rolls.id(number), unit: "bac-son", on: day(on), children: children.map { Rolls.id($0) })
    }

    private func granted(_ number: Int, of child: Int, from: String, until: String? = nil) -> Waiver {
        Waiver(
            id: Rolls.id(number), child: Rolls.id(child), kind: "tuition-exemption", unit: "bac-son",
            percent: 100, from: day(from)
        ).with { $0.until = until.map(day) }
    }

    @Test("assistance counts on days of the span, and is known from its payment until it came back")
    func paid() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2)])
        try star.pay(list(600, for: [1, 2], on: "2020-12-31"))
        try star.pay(list(601, for: [1, 2], on: "2021-03-15"))
        try star.pay(list(601, for: [1], on: "2021-03-20"), returned: true)
        for (on, point, span, expected) in [
            ("2021-03-14", .latest, .year, 0), ("2021-03-15", LogPoint(3), .year, 0),
            ("2021-03-15", LogPoint(4), .year, 2), ("2021-03-15", .latest, .year, 1),
            ("2021-12-31", .latest, .year, 1), ("2022-01-01", .latest, .year, 0),
            ("2020-12-31", .latest, .year, 2), ("2021-03-14", .latest, .plan, 2),
        ] as [(String, LogPoint, IndicatorDeclaration.Span, Int)] {
            let count = try star.figures(counting(assistance, span: span), on: day(on), knownAt: point)
            #expect(
                count.whole == Figures.Share(people: 2, counted: expected), "on \(on), known at \(point)")
        }
        try star.forget(after: 4)
        #expect(try star.figures(counting(assistance)).numerator == 2)
        try star.forget(after: 2)
        #expect(try star.figures(counting(assistance)).numerator == 0)
    }

    @Test(
        "a waiver counts if one of its days is of the span, not if it never was or lies outside of the child's life"
    )
    func waived() throws {
        let star = try MadeUpStar()
        try star.enter((1...5).map { Rolls.child($0) })
        let whole = granted(601, of: 1, from: "2020-09-01")
        try star.waive(whole)
        try star.waive(granted(602, of: 2, from: "2020-09-01", until: "2021-01-01"))
        try star.waive(granted(603, of: 3, from: "2020-09-01", until: "2020-12-31"))
        try star.waive(granted(604, of: 4, from: "2021-07-01").with { $0.contradicted = true })
        try star.waive(granted(605, of: 5, from: "2021-07-01"))
        #expect(try star.figures(counting(waiver)).numerator == 3)
        #expect(try star.figures(counting(waiver), on: day("2021-06-30")).numerator == 2)
        #expect(try star.figures(counting(waiver), on: day("2022-06-30")).numerator == 2)
        try star.waive(whole.with { $0.until = day("2020-12-31") })
        try star.waive(granted(605, of: 5, from: "2021-07-01"), isVoided: true)
        #expect(try star.figures(counting(waiver)).numerator == 1)
        #expect(try star.figures(counting(waiver), knownAt: LogPoint(10)).numerator == 3)
        try star.forget(after: 10)
        #expect(try star.figures(counting(waiver)).numerator == 3)
    }

    @Test("one of several facts is enough, for whichever entry of a child; which list paid is not named")
    func anyOf() throws {
        let star = try MadeUpStar()
        try star.enter((1...4).map { Rolls.child($0) })
        try star.pay(list(601, for: [1, 2], on: "2021-03-15"))
        try star.pay(list(602, for: [2], on: "2021-04-15"))
        try star.waive(granted(603, of: 2, from: "2021-01-01"))
        try star.waive(granted(604, of: 3, from: "2021-01-01"))
        let fact = FactDeclaration().with { $0.anyOf = [assistance, waiver] }
        let same: [ChildID: ChildID] = [Rolls.id(1): Rolls.id(1), Rolls.id(2): Rolls.id(1)]
        let explained = try star.explained(counting(fact), children: same)
        let (one, two): (WaiverID, WaiverID) = (Rolls.id(603), Rolls.id(604))
        #expect(explained.map(\.isCounted) == [true, true, false])
        #expect(explained.map(\.because) == [["assistance", "waiver:\(one)"], ["waiver:\(two)"], []])
        #expect(
            try star.figures(counting(fact), children: same).whole == Figures.Share(people: 3, counted: 2))
        #expect(try star.figures(counting(fact)).whole == Figures.Share(people: 4, counted: 3))
    }
}
