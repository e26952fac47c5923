import Bus
import FundingAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Money for what no plan has", .timeLimit(.minutes(5)))
struct UnplannedMoneyTests {
    private static let million: Int64 = 1_000_000

    private func lines(_ province: Province, knownOn: String? = nil) async throws -> [MoneyLine] {
        try await province.lead.call(
            Finances.bySource, FinancesBySource(plan: Province.plan).with { $0.knownOn = knownOn.map(day) }
        ).items
    }

    @Test("it stands in the report in lines of its own, until the plan has the activity")
    func shown() async throws {
        try await Province.open(on: [.inProcess]) { province in
            try await province.allocate(400_000_000, to: "III.5", in: 2021)
            try await province.allocate(50_000_000, to: "III.55", in: 2021, by: Province.health)
            try await province.allocate(
                30_000_000, to: "III.5", in: 2021, plan: "thai-binh-2020-2026", by: "thai-binh/so-gddt")
            let found = try await lines(province)
            #expect(found.map { $0.allocated.dong / Self.million } == [400, 50, 30])
            #expect(found.map(\.activity) == [nil, "III.55", nil])
            #expect(found.map(\.plan) == [nil, nil, "thai-binh-2020-2026"])
            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")))
            #expect(report.finances == found)
            let page = try await province.lead.call(
                Compilations.render, RenderCompilation(id: report.id, format: .html)
            ).text
            #expect(page.contains("Ngân sách tỉnh (hoạt động “III.55” không có trong kế hoạch)"))
            #expect(
                page.contains("Ngân sách tỉnh (ghi cho kế hoạch “thai-binh-2020-2026” chưa được ban hành)"))
            #expect(page.contains("450.000.000") && !page.contains("480.000.000"))
            province.deployment.set(day: day("2021-03-16"))
            var plan = try Province.shipped(Province.plan)
            plan.activities.append(
                ActivityDeclaration(id: "III.55", name: BilingualText(vi: "Thêm", en: "More")))
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: plan))
            let now = try await lines(province)
            #expect(now.map { $0.allocated.dong / Self.million } == [450, 30])
            #expect(now.map(\.activity) == [nil, nil])
            #expect(try await lines(province, knownOn: "2021-03-15") == found)
        }
    }

    @Test("a plan that is published later moves no line that was known before")
    func publishedLater() async throws {
        try await Province.open(on: [.inProcess]) { province in
            try await province.allocate(400_000_000, to: "III.5", in: 2021)
            try await province.allocate(
                30_000_000, to: "III.5", in: 2021, plan: "thai-binh-2020-2026", by: "thai-binh/so-gddt")
            let before = try await lines(province)
            #expect(before.map(\.plan) == [nil, "thai-binh-2020-2026"])
            province.deployment.set(day: day("2021-03-16"))
            var other = try Province.shipped(Province.plan)
            other.id = "thai-binh-2020-2026"
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: other))
            #expect(try await lines(province).map(\.plan) == [nil])
            #expect(try await lines(province, knownOn: "2021-03-15") == before)
        }
    }

    @Test(
        "what a unit outside the plan's area writes for a plan that nobody published is not this plan's to show"
    )
    func elsewhere() throws {
        func line(_ plan: String, _ activity: String, _ unit: UnitPath) -> Allocation {
            let line = BudgetLine(
                plan: plan, activity: activity, source: Rolls.id(1), sourceKind: "donor", sourceName: "Quỹ",
                unit: unit, year: 2021)
            return Allocation(
                id: Rolls.id(2), estimate: Rolls.id(3), line: line, amount: 1_000, committed: .zero,
                paid: .zero,
                left: 1_000)
        }
        let rules = MoneyBySource(
            reference: try SourceTree.reference(), day: day("2021-12-31"),
            plan: try Province.shipped(Province.plan), published: [Province.plan, "hung-yen-2013-2020"])
        func found(_ allocation: Allocation) throws -> [MoneyLine] {
            try rules.lines(allocations: [allocation], commitments: [], releases: [], payments: [])
        }
        #expect(try found(line("hung-yen-2013-2020", "II.2", "thai-binh/so-y-te")).isEmpty)
        #expect(try found(line("không có", "II.2", "hung-yen/so-y-te")).isEmpty)
        #expect(try found(line("không có", "II.2", "thai-binh/thai-thuy")).map(\.plan) == ["không có"])
        #expect(try found(line(Province.plan, "III.1", "hung-yen/so-y-te")).map(\.activity) == [nil])
    }
}
