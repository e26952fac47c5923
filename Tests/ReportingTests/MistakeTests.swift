import Bus
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Every mistake of a request at once", .timeLimit(.minutes(5)))
struct MistakeTests {
    private let today = day("2021-03-15")
    private var rules: SubmissionRules {
        get throws { SubmissionRules(reference: try SourceTree.reference(), today: today) }
    }

    private func round() throws -> Round {
        Round(
            id: Rolls.id(1), plan: Province.plan, title: BilingualText(vi: "Đợt", en: "Round"),
            period: try period("2021-01-01", "2021-12-31"), due: today, units: [Province.health],
            status: .open, openedOn: today)
    }

    private func known(_ denominator: Int? = 3) -> [SubmittedFigure] {
        [
            SubmittedFigure(indicator: "T1", known: FigurePair(numerator: 0, denominator: denominator)),
            SubmittedFigure(indicator: "T2", known: FigurePair(numerator: 1, denominator: 2)),
        ]
    }

    private func draft(
        _ request: DraftSubmission, _ current: Submission? = nil, known: [SubmittedFigure]? = nil
    ) throws -> Submission {
        try rules.draft(
            request, as: Rolls.id(2), in: .found(round()), asked: [AskedUnit(Province.health)],
            current: current, known: known ?? self.known(), by: Province.health)
    }

    private func request(_ overrides: [DraftSubmission.Override]?) -> DraftSubmission {
        DraftSubmission(round: Rolls.id(1), unit: Province.health).with { $0.overrides = overrides }
    }

    @Test("a draft: of a unit that is not asked, and in every figure")
    func drafts() throws {
        let wrong = request([
            .init(indicator: "T9", numerator: -1, denominator: nil, reason: " "),
            .init(indicator: "T1", numerator: 4, denominator: 3, reason: "Sổ giấy"),
        ]).with { $0.unit = Province.district }
        let refused = #expect(throws: Refusal.self) { try draft(wrong) }
        #expect(
            Set(refused?.violations.map(\.pointer) ?? []) == [
                "/unit", "/overrides/0/indicator", "/overrides/0/numerator", "/overrides/0/reason",
                "/overrides/1/denominator",
            ])
    }

    @Test("an indicator stated twice is refused where it is stated again; texts have an end")
    func twice() throws {
        let first = DraftSubmission.Override(indicator: "T1", numerator: 1, denominator: 3, reason: "Sổ giấy")
        let again = request([first, first.with { $0.numerator = 2 }])
        let refused = #expect(throws: Refusal.self) { try draft(again) }
        #expect(refused?.violations.map(\.pointer) == ["/overrides/1/indicator"])
        #expect(refused?.violations.map(\.message.key) == ["check.named-twice"])

        let long = request(nil).with {
            $0.narrative = String(repeating: "a", count: 20_001)
            $0.difficulties = String(repeating: "b", count: 20_000)
        }
        let tooLong = #expect(throws: Refusal.self) { try draft(long) }
        #expect(tooLong?.violations.map(\.pointer) == ["/narrative"])
    }

    @Test("a plan that goes into no message with what is said of it is not published")
    func longPlans() throws {
        let shipped = try Province.shipped(Province.plan)
        let rules = PlanRules(reference: try SourceTree.reference(), today: today)
        try rules.publish(shipped)
        let long = shipped.with {
            $0.name = BilingualText(vi: String(repeating: "a", count: 1 << 20), en: "Plan")
        }
        let refused = #expect(throws: Refusal.self) { try rules.publish(long) }
        #expect(refused?.violations.map(\.message.key) == ["reporting.plan-too-long"])
    }

    @Test("a report that goes into no message, written or rendered, is not compiled")
    func longReports() throws {
        let rules = CompilationRules(reference: Reference(), today: today)
        func report(_ narratives: [String]) throws -> Compilation {
            Compilation(
                id: Rolls.id(1), plan: Province.plan, planVersion: 1,
                name: BilingualText(vi: "Kế hoạch", en: "Plan"), area: Province.area,
                period: try period("2021-01-01", "2021-12-31"), compiledBy: Province.area,
                compiledOn: day("2021-12-31"), positions: Positions(), values: [], duties: [],
                finances: [],
                submissions: narratives.map {
                    CompiledSubmission(unit: Province.health, narrative: $0, difficulties: "", overridden: [])
                }, names: [:])
        }
        func key(_ narratives: [String]) throws -> String? {
            let report = try report(narratives)
            return (#expect(throws: Refusal.self) { try rules.requireFitting(report) })?.message.key
        }
        try rules.requireFitting(report([String(repeating: "a", count: 1 << 20)]))
        #expect(try key([String(repeating: "a", count: 4 << 20)]) == "reporting.report-too-long")
        // `&` is written as `&amp;` on a page.
        #expect(try key([String(repeating: "&", count: 1 << 20)]) == "reporting.report-too-long")
    }

    @Test("an ad hoc round: what it must say, the past, and units that are none, elsewhere or named twice")
    func rounds() throws {
        let plan = PublishedPlan(
            plan: try Province.shipped(Province.plan), version: 1, publishedOn: today)
        func refusal(_ request: OpenRound) throws -> [String]? {
            let refused = #expect(throws: Refusal.self) {
                try RoundRules(reference: SourceTree.reference(), today: today).open(
                    request, as: Rolls.id(1), of: .found(plan), among: [])
            }
            return refused?.violations.map(\.pointer)
        }
        let span = try period("2021-01-01", "2021-12-31")
        #expect(try refusal(OpenRound(plan: Province.plan, period: span)) == ["/title", "/due", "/units"])
        let wrong = OpenRound(plan: Province.plan, period: span).with {
            $0.due = day("2021-03-14")
            $0.units = [Province.health, "thai-binh/khong-co", "hung-yen", Province.health]
        }
        #expect(
            try refusal(wrong).map(Set.init) == ["/title", "/due", "/units/1", "/units/2", "/units/3"])
        let planned = OpenRound(plan: Province.plan, period: try period("2020-06-01", "2021-06-30")).with {
            $0.duty = "yearly"
            $0.due = today
            $0.units = []
        }
        #expect(try refusal(planned) == ["/due", "/units", "/period"])
    }

    @Test("a return without a word is refused before the state of what is returned")
    func returning() throws {
        let submission = try draft(request(nil))
        let refused = #expect(throws: Refusal.self) {
            try rules.return(.found(submission), by: ReturnSubmission(id: submission.id, reason: " \n"))
        }
        #expect(refused?.status == .invalidArgument && refused?.violations.map(\.pointer) == ["/reason"])
    }

    @Test("a draft that says nothing about figures keeps those stated before; an empty list takes them back")
    func keeping() throws {
        let stated = request([
            .init(indicator: "T1", numerator: 2, denominator: 3, reason: "Sổ giấy")
        ]).with { $0.narrative = "Đã làm" }
        let first = try draft(stated)
        let second = try draft(request(nil).with { $0.difficulties = "Thiếu người" }, first)
        #expect(second.figures == first.figures)
        #expect(second.narrative == "Đã làm" && second.difficulties == "Thiếu người")
        let later = try draft(request(nil), second, known: known(5)).figures.first
        #expect(later?.known.denominator == 5, "what the services know is of today")
        #expect(later?.stated == FigurePair(numerator: 2, denominator: 3) && later?.reason == "Sổ giấy")
        let count = try draft(request(nil), second, known: known(nil)).figures.first
        #expect(count?.stated == nil, "a share is no figure for what is a count by now")
        let emptied = try draft(request([]), second)
        #expect(emptied.figures == known() && emptied.narrative == "Đã làm")
    }
}
