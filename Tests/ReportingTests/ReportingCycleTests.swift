import Bus
import Foundation
import FundingAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@Suite("A year's reports", .timeLimit(.minutes(5)))
struct ReportingCycleTests {
    private let health = Province.health

    private func openYear(_ province: Province) async throws -> Round {
        try await province.lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                $0.duty = "yearly"
            })
    }

    private func drafted(
        by clerk: TestClient, in round: Round, _ narrative: String
    ) async throws -> Submission {
        try await clerk.call(
            Submissions.draft,
            DraftSubmission(round: round.id, unit: health).with { $0.narrative = narrative })
    }

    private func standing(_ province: Province, of unit: UnitPath) async throws -> Duty? {
        try await province.lead.call(Duties.list, ListDuties(plan: Province.plan).with { $0.unit = unit })
            .items.first
    }

    @Test("a round of a duty is as the plan says, once, and asks every district")
    func rounds() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            #expect(round.due == day("2021-12-09") && round.units.count == 6 + 8 + 4)
            #expect(round.units.contains(Province.district) && round.units.contains(health))
            #expect(round.invited?.count == 4 && round.invited?.contains("thai-binh/mttq") == true)
            #expect(round.cutoff == day("2021-11-30"))
            let again = try await province.lead.refusal(
                of: Rounds.open,
                OpenRound(plan: Province.plan, period: round.period).with { $0.duty = "yearly" })
            #expect(again?.status == .alreadyExists)
            let other = try await province.lead.refusal(
                of: Rounds.open,
                OpenRound(plan: Province.plan, period: round.period).with {
                    $0.duty = "yearly"
                    $0.due = day("2021-12-31")
                })
            #expect(other?.fields == ["/due"])
            let adHoc = OpenRound(plan: Province.plan, period: round.period).with {
                $0.title = BilingualText(vi: "Đột xuất", en: "Ad hoc")
                $0.due = day("2021-03-20")
                $0.units = [health]
            }
            #expect(try await province.lead.call(Rounds.open, adHoc).duty == nil)
            let unnamed = OpenRound(plan: Province.plan, period: round.period).with {
                $0.due = day("2021-03-20")
                $0.units = [health]
            }
            #expect(try await province.lead.refusal(of: Rounds.open, unnamed)?.fields == ["/title"])
            let district = province.client(Province.district)
            #expect(try await district.refusal(of: Rounds.open, adHoc)?.status == .permissionDenied)
            #expect(
                try await province.lead.call(Rounds.list, ListRounds(plan: Province.plan)).items.count == 2)
        }
    }

    @Test("a report is drafted and submitted in one's own name, however far one reaches")
    func ownName() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            let planning = province.deployment.client(
                as: "thai-binh/so-khdt", scope: [Province.area], language: .en)
            let draft = DraftSubmission(round: round.id, unit: Province.district)
            expect(
                try await planning.refusal(of: Submissions.draft, draft), .permissionDenied, at: "/unit",
                "in the name of thai-binh/thai-thuy")
            // The province's People's Committee has the name of those below it.
            let drafted = try await province.client(Province.area).call(Submissions.draft, draft)
            let submit = SubmitSubmission(id: drafted.id)
            expect(
                try await planning.refusal(of: Submissions.submit, submit), .permissionDenied, at: "/id",
                "in the name of thai-binh/thai-thuy")
            #expect(
                try await province.client(Province.district).call(Submissions.submit, submit).status
                    == .submitted)
        }
    }

    @Test("a district's draft is prefilled with its own figures, a department's with the province's")
    func prefilled() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            let children = try await province.children(3)
            _ = try await province.children(2, in: Province.otherCommune)
            try await province.deliver(to: children[0], on: "2021-03-01", by: province.provider())
            func figure(_ unit: UnitPath, _ indicator: String) async throws -> FigurePair? {
                try await province.client(unit).call(
                    Submissions.draft, DraftSubmission(round: round.id, unit: unit)
                ).figures.first { $0.indicator == indicator }?.known
            }
            #expect(try await figure(Province.district, "T1") == FigurePair(numerator: 1, denominator: 3))
            #expect(
                try await figure(Province.otherDistrict, "T1") == FigurePair(numerator: 0, denominator: 2))
            #expect(try await figure(health, "T1") == FigurePair(numerator: 1, denominator: 5))
            #expect(try await figure(health, "T5") == FigurePair(numerator: 0, denominator: 8))
        }
    }

    @Test("another figure than the services know needs a reason, and says by whom")
    func overrides() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            _ = try await province.children(3)
            let clerk = province.client(Province.district)
            func draft(_ numerator: Int, of denominator: Int?, reason: String, _ id: String = "T1")
                -> DraftSubmission
            {
                DraftSubmission(round: round.id, unit: Province.district).with {
                    $0.narrative = "Đã làm"
                    $0.overrides = [
                        .init(indicator: id, numerator: numerator, denominator: denominator, reason: reason)
                    ]
                }
            }
            for (request, pointer) in [
                (draft(1, of: 3, reason: " "), "reason"), (draft(4, of: 3, reason: "Sổ giấy"), "denominator"),
                (draft(-1, of: 3, reason: "Sổ giấy"), "numerator"),
                (draft(1, of: nil, reason: "Sổ giấy"), "denominator"),
                (draft(1, of: 3, reason: "Sổ giấy", "T9"), "indicator"),
            ] {
                let refused = try await clerk.refusal(of: Submissions.draft, request)
                #expect(refused?.status == .invalidArgument && refused?.fields == ["/overrides/0/\(pointer)"])
            }
            let drafted = try await clerk.call(Submissions.draft, draft(2, of: 3, reason: "Sổ giấy"))
            let figure = drafted.figures.first { $0.indicator == "T1" }
            #expect(figure?.known == FigurePair(numerator: 0, denominator: 3))
            #expect(figure?.stated == FigurePair(numerator: 2, denominator: 3))
            #expect(figure?.by == Province.district && figure?.reason == "Sổ giấy")
            let again = try await clerk.call(
                Submissions.draft,
                DraftSubmission(round: round.id, unit: Province.district).with {
                    $0.difficulties = "Ít người"
                })
            #expect(again.figures == drafted.figures && again.narrative == "Đã làm")
            let taken = DraftSubmission(round: round.id, unit: health).with { $0.id = drafted.id }
            let refused = try await province.client(health).refusal(of: Submissions.draft, taken)
            #expect(refused?.status == .alreadyExists && refused?.fields == ["/id"])
            let stranger = try await province.client(Province.otherDistrict)
                .refusal(of: Submissions.draft, draft(2, of: 3, reason: "Sổ giấy"))
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/unit"])
        }
    }

    @Test("drafted, submitted, returned, submitted again and accepted: a return does not make it late")
    func lifeCycle() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            let clerk = province.client(health)
            let draft = try await drafted(by: clerk, in: round, "Đã khám 10 lượt")
            #expect(try await standing(province, of: health)?.state == .waiting)
            let early = try await province.lead.refusal(
                of: Submissions.accept, AcceptSubmission(id: draft.id))
            #expect(early?.status == .failedPrecondition)
            province.deployment.set(day: day("2021-12-09"))
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: draft.id))
            #expect(try await clerk.refusal(of: Submissions.submit, SubmitSubmission(id: draft.id)) != nil)
            let change = DraftSubmission(round: round.id, unit: health).with { $0.narrative = "Khác" }
            #expect(try await clerk.refusal(of: Submissions.draft, change)?.status == .failedPrecondition)
            province.deployment.set(day: day("2021-12-15"))
            let own = ReturnSubmission(id: draft.id, reason: "Thiếu số liệu")
            #expect(try await clerk.refusal(of: Submissions.return, own)?.status == .permissionDenied)
            _ = try await province.lead.call(Submissions.return, own)
            let returned = try await standing(province, of: health)
            #expect(returned?.state == .returned && returned?.returnedOn == day("2021-12-15"))
            #expect(returned?.daysLate == 6)
            let open = try await province.lead.call(Duties.overdue, OverdueDuties(plan: Province.plan))
            #expect(open.items.contains { $0.unit == health && $0.state == .returned })
            let mended = try await clerk.call(Submissions.draft, change)
            #expect(mended.status == .returned && mended.remark == "Thiếu số liệu" && mended.id == draft.id)
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: draft.id))
            let accepted = try await province.lead.call(Submissions.accept, AcceptSubmission(id: draft.id))
            #expect(accepted.status == .accepted && accepted.submittedOn == day("2021-12-09"))
            #expect(try await standing(province, of: health)?.state == .onTime)
            let byUnit = GetSubmission().with {
                $0.round = round.id
                $0.unit = health
            }
            #expect(try await clerk.call(Submissions.get, byUnit) == accepted)
            let stranger = province.client(Province.district)
            #expect(try await stranger.refusal(of: Submissions.get, byUnit)?.status == .permissionDenied)
        }
    }

    @Test(
        "who has not reported by the day is overdue, who reports after it is late, and a closed round takes nothing"
    )
    func late() async throws {
        try await Province.open { province in
            let round = try await openYear(province)
            let clerk = province.client(health)
            let draft = try await drafted(by: clerk, in: round, "Đã làm")
            func overdue() async throws -> [UnitPath] {
                try await province.lead.call(Duties.overdue, OverdueDuties(plan: Province.plan)).items
                    .filter { $0.period == round.period }.map(\.unit)
            }
            #expect(try await overdue().isEmpty)
            province.deployment.set(day: day("2021-12-12"))
            // The four who are only asked are never late.
            #expect(try await overdue().count == 14)
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: draft.id))
            #expect(try await overdue().count == 13)
            let duty = try await standing(province, of: health)
            #expect(duty?.state == .late && duty?.daysLate == 3)
            let closed = try await province.lead.call(Rounds.close, CloseRound(id: round.id))
            #expect(closed.status == .closed)
            let refused = try await province.client(Province.district).refusal(
                of: Submissions.draft, DraftSubmission(round: round.id, unit: Province.district))
            #expect(refused?.status == .failedPrecondition)
        }
    }

    @Test("a compiled report says the same for ever, whatever becomes known")
    func frozen() async throws {
        try await Province.open(today: "2021-12-15") { province in
            let children = try await province.children(6)
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-12-01", by: provider)
            let round = try await openYear(province)
            let clerk = province.client(health)
            let draft = try await clerk.call(
                Submissions.draft,
                DraftSubmission(round: round.id, unit: health).with {
                    $0.narrative = "Đã khám <b>10</b> lượt"
                    $0.difficulties = "Thiếu người"
                    $0.overrides = [.init(indicator: "T1", numerator: 2, denominator: 6, reason: "Sổ giấy")]
                })
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: draft.id))
            _ = try await province.lead.call(Submissions.accept, AcceptSubmission(id: draft.id))
            let compilation = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: round.period).with {
                    ($0.round, $0.on) = (round.id, day("2021-12-15"))
                })
            #expect(compilation.missing?.contains(Province.district) == true)
            #expect(compilation.missing?.contains(health) == false)
            #expect(compilation.values.first { $0.indicator == "T1" }?.pair == [1, 6])
            #expect(compilation.submissions.map(\.unit) == [health])
            #expect(compilation.duties.allSatisfy { $0.period.start == day("2021-01-01") })
            let head = province.deployment.store(of: "registry").head
            #expect(compilation.positions["registry"] == head)
            func pages() async throws -> [String] {
                var pages: [String] = []
                for format in ReportFormat.allCases {
                    for language in Language.allCases {
                        let request = RenderCompilation(id: compilation.id, format: format).with {
                            $0.language = language
                        }
                        pages.append(try await province.lead.call(Compilations.render, request).text)
                    }
                }
                return pages
            }
            let before = try await pages()
            #expect(!before.contains { $0.contains("reporting.report") })
            #expect(before.first?.contains("Đã khám &lt;b&gt;10&lt;/b&gt; lượt") == true)
            #expect(before.first?.contains("16,7%") == true)
            for child in children { try await province.deliver(to: child, on: "2021-12-02", by: provider) }
            province.deployment.set(day: day("2022-02-01"))
            #expect(try await province.value("T1", on: "2021-12-31").numerator == 6)
            #expect(try await pages() == before)
            #expect(
                try await province.lead.call(Compilations.get, GetCompilation(id: compilation.id))
                    == compilation)
            let twice = CompileReport(plan: Province.plan, period: round.period).with {
                $0.id = compilation.id
            }
            #expect(
                try await province.lead.refusal(of: Compilations.compile, twice)?.status == .alreadyExists)
            let district = province.client(Province.district)
            let peek = RenderCompilation(id: compilation.id, format: .html)
            #expect(try await district.refusal(of: Compilations.render, peek)?.status == .notFound)
            #expect(try await district.refusal(of: Compilations.compile, twice)?.status == .permissionDenied)
        }
    }
}
