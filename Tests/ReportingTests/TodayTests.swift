import Bus
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// By the shipped policy and reference data, on a day after the provinces became one and the districts ended.
@Suite("What units of today can do today", .timeLimit(.minutes(5)))
struct TodayTests {
    static let today = "2026-11-28"
    static let commune: UnitPath = "hung-yen/thai-thuy"
    static let lead: UnitPath = "hung-yen/so-y-te"

    /// Whoever has the unit's key.
    private func client(_ unit: UnitPath, _ province: Province) throws -> TestClient {
        let policy = try YAMLDocument.decode(Policy.self, SourceTree.compose + "/policy.yaml")
        let principal = try #require(
            policy.principal(for: unit, reference: SourceTree.reference(), on: day(Self.today)), "\(unit)")
        return province.deployment.client(as: principal, language: .en)
    }

    private func plan() throws -> PlanDocument {
        var plan = PlanDocument(
            id: "hung-yen-2026-2030", name: BilingualText(vi: "Kế hoạch mới", en: "A new plan"),
            period: try period("2026-01-01", "2030-12-31"), area: "hung-yen", lead: Self.lead)
        plan.indicators = try Province.shipped(Province.plan).indicators.filter { $0.id == "T1" }
            .map { indicator in
                var indicator = indicator
                indicator.targets = []
                return indicator
            }
        plan.duties = [
            DutyDeclaration(
                id: "yearly", name: BilingualText(vi: "Báo cáo năm", en: "Yearly report"), clause: "I",
                rhythm: .year, due: DueRule().with { $0.on = "12-09" }, to: Self.lead
            ).with { $0.units = [Self.commune, "hung-yen/so-gddt"] }
        ]
        return plan
    }

    @Test("a commune registers a child; the Department of Health publishes a plan, collects and compiles")
    func today() async throws {
        try await Province.open(today: Self.today, publish: false, on: [.inProcess]) { province in
            let (commune, lead) = (try client(Self.commune, province), try client(Self.lead, province))
            let child = try await commune.call(
                Children.register,
                RegisterChild(name: "Trẻ Giả Định", sex: .female, commune: Self.commune).with {
                    $0.birthDate = day("2016-05-10")
                })
            _ = try await commune.call(
                Disabilities.determine,
                DetermineDisability(child: child.id, type: .mobility, degree: .mild))
            let plan = try plan()
            _ = try await lead.call(Plans.publish, PublishPlan(plan: plan))
            let progress = try await lead.call(Indicators.compute, ComputeIndicators(plan: plan.id))
            #expect(progress.values.map(\.pair) == [[0, 1]])
            let year = try period("2026-01-01", "2026-12-31")
            let round = try await lead.call(
                Rounds.open, OpenRound(plan: plan.id, period: year).with { $0.duty = "yearly" })
            let drafted = try await commune.call(
                Submissions.draft, DraftSubmission(round: round.id, unit: Self.commune))
            _ = try await commune.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            _ = try await lead.call(Submissions.accept, AcceptSubmission(id: drafted.id))
            let report = try await lead.call(
                Compilations.compile, CompileReport(plan: plan.id, period: year).with { $0.round = round.id })
            #expect(report.submissions.map(\.unit) == [Self.commune])
        }
    }

    @Test("Thái Bình's plan, published today, is led by who leads in its place")
    func actingLead() async throws {
        try await Province.open(today: Self.today, publish: false, on: [.inProcess]) { province in
            let lead = try client(Self.lead, province)
            _ = try await lead.call(
                Plans.publish, PublishPlan(plan: Province.shipped(Province.plan)))
            let published = try await lead.call(Plans.get, GetPlan(id: Province.plan))
            #expect(published.plan.lead == Province.dolisa && published.actingLead == Self.lead)
            let listed = try await lead.call(Plans.list, ListPlans())
            #expect(listed.items.map(\.actingLead) == [Self.lead])
        }
    }

    @Test("the key of a unit that has ended opens nothing")
    func ended() throws {
        let policy = try YAMLDocument.decode(Policy.self, SourceTree.compose + "/policy.yaml")
        for unit: UnitPath in [
            "thai-binh/so-y-te", "thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien",
            "hung-yen/so-ldtbxh", "hung-yen/so-tttt",
        ] {
            let principal = policy.principal(
                for: unit, reference: try SourceTree.reference(), on: day(Self.today))
            #expect(principal == nil, "\(unit)")
        }
    }
}
