import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What a submission says of its figures", .timeLimit(.minutes(5)))
struct SubmissionFigureTests {
    private let health = Province.health

    private func open(_ year: Int, _ province: Province) async throws -> Round {
        try await province.lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: try period("\(year)-01-01", "\(year)-12-31")).with {
                $0.duty = "yearly"
            })
    }

    private func draft(
        _ round: Round, of unit: UnitPath, _ province: Province,
        _ change: (inout DraftSubmission) -> Void = { _ in }
    ) async throws -> Submission {
        try await province.client(unit).call(
            Submissions.draft, DraftSubmission(round: round.id, unit: unit).with(change))
    }

    @Test("0, no figure and nothing said are three things")
    func blanks() async throws {
        try await Province.open(on: [.inProcess]) { province in
            _ = try await province.children(3)
            let round = try await open(2021, province)
            let drafted = try await draft(round, of: health, province) {
                $0.overrides = [
                    .init(indicator: "T1", numerator: 0, denominator: 3, reason: "Chưa ai được trợ giúp"),
                    DraftSubmission.Override(
                        indicator: "T2", numerator: nil, denominator: nil, reason: "Không theo dõi"
                    ).with { $0.blank = true },
                ]
            }
            let figures = Dictionary(uniqueKeysWithValues: drafted.figures.map { ($0.indicator, $0) })
            #expect(figures["T1"]?.stated == FigurePair(numerator: 0, denominator: 3))
            #expect(figures["T2"]?.blank == true && figures["T2"]?.stated == nil)
            #expect(figures["T2"]?.reason == "Không theo dõi")
            #expect(figures["T3"]?.blank == nil && figures["T3"]?.stated == nil)
            let kept = try await draft(round, of: health, province) { $0.narrative = "Đã làm" }
            #expect(kept.figures == drafted.figures)
            let wrong = DraftSubmission(round: round.id, unit: health).with {
                $0.overrides = [
                    .init(indicator: "T1", numerator: nil, denominator: 3, reason: "Sổ giấy"),
                    DraftSubmission.Override(
                        indicator: "T2", numerator: 1, denominator: nil, reason: "Sổ giấy"
                    ).with { $0.blank = true },
                ]
            }
            let refused = try await province.client(health).refusal(of: Submissions.draft, wrong)
            expectAll(refused, ["/overrides/0/numerator", "/overrides/1/numerator"])
        }
    }

    @Test(
        "a figure that moved too far from the period before is handed in with an explanation, or not at all")
    func jumps() async throws {
        try await Province.open(today: "2020-12-01", on: [.inProcess]) { province in
            _ = try await province.children(10)
            func stated(_ numerator: Int) -> [DraftSubmission.Override] {
                [.init(indicator: "T1", numerator: numerator, denominator: 10, reason: "Sổ giấy")]
            }
            let first = try await open(2020, province)
            let before = try await draft(first, of: health, province) { $0.overrides = stated(9) }
            let clerk = province.client(health)
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: before.id))
            province.deployment.set(day: day("2021-12-01"))
            let second = try await open(2021, province)
            let now = try await draft(second, of: health, province) { $0.overrides = stated(5) }
            let submit = SubmitSubmission(id: now.id)
            expect(
                try await clerk.refusal(of: Submissions.submit, submit), .failedPrecondition, at: "/id",
                "Indicator T1: 90 in the period before, 50 now")
            _ = try await draft(second, of: health, province) {
                $0.explanations = [FigureRemark(indicator: "T1", text: "Trung tâm đóng cửa vì dịch")]
            }
            let submitted = try await clerk.call(Submissions.submit, submit)
            #expect(submitted.status == .submitted && submitted.explanations?.map(\.indicator) == ["T1"])
        }
    }

    @Test("a district that reports less than its communes together explains it")
    func sums() async throws {
        try await Province.open(on: [.inProcess]) { province in
            _ = try await province.children(4)
            let round = try await province.lead.call(
                Rounds.open,
                OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-03-31")).with {
                    $0.title = BilingualText(vi: "Rà soát", en: "Check")
                    ($0.due, $0.units) = (day("2021-04-10"), [Province.district, Province.commune])
                })
            func stated(_ numerator: Int) -> [DraftSubmission.Override] {
                [.init(indicator: "T1", numerator: numerator, denominator: 4, reason: "Sổ giấy")]
            }
            let part = try await draft(round, of: Province.commune, province) { $0.overrides = stated(3) }
            _ = try await province.client(Province.commune).call(
                Submissions.submit, SubmitSubmission(id: part.id))
            let whole = try await draft(round, of: Province.district, province) { $0.overrides = stated(2) }
            let submit = SubmitSubmission(id: whole.id)
            let district = province.client(Province.district)
            expect(
                try await district.refusal(of: Submissions.submit, submit), .failedPrecondition, at: "/id",
                "report 3 together, this unit 2")
            _ = try await draft(round, of: Province.district, province) { $0.overrides = stated(3) }
            #expect(try await district.call(Submissions.submit, submit).status == .submitted)
        }
    }

    @Test("it says what was done by activity, and what the year is expected to come to, each once")
    func sections() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let round = try await open(2021, province)
            let drafted = try await draft(round, of: health, province) {
                $0.activities = [ActivityNarrative(activity: "III.2", text: "Hai lớp\nở hai xã")]
                $0.estimates = [FigureEstimate(indicator: "T1", numerator: 8, denominator: 10)]
            }
            #expect(drafted.activities?.map(\.activity) == ["III.2"])
            #expect(drafted.estimates?.first?.numerator == 8)
            let wrong = DraftSubmission(round: round.id, unit: health).with {
                $0.activities = [
                    ActivityNarrative(activity: "IX", text: "Gì đó"),
                    ActivityNarrative(activity: "IX", text: "Lại gì đó"),
                ]
                $0.estimates = [
                    FigureEstimate(indicator: "T1", numerator: 11, denominator: 10),
                    FigureEstimate(indicator: "T2", numerator: 1, denominator: nil),
                ]
                $0.explanations = [FigureRemark(indicator: "T9", text: " ")]
            }
            let refused = try await province.client(health).refusal(of: Submissions.draft, wrong)
            expectAll(
                refused,
                [
                    "/activities/0/activity", "/activities/1", "/estimates/0/denominator",
                    "/estimates/1/denominator", "/explanations/0/indicator", "/explanations/0/text",
                ])
        }
    }

    @Test("it is sent back with remarks on single figures, and listed by round, unit and how far it is")
    func remarksAndLists() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let round = try await open(2021, province)
            let drafted = try await draft(round, of: health, province)
            let clerk = province.client(health)
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            let back = ReturnSubmission(id: drafted.id, reason: "Xem lại").with {
                $0.remarks = [FigureRemark(indicator: "T1", text: "Thiếu huyện Thái Thụy")]
            }
            let unknown = back.with { $0.remarks?[0].indicator = "T9" }
            expect(
                try await province.lead.refusal(of: Submissions.return, unknown), .invalidArgument,
                at: "/remarks/0/indicator")
            let returned = try await province.lead.call(Submissions.return, back)
            #expect(returned.remarks == back.remarks && returned.returnedOn == day("2021-03-15"))
            _ = try await draft(round, of: Province.district, province)
            func listed(_ client: TestClient, _ change: (inout ListSubmissions) -> Void) async throws
                -> [UnitPath]
            {
                try await client.items(Submissions.list, ListSubmissions().with(change)).map(\.unit)
            }
            #expect(
                Set(try await listed(province.lead) { $0.round = round.id }) == [health, Province.district])
            #expect(try await listed(province.lead) { $0.status = .returned } == [health])
            #expect(try await listed(province.lead) { $0.unit = Province.district } == [Province.district])
            #expect(try await listed(clerk) { _ in } == [health])
            let mended = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            #expect(mended.returnedOn == nil && mended.submittedOn == day("2021-03-15"))
        }
    }
}
