import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A plan is revised", .timeLimit(.minutes(5)))
struct PlanRevisionTests {
    private func revised() throws -> PlanDocument {
        try Province.shipped(Province.plan).with {
            $0.decision = "45/QĐ-UBND, 2021-04-01"
            $0.indicators[0].targets[1].value = 95
            $0.activities.removeLast()
            $0.duties.append(
                DutyDeclaration(
                    id: "quarterly", name: BilingualText(vi: "Báo cáo quý", en: "Quarterly report"),
                    clause: "V", rhythm: .halfYear, due: DueRule().with { $0.daysAfterEnd = 5 },
                    to: Province.dolisa
                ).with { $0.districts = true })
        }
    }

    @Test("what changed is said part by part, and why; each version stays to be read")
    func changes() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let before = try Province.shipped(Province.plan)
            province.deployment.set(day: day("2021-04-01"))
            let request = RevisePlan(plan: try revised(), reason: "Nâng mục tiêu").with {
                $0.decision = "45/QĐ-UBND"
            }
            let published = try await province.lead.call(Plans.revise, request)
            #expect(published.version == 2 && published.publishedOn == day("2021-04-01"))
            #expect(published.revision?.reason == "Nâng mục tiêu")
            #expect(published.revision?.decision == "45/QĐ-UBND")
            let last = try #require(before.activities.last?.id)
            #expect(
                published.revision?.changes == [
                    PlanChange(part: .head, kind: .altered).with { $0.members = ["decision"] },
                    PlanChange(part: .indicator, kind: .altered).with {
                        ($0.id, $0.members) = ("T1", ["targets"])
                    },
                    PlanChange(part: .activity, kind: .removed).with { $0.id = last },
                    PlanChange(part: .duty, kind: .added).with { $0.id = "quarterly" },
                ])
            func version(_ number: Int?) async throws -> PublishedPlan {
                try await province.lead.call(
                    Plans.get, GetPlan(id: Province.plan).with { $0.version = number })
            }
            #expect(try await version(1).plan == before)
            #expect(try await version(1).revision == nil)
            #expect(try await version(nil).revision == published.revision)
            let none = try await province.lead.refusal(
                of: Plans.get, GetPlan(id: Province.plan).with { $0.version = 3 })
            #expect(none?.status == .notFound && none?.fields == ["/version"])
            #expect(try await province.events(of: "plan") == ["Published", "Revised"])
        }
    }

    @Test("figures as known before the revision go by the plan of then")
    func known() async throws {
        try await Province.open(on: [.inProcess]) { province in
            province.deployment.set(day: day("2021-04-01"))
            _ = try await province.lead.call(
                Plans.revise, RevisePlan(plan: try revised(), reason: "Nâng mục tiêu"))
            province.deployment.set(day: day("2021-04-02"))
            let then = try await province.progress(knownOn: "2021-03-31")
            let now = try await province.progress(knownOn: "2021-04-01")
            #expect(then.planVersion == 1 && now.planVersion == 2)
            #expect(then.values.first { $0.indicator == "T1" }?.target == 90)
            #expect(now.values.first { $0.indicator == "T1" }?.target == 95)
        }
    }

    @Test("a plan that is not there, a reason that is not given, and nothing that changed are refused")
    func refusals() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let same = RevisePlan(plan: try Province.shipped(Province.plan), reason: "Không đổi gì")
            let unchanged = try await province.lead.refusal(of: Plans.revise, same)
            #expect(unchanged?.status == .failedPrecondition && unchanged?.fields == ["/plan"])
            var unknown = same.with { $0.reason = " " }
            unknown.plan.id = "thai-binh-2026-2030"
            let refused = try await province.lead.refusal(of: Plans.revise, unknown)
            expectAll(refused, ["/plan/id", "/reason"])
            let stranger = try await province.client("hung-yen").refusal(of: Plans.revise, same)
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/plan/area"])
        }
    }
}
