import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Due day, cut-off and the day of the figures", .timeLimit(.minutes(5)))
struct CutoffTests {
    @Test("a report that is due before its period ends counts to the cut-off, and the final one to the end")
    func threeDays() async throws {
        try await Province.open(today: "2021-12-05", on: [.inProcess]) { province in
            var children: [ChildID] = []
            for _ in 0..<6 { children.append(try await province.child(registered: "2021-11-20")) }
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-11-25", by: provider)
            try await province.deliver(to: children[1], on: "2021-12-02", by: provider)
            let year = try period("2021-01-01", "2021-12-31")
            let round = try await province.lead.call(
                Rounds.open, OpenRound(plan: Province.plan, period: year).with { $0.duty = "yearly" })
            let drafted = try await province.client(Province.health).call(
                Submissions.draft, DraftSubmission(round: round.id, unit: Province.health))
            let known = drafted.figures.first { $0.indicator == "T1" }?.known
            #expect(known == FigurePair(numerator: 1, denominator: 6))

            let estimate = FigureEstimate(indicator: "T1", numerator: 5, denominator: 6)
            let asked = CompileReport(plan: Province.plan, period: year).with {
                ($0.round, $0.estimates) = (round.id, [estimate])
            }
            let early = try await province.lead.call(Compilations.compile, asked)
            #expect(early.figuresOn == day("2021-11-30") && early.provisional == true)
            #expect(early.values.first { $0.indicator == "T1" }?.pair == [1, 6])
            #expect(early.estimates == [estimate])
            let page = try await province.lead.call(
                Compilations.render, RenderCompilation(id: early.id, format: .html)
            ).text
            #expect(page.contains("tạm tính đến ngày 30/11/2021") && page.contains("Ước cả kỳ"))

            province.deployment.set(day: day("2022-01-05"))
            let past = try await province.lead.refusal(of: Compilations.compile, asked)
            #expect(past?.status == .invalidArgument && past?.fields == ["/estimates"])
            let whole = try await province.lead.call(
                Compilations.compile,
                asked.with {
                    $0.estimates = nil
                    ($0.restates, $0.reason) = (early.id, "Số chính thức cả năm")
                })
            #expect(whole.figuresOn == nil && whole.provisional == nil)
            #expect(whole.values.first { $0.indicator == "T1" }?.pair == [2, 6])
            #expect(whole.restates?.changes.map(\.indicator) == ["T1"])
        }
    }

    @Test("the day of the figures lies in the period and is not to come")
    func bounds() async throws {
        try await Province.open(today: "2021-12-05", on: [.inProcess]) { province in
            let year = try period("2021-01-01", "2021-12-31")
            for text in ["2021-12-06", "2020-12-31"] {
                let refused = try await province.lead.refusal(
                    of: Compilations.compile,
                    CompileReport(plan: Province.plan, period: year).with { $0.on = day(text) })
                #expect(refused?.status == .invalidArgument && refused?.fields == ["/on"], "\(text)")
            }
            let adHoc = OpenRound(plan: Province.plan, period: year).with {
                $0.title = BilingualText(vi: "Đột xuất", en: "Ad hoc")
                ($0.due, $0.units) = (day("2021-12-20"), [Province.health])
            }
            let outside = try await province.lead.refusal(
                of: Rounds.open, adHoc.with { $0.cutoff = day("2022-01-01") })
            #expect(outside?.status == .invalidArgument && outside?.fields == ["/cutoff"])
            let opened = try await province.lead.call(
                Rounds.open, adHoc.with { $0.cutoff = day("2021-11-15") })
            #expect(opened.cutoff == day("2021-11-15"))
        }
    }
}
