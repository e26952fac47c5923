import Bus
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What a report may state, and of when", .timeLimit(.minutes(5)))
struct ReportBoundsTests {
    @Test("a figure has an end, numerator and denominator alike", arguments: [true, false])
    func bounds(fits: Bool) throws {
        let most = SubmissionRules.largestFigure
        let stated = fits ? most : most + 1
        let refused = try refusal {
            _ = try SubmissionRules(reference: SourceTree.reference(), today: day("2021-03-15")).draft(
                DraftSubmission(round: Rolls.id(1), unit: Province.health).with {
                    $0.overrides = [
                        .init(indicator: "T1", numerator: stated, denominator: stated, reason: "Sổ giấy")
                    ]
                },
                as: Rolls.id(2),
                in: .found(
                    Round(
                        id: Rolls.id(1), plan: Province.plan, title: BilingualText(vi: "Đợt", en: "Round"),
                        period: period("2021-01-01", "2021-12-31"), due: day("2021-03-15"),
                        units: [Province.health], status: .open, openedOn: day("2021-03-15"))),
                asked: [AskedUnit(Province.health)], current: nil,
                known: [SubmittedFigure(indicator: "T1", known: FigurePair(numerator: 0, denominator: 3))],
                by: Province.health)
        }
        #expect(
            (refused?.violations.map(\.pointer) ?? [])
                == (fits ? [] : ["/overrides/0/numerator", "/overrides/0/denominator"]))
    }

    @Test(
        "a unit that a duty names twice is refused with the plan, and owes one report where it is a district too"
    )
    func onceEach() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            var plan = try Province.shipped(Province.plan)
            let yearly = try #require(plan.duties.firstIndex { $0.id == "yearly" })
            let units = plan.duties[yearly].units
            plan.duties[yearly].units = units + units.prefix(1)
            let refused = try await province.lead.refusal(of: Plans.publish, PublishPlan(plan: plan))
            #expect(refused?.fields == ["/plan/duties/\(yearly)/units/\(units.count)"])
            plan.duties[yearly].units = units + [Province.district]
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: plan))
            let round = try await province.lead.call(
                Rounds.open,
                OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                    $0.duty = "yearly"
                })
            #expect(round.units.count { $0 == Province.district } == 1)
            #expect(Set(round.units).count == round.units.count)
            let adHoc = OpenRound(plan: Province.plan, period: round.period).with {
                $0.title = BilingualText(vi: "Đột xuất", en: "Ad hoc")
                $0.due = day("2021-03-20")
                $0.units = [Province.health, Province.district, Province.health]
            }
            #expect(try await province.lead.refusal(of: Rounds.open, adHoc)?.fields == ["/units/2"])
        }
    }

    @Test(
        "a report of a period that has not ended says so, on the page and in the table; one that has does not"
    )
    func provisional() async throws {
        try await Province.open(today: "2021-06-30", on: [.inProcess]) { province in
            func compile(_ start: String, _ end: String) throws -> CompileReport {
                CompileReport(plan: Province.plan, period: try period(start, end))
            }
            func pages(_ compilation: Compilation) async throws -> [String] {
                var pages: [String] = []
                for format in ReportFormat.allCases {
                    pages.append(
                        try await province.lead.call(
                            Compilations.render, RenderCompilation(id: compilation.id, format: format)
                        ).text)
                }
                return pages
            }
            let early = try await province.lead.call(
                Compilations.compile, compile("2021-01-01", "2021-06-30"))
            #expect(early.provisional == true)
            #expect(early.values.allSatisfy { $0.on == day("2021-06-30") })
            #expect(try await pages(early).allSatisfy { $0.contains("tạm tính đến ngày 30/06/2021") })
            let year = try await province.lead.call(Compilations.compile, compile("2021-01-01", "2021-12-31"))
            #expect(year.provisional == true)
            #expect(year.values.allSatisfy { $0.on == day("2021-06-30") })
            expect(
                try await province.lead.refusal(
                    of: Compilations.compile, compile("2021-07-01", "2021-12-31")),
                .invalidArgument, at: "/period", "2021-07-01")
            province.deployment.set(day: day("2021-07-01"))
            let ended = try await province.lead.call(
                Compilations.compile, compile("2021-01-01", "2021-06-30"))
            #expect(ended.provisional == nil)
            #expect(try await pages(ended).allSatisfy { !$0.contains("tạm tính") })
        }
    }
}
