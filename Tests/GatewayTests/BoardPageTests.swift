import ArgumentParser
import GatewayKit
import ReportingAPI
import Testing
import Vocabulary

@testable import Gateway

private func day(_ text: String) -> Day { Day(text)! }

@Suite("The plans on one screen", .timeLimit(.minutes(5)))
struct BoardPageTests {
    private let today = day("2021-03-01")
    private let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
    private let lead: UnitPath = "thai-binh/so-ldtbxh"

    private func value(_ id: String, _ share: Double, of target: Double, on: Day) -> IndicatorValue {
        IndicatorValue(
            indicator: id, name: BilingualText(vi: "Trẻ được tiếp cận dịch vụ", en: "Children served"),
            measure: .percent, on: on, numerator: 1
        ).with { ($0.value, $0.target, $0.met) = (share, target, share >= target) }
    }

    private func duty(_ state: DutyState, daysLate: Int? = nil) throws -> Duty {
        Duty(
            duty: "nam", name: BilingualText(vi: "Báo cáo năm", en: "Yearly report"), unit: commune, to: lead,
            period: try Period(from: day("2020-01-01"), through: day("2020-12-31")), due: day("2020-12-09"),
            state: state
        ).with { $0.daysLate = daysLate }
    }

    private func plan(
        values: [IndicatorValue]? = nil, duties: [Duty]? = nil, money: [MoneyLine]? = nil,
        difficulties: [Difficulty]? = nil
    ) throws -> PlanOnBoard {
        PlanOnBoard(
            plan: "thu", name: BilingualText(vi: "Kế hoạch thử", en: "A trial plan"),
            period: try Period(from: day("2020-01-01"), through: day("2025-12-31")), values: values,
            duties: duties,
            money: money, difficulties: difficulties)
    }

    private func lines(
        _ plans: [PlanOnBoard], _ waiting: [WaitedFor]? = [], language: String = "vi"
    ) throws -> [TerminalLine] {
        let context = try CommandContext(GlobalOptions.parse(["--lang", language]))
        return BoardPage(Board(today: today, plans: plans, waiting: waiting), context, width: 80).lines
    }

    @Test(
        "each target has a bar, and where the target stands; short at the year's end is an alert, before not")
    func targets() throws {
        let shown = try lines([
            plan(values: [
                value("T1", 75, of: 70, on: day("2020-12-31")),
                value("T2", 40, of: 50, on: day("2020-12-31")),
                value("T3", 40, of: 50, on: day("2021-03-01")),
            ])
        ])
        func line(_ id: String) throws -> TerminalLine {
            try #require(shown.first { $0.text.hasPrefix(id) })
        }
        #expect(try line("T1").text.hasSuffix("75 %      70 %  ██████████████│░░░░░ ✓"))
        #expect(try line("T2").text.hasSuffix("40 %      50 %  ████████░░│░░░░░░░░░ ✗"))
        #expect(try [line("T1"), line("T2"), line("T3")].map(\.isAlert) == [false, true, false])
    }

    @Test("who owes a report is named, the latest first and at most three; the others are counted")
    func duties() throws {
        let owed = try [3, 40, 12, 7].map { try duty(.missing, daysLate: $0) }
        let shown = try lines([plan(duties: owed + [duty(.onTime)])])
        #expect(shown.contains { $0.text == "Báo cáo: đúng hạn 1 · quá hạn 4" })
        let late = shown.filter { $0.text.hasPrefix("  ✗") }
        #expect(late.count == 3 && late.allSatisfy(\.isAlert))
        #expect(late.first?.text.contains("quá hạn 40 ngày") == true)
        #expect(shown.contains { $0.text == "  và 1 báo cáo nữa: chungtay duties" })
    }

    @Test("money is added up over its sources, more than one amount can be")
    func money() throws {
        let most: Money = 9_000_000_000_000_000
        let line = MoneyLine(source: "a", kind: "province", name: "Ngân sách", year: 2021)
        let lines = try lines([
            plan(money: (0..<2_000).map { _ in line.with { ($0.allocated, $0.paid) = (most, most) } })
        ])
        #expect(lines.contains { $0.text.contains("18.000.000.000.000.000.000 đ") })
        #expect(lines.contains { $0.text.contains("(100 %)") })
    }

    @Test("what may not be seen is said, in place of nothing; and whom others wait for")
    func hidden() throws {
        let hidden = try lines([plan()], nil, language: "en").map(\.text)
        for what in ["Targets", "Reports", "Money", "Difficulties", "Acting together"] {
            #expect(hidden.contains { $0.hasPrefix("\(what): this unit may not see") }, "\(what)")
        }
        let waited = WaitedFor(unit: commune, runs: 2, tasks: 3, late: 1, daysLate: 5, due: day("2021-03-09"))
        let line = try #require(lines([], [waited]).last)
        #expect(line.isAlert)
        #expect(line.text.contains("1 (5 ngày)") && line.text.hasSuffix("09/03/2021"))
    }
}
