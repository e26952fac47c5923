import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Thái Bình's plan in the year in which the province and its districts ended", .timeLimit(.minutes(5)))
struct PlanSuccessionTests: PlanHeirs {
    @Test(
        "its last reports are opened, handed in, accepted and compiled by those who do now what was others' to do",
        arguments: ["2025-06-30", "2025-07-01", "2025-12-31"])
    func reports(opened: String) async throws {
        try await Province.open(today: "2025-06-30", on: [.inProcess]) { province in
            _ = try await province.children(6)
            province.deployment.set(day: day(opened))
            let year = try period("2025-01-01", "2025-12-31")
            let opener = day(opened) < day("2025-07-01") ? province.lead : lead(province)
            let round = try await opener.call(
                Rounds.open, OpenRound(plan: Province.plan, period: year).with { $0.duty = "yearly" })
            let offices: [UnitPath] = [
                "hung-yen/so-gddt", "hung-yen/so-vhttdl", "hung-yen/so-tai-chinh", "hung-yen/so-khcn",
                "hung-yen/mttq", "hung-yen/hoi-lhpn", "hung-yen/doan-tn", "hung-yen/hoi-ctd",
            ]
            #expect(round.units.filter { offices.contains($0) } == offices)
            #expect(round.units.count == offices.count + 65 && round.units.contains(Self.commune))
            // Before the day to which the year's report counts, unless that is past already.
            let entered = max(day(opened), day("2025-11-20"))
            province.deployment.set(day: entered)
            let inTime = entered <= day("2025-11-30") ? 1 : 0
            try await enter("Nguyễn Văn Một", in: Self.commune, province)
            try await enter("Nguyễn Văn Hai", in: Self.shared, province)
            // Diêm Điền, where the six live, is a part of the commune now.
            for (unit, children) in [(Self.commune, 6 + inTime), ("hung-yen/so-gddt", 6 + 2 * inTime)] {
                let clerk = province.client(unit)
                let drafted = try await clerk.call(
                    Submissions.draft, DraftSubmission(round: round.id, unit: unit))
                let known = drafted.figures.first { $0.indicator == "T1" }?.known
                #expect(known == FigurePair(numerator: 0, denominator: children), "\(unit)")
                _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
                let accepted = try await lead(province).call(
                    Submissions.accept, AcceptSubmission(id: drafted.id))
                #expect(accepted.status == .accepted)
            }
            province.deployment.set(day: day("2025-12-31"))
            let report = try await lead(province).call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: year).with { $0.round = round.id })
            #expect(report.submissions.map(\.unit) == ["hung-yen/so-gddt", Self.commune])
            #expect(Set(report.duties.map(\.to)) == [Self.lead, "hung-yen/ubnd"])
            let handedIn = report.duties.filter { $0.submittedOn != nil }.map(\.unit)
            #expect(Set(handedIn) == ["hung-yen/so-gddt", Self.commune])
            let duties = try await lead(province).call(
                Duties.list, ListDuties(plan: Province.plan).with { $0.unit = Province.district })
            #expect(duties.items.contains { $0.unit == Self.commune })
            #expect(!duties.items.contains { $0.unit == Self.shared })
        }
    }

    @Test(
        "who does the work of units that an ad hoc round asked answers it from the day on which those ended")
    func adHoc() async throws {
        try await Province.open(today: "2025-06-25", on: [.inProcess]) { province in
            _ = try await province.children(6)
            let asked: [UnitPath] = [Province.district, Province.otherDistrict, "thai-binh/so-gddt"]
            let round = try await province.lead.call(
                Rounds.open,
                OpenRound(plan: Province.plan, period: try period("2025-01-01", "2025-06-30")).with {
                    $0.title = BilingualText(vi: "Rà soát", en: "Check")
                    $0.due = day("2025-07-15")
                    $0.units = asked
                })
            let july = try period("2025-07-01", "2025-07-31")
            func owed(_ client: TestClient) async throws -> [Duty] {
                try await client.call(
                    Duties.list,
                    ListDuties(plan: Province.plan).with { ($0.period, $0.limit) = (july, 500) }
                ).items.filter { $0.duty == "ad-hoc" }
            }
            #expect(try await owed(province.lead).map(\.unit) == asked.sorted())
            let other = province.client(Province.otherDistrict)
            let early = try await other.call(
                Submissions.draft, DraftSubmission(round: round.id, unit: Province.otherDistrict))
            _ = try await other.call(Submissions.submit, SubmitSubmission(id: early.id))

            province.deployment.set(day: day("2025-07-01"))
            let units = try SourceTree.reference().units
            let heirs = units.current(of: Province.district, on: day("2025-07-01")).units
            #expect(heirs.contains(Self.commune) && !heirs.contains(Self.shared))
            let now = try await owed(lead(province))
            #expect(
                now.map(\.unit) == (heirs + [Province.otherDistrict, "hung-yen/so-gddt"]).sorted())
            #expect(
                now.filter { $0.state == .onTime }.map(\.unit) == [Province.otherDistrict])
            #expect(Set(now.map(\.to)) == [Self.lead])

            let clerk = province.client(Self.commune)
            let drafted = try await clerk.call(
                Submissions.draft, DraftSubmission(round: round.id, unit: Self.commune))
            let known = drafted.figures.first { $0.indicator == "T1" }?.known
            #expect(known == FigurePair(numerator: 0, denominator: 6))
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            for (unit, words) in [
                (Province.district, Self.commune.text), ("hung-yen/pho-hien", "not asked"),
            ] as [(UnitPath, String)] {
                expect(
                    try await province.client("hung-yen").refusal(
                        of: Submissions.draft, DraftSubmission(round: round.id, unit: unit)),
                    .invalidArgument, at: "/unit", words)
            }

            province.deployment.set(day: day("2025-07-16"))
            let overdue = try await owed(lead(province)).filter { $0.state == .missing }.map(\.unit)
            #expect(overdue == (heirs.filter { $0 != Self.commune } + ["hung-yen/so-gddt"]).sorted())
            for id in [early.id, drafted.id] {
                _ = try await lead(province).call(Submissions.accept, AcceptSubmission(id: id))
            }
            let report = try await lead(province).call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: round.period).with { $0.round = round.id })
            #expect(report.submissions.map(\.unit) == [Self.commune, Province.otherDistrict])
            #expect(report.missing?.contains("hung-yen/so-gddt") == true)
        }
    }

    @Test("a unit that was asked answers while there is it, then who does its work; nobody reports to itself")
    func answering() throws {
        let units = try SourceTree.reference().units
        var plan = try Province.shipped(Province.plan)
        func answering(_ unit: UnitPath, on text: String) -> [UnitPath] {
            PlanOffices(plan: plan, units: units)
                .answering(for: unit, asked: day("2025-06-25"), on: day(text))
        }
        #expect(answering(Province.district, on: "2025-06-30") == [Province.district])
        let heirs = units.current(of: Province.district, on: day("2025-07-01")).units
        #expect(answering(Province.district, on: "2025-07-01") == heirs)
        #expect(answering("thai-binh/so-gddt", on: "2025-07-01") == ["hung-yen/so-gddt"])
        plan.districtsPassTo = .lead
        #expect(answering(Province.district, on: "2025-06-30") == [Province.district])
        #expect(answering(Province.district, on: "2025-07-01").isEmpty)
    }

    @Test(
        "published anew, it is carried on to its last report and its review by its heirs, before its end and after",
        arguments: ["2025-12-05", "2026-01-15"])
    func lastYear(today: String) async throws {
        try await Province.open(today: today, publish: false, on: [.inProcess]) { province in
            let lead = lead(province)
            let published = try await lead.call(
                Plans.publish, PublishPlan(plan: Province.shipped(Province.plan)))
            #expect(published.plan.lead == Province.dolisa && published.actingLead == Self.lead)
            for child in ["Nguyễn Văn Một", "Nguyễn Văn Hai"] {
                try await enter(child, in: Self.commune, on: "2025-11-20", province)
            }
            let year = try period("2025-01-01", "2025-12-31")
            let yearly = try await lead.call(
                Rounds.open, OpenRound(plan: Province.plan, period: year).with { $0.duty = "yearly" })
            let compiled = try await lead.call(
                Rounds.open, OpenRound(plan: Province.plan, period: year).with { $0.duty = "yearly-compiled" }
            )
            #expect(compiled.units == [Self.lead] && compiled.due == day("2025-12-31"))
            let review = try await lead.call(
                Rounds.open,
                OpenRound(plan: Province.plan, period: try period("2020-01-01", "2025-12-31")).with {
                    $0.title = BilingualText(vi: "Tổng kết kế hoạch", en: "Final review")
                    $0.due = day("2026-01-31")
                    $0.units = [Self.commune, "hung-yen/so-gddt"]
                })
            for (round, unit) in [
                (yearly, Self.commune), (yearly, "hung-yen/so-gddt"), (compiled, Self.lead),
                (review, Self.commune), (review, "hung-yen/so-gddt"),
            ] {
                try await handIn(round, of: unit, children: 2, province)
            }
            let owed = try await lead.call(
                Duties.list, ListDuties(plan: Province.plan).with { $0.period = year })
            let isLate = day(today) > day("2025-12-09")
            #expect(
                owed.items.first { $0.unit == Self.commune && $0.duty == "yearly" }?.state
                    == (isLate ? .late : .onTime))
            let overdue = try await lead.call(
                Duties.overdue, OverdueDuties(plan: Province.plan).with { $0.limit = 500 })
            #expect(overdue.items.contains { $0.period == year && $0.unit == Self.shared } == isLate)
            for round in [yearly, review] {
                let report = try await lead.call(
                    Compilations.compile,
                    CompileReport(plan: Province.plan, period: round.period).with { $0.round = round.id })
                #expect(report.submissions.map(\.unit) == ["hung-yen/so-gddt", Self.commune])
                #expect(report.values.first { $0.indicator == "T1" }?.denominator == 2)
                #expect(report.values.first { $0.indicator == "T5" }?.denominator == 8)
                #expect(report.provisional == (day(today) <= year.end ? true : nil))
                for format in ReportFormat.allCases {
                    let page = try await lead.call(
                        Compilations.render, RenderCompilation(id: report.id, format: format))
                    #expect(!page.text.isEmpty)
                }
            }
            let series = try await lead.call(
                Indicators.series, IndicatorSeries(plan: Province.plan, indicator: "T1"))
            #expect(series.values.last?.on == min(day(today), year.end))
            let explained = try await lead.call(
                Indicators.explain,
                ExplainIndicator(plan: Province.plan, indicator: "T1").with { $0.on = year.end })
            #expect(explained.members.count == 2)
            _ = try await lead.call(Finances.bySource, FinancesBySource(plan: Province.plan))
            for round in [yearly, compiled, review] {
                #expect(try await lead.call(Rounds.close, CloseRound(id: round.id)).status == .closed)
            }
        }
    }

    /// Drafts, hands in, mends what is returned, and has it accepted.
    private func handIn(_ round: Round, of unit: UnitPath, children: Int, _ province: Province) async throws {
        let (clerk, lead) = (province.client(unit), lead(province))
        let drafted = try await clerk.call(
            Submissions.draft, DraftSubmission(round: round.id, unit: unit))
        let known = drafted.figures.first { $0.indicator == "T1" }?.known
        #expect(known == FigurePair(numerator: 0, denominator: children), "\(unit)")
        _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
        _ = try await lead.call(
            Submissions.return, ReturnSubmission(id: drafted.id, reason: "Thiếu thuyết minh"))
        _ = try await clerk.call(
            Submissions.draft, DraftSubmission(round: round.id, unit: unit).with { $0.narrative = "Đã làm" })
        _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
        let accepted = try await lead.call(Submissions.accept, AcceptSubmission(id: drafted.id))
        #expect(accepted.status == .accepted)
    }
}
