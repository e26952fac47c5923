import Bus
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A unit's own plan under the province's", .timeLimit(.minutes(5)))
struct AdoptionTests {
    private func request(_ change: (inout AdoptPlan) -> Void = { _ in }) throws -> AdoptPlan {
        let amount = try Money(dong: 120_000_000)
        return AdoptPlan(plan: Province.plan, unit: Province.district).with {
            $0.decision = "34/KH-UBND, 2021-03-10"
            $0.targets = [
                OwnTarget(indicator: "T1", year: 2021, value: 85),
                OwnTarget(indicator: "T1", year: 2022, value: 92),
            ]
            $0.activities = [OwnActivity(activity: "III.2", text: "Mười buổi truyền thông")]
            $0.budget = [
                OwnBudget(activity: "III.2", fundSource: "district-budget", year: 2021, amount: amount)
            ]
        }.with(change)
    }

    private func list(
        _ client: TestClient, _ change: (inout ListAdoptedPlans) -> Void = { _ in }
    ) async throws -> [AdoptedPlan] {
        try await client.call(Plans.adopted, ListAdoptedPlans(plan: Province.plan).with(change)).items
    }

    @Test("it is submitted in the unit's name, given back with a word, submitted again and agreed to")
    func life() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let district = province.client(Province.district)
            let first = try await district.call(Plans.adopt, request())
            #expect(first.status == .submitted && first.version == 1)
            #expect(first.targets.map(\.below) == [true, nil], "90 per cent is the plan's target")
            let silent = AgreePlan(id: first.id, agreed: false)
            expectAll(try await province.lead.refusal(of: Plans.agree, silent), ["/remark"])
            let own = try await district.refusal(of: Plans.agree, AgreePlan(id: first.id, agreed: true))
            #expect(own?.status == .permissionDenied && own?.fields == ["/id"])
            let back = try await province.lead.call(
                Plans.agree, silent.with { $0.remark = "Mục tiêu 2021 thấp" })
            #expect(back.status == .returned && back.remark == "Mục tiêu 2021 thấp")
            let second = try await district.call(
                Plans.adopt, request { $0.targets?[0].value = 90 })
            #expect(second.version == 2 && second.targets.map(\.below) == [nil, nil])
            province.deployment.set(day: day("2021-03-20"))
            let agreed = try await province.lead.call(
                Plans.agree, AgreePlan(id: second.id, agreed: true))
            #expect(agreed.status == .agreed && agreed.agreedOn == day("2021-03-20"))
            let again = try await province.lead.refusal(
                of: Plans.agree, AgreePlan(id: second.id, agreed: true))
            #expect(again?.status == .failedPrecondition)
            #expect(try await list(province.lead).map(\.status) == [.superseded, .agreed])
        }
    }

    @Test("what is agreed to stays in force until another is")
    func superseding() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let district = province.client(Province.district)
            func agree(_ adopted: AdoptedPlan) async throws {
                _ = try await province.lead.call(Plans.agree, AgreePlan(id: adopted.id, agreed: true))
            }
            try await agree(try await district.call(Plans.adopt, request()))
            let waiting = try await district.call(Plans.adopt, request())
            #expect(try await list(district).map(\.status) == [.agreed, .submitted])
            let newest = try await district.call(Plans.adopt, request())
            let gone = try await province.lead.refusal(
                of: Plans.agree, AgreePlan(id: waiting.id, agreed: true))
            #expect(gone?.status == .failedPrecondition)
            try await agree(newest)
            #expect(try await list(district).map(\.status) == [.superseded, .superseded, .agreed])
            #expect(try await list(district) { $0.status = .agreed }.map(\.id) == [newest.id])
            #expect(try await list(province.client(Province.otherDistrict)).isEmpty)
            #expect(
                try await province.events(of: "plan") == [
                    "Published", "Adopted", "Agreed", "Adopted", "Adopted", "Agreed",
                ])
        }
    }

    @Test("every mistake at once, and nothing in another's name")
    func refusals() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let district = province.client(Province.district)
            let wrong = try request {
                $0.targets = [
                    OwnTarget(indicator: "T1", year: 2026, value: 101),
                    OwnTarget(indicator: "T1", year: 2026, value: 50),
                    OwnTarget(indicator: "T9", year: 2021, value: 1),
                ]
                $0.activities = [
                    OwnActivity(activity: "IX", text: " ").with { $0.until = day("2026-01-01") }
                ]
                $0.budget = [OwnBudget(activity: "III.2", fundSource: "khong-co", year: 2021, amount: .zero)]
            }
            expectAll(
                try await district.refusal(of: Plans.adopt, wrong),
                [
                    "/targets/0/year", "/targets/0/value", "/targets/1", "/targets/2/indicator",
                    "/activities/0/activity", "/activities/0/text", "/activities/0/until",
                    "/budget/0/fundSource",
                    "/budget/0/amount",
                ])
            let empty = AdoptPlan(plan: Province.plan, unit: Province.district)
            expectAll(try await district.refusal(of: Plans.adopt, empty), ["/targets"])
            let stranger = try await province.client(Province.otherDistrict).refusal(
                of: Plans.adopt, request())
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/unit"])
        }
    }

    @Test(
        "each step is taken only from where it can be", arguments: AdoptionStatus.allCases,
        AdoptionStep.allCases)
    func steps(status: AdoptionStatus, step: AdoptionStep) {
        let allowed: [AdoptionStatus: [AdoptionStep: AdoptionStatus]] = [
            .submitted: [.agree: .agreed, .return: .returned, .supersede: .superseded],
            .returned: [.supersede: .superseded], .agreed: [.supersede: .superseded],
        ]
        #expect(step.next(from: status) == allowed[status]?[step])
        let plan = AdoptedPlan(
            id: Rolls.id(1), plan: "x", unit: "bac-son/dong", version: 1, status: status,
            submittedOn: day("2021-03-15"), targets: [], activities: [], budget: [])
        #expect(ReportingTexts.catalogue.keys.contains(step.instead(for: plan).key))
    }
}
