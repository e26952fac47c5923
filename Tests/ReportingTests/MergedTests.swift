import Bus
import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// What becomes of a merge in all departments.
@Suite("Two entries that are one child, in every department", .timeLimit(.minutes(10)))
struct MergedTests {
    private static let (survivor, duplicate) = (KnownWorld.child(1), KnownWorld.child(2))

    private func merge(_ province: Province) async throws {
        _ = try await province.lead.call(
            Children.merge,
            MergeChildren(survivor: Self.survivor, duplicate: Self.duplicate, reason: "Một trẻ"))
    }

    private func unmerge(_ province: Province) async throws {
        _ = try await province.lead.call(
            Children.unmerge, UnmergeChild(duplicate: Self.duplicate, reason: "Hai trẻ"))
    }

    /// Every answer to somebody, without how far the logs have come.
    private func answers(
        to questions: [Question], of reader: Principal, _ province: Province
    ) async throws -> [String: String] {
        var told: [String: String] = [:]
        let client = province.deployment.client(as: reader)
        for question in questions where reader.may(question.needs) {
            let answer = try await client.answer(question.method, kind: question.kind, question.body)
            told[question.text] = InferenceTests.told(answer.text)
                .replacing(#/"positions":("[^"]*"|\{[^}]*\})/#, with: "positions")
                .replacing(#/,?"provisional":true/#, with: "").replacing("{,", with: "{")
        }
        return told
    }

    @Test("merged and taken back they answer as before, in all five")
    func identity() async throws {
        try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
            try await KnownWorld(sealed: [0, 1, 4]).enter(in: province)
            let lead = Principal(
                unit: Province.dolisa, roles: Deployment.workRoles.union([.confidential]),
                scope: [Province.area])
            let questions = try Question.sought() + Question.drawn()
            let before = try await answers(to: questions, of: lead, province)
            #expect(before.count > 300)
            try await merge(province)
            let merged = try await answers(to: questions, of: lead, province)
            let moved = before.filter { merged[$0.key] != $0.value }.keys
            for method in [Children.get.name, Children.list.name, Deliveries.list.name] {
                #expect(moved.contains { $0.hasPrefix("\(method) ") }, "\(method)")
            }
            try await unmerge(province)
            let after = try await answers(to: questions, of: lead, province)
            for (asked, answer) in before { #expect(after[asked] == answer, "\(asked)") }
        }
    }

    @Test("count as one, as the survivor, from the merge on, and as two as known before")
    func counted() async throws {
        try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
            let (one, other) = (
                try await province.child(in: Province.otherCommune, registered: "2020-01-05"),
                try await province.child(in: Province.commune, registered: "2020-01-05")
            )
            let disabled = ChildFilter().with { $0.disability = true }
            let plan = try KnownWorld.plan.with {
                $0.indicators = [
                    IndicatorDeclaration(
                        id: "D1", name: BilingualText(vi: "Chỉ tiêu D1", en: "Indicator D1"), clause: "I",
                        measure: .count, population: PopulationDeclaration().with { $0.children = disabled })
                ]
            }
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: plan))
            func members(_ knownOn: String? = nil) async throws -> [String] {
                let request = ExplainIndicator(plan: Province.plan, indicator: "D1").with {
                    $0.knownOn = knownOn.map(day)
                }
                return try await province.lead.call(Indicators.explain, request).members.map(\.id)
            }
            #expect(try await members().count == 2)
            // The greater id survives: it is not for its id that it is shown.
            let (survivor, duplicate) = (max(one, other), min(one, other))
            province.deployment.set(day: day("2021-04-10"))
            _ = try await province.lead.call(
                Children.merge,
                MergeChildren(survivor: survivor, duplicate: duplicate, reason: "Một trẻ"))
            #expect(try await members() == [survivor.text])
            #expect(try await members("2021-04-09").count == 2)
            // What is said since is said of the child: it is gone under all its entries, as long as they are one.
            province.deployment.set(day: day("2021-04-15"))
            _ = try await province.lead.call(Children.close, CloseChild(id: survivor, reason: .moved))
            #expect(try await members() == [])
            #expect(try await members("2021-04-14") == [survivor.text])
            province.deployment.set(day: day("2021-04-20"))
            _ = try await province.lead.call(
                Children.unmerge, UnmergeChild(duplicate: duplicate, reason: "Hai trẻ"))
            #expect(try await members() == [duplicate.text])
            #expect(try await members("2021-04-19") == [])
        }
    }

    @Test(
        "keep what each department recorded under either; collisions are shown, and what comes since is the survivor's"
    )
    func recorded() async throws {
        try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
            let lead = province.lead
            let (one, other) = (
                try await province.child(registered: "2020-01-05"),
                try await province.child(in: Province.otherCommune, registered: "2020-01-05")
            )
            let provider = try await province.provider()
            let deliveries = [
                try await province.deliver(to: one, on: "2021-03-01", by: provider),
                try await province.deliver(to: other, on: "2021-03-01", by: provider),
            ]
            var waivers: [Waiver] = []
            for child in [one, other] {
                waivers.append(
                    try await lead.call(
                        Waivers.grant,
                        GrantWaiver(child: child, kind: "study-costs", unit: Province.dolisa).with {
                            $0.from = day("2021-03-01")
                        }))
            }
            _ = try await lead.call(
                Children.merge, MergeChildren(survivor: one, duplicate: other, reason: "Một trẻ"))
            for id in [one, other] {
                let given = try await lead.items(Deliveries.list, ListDeliveries().with { $0.child = id })
                #expect(Set(given.map(\.id)) == Set(deliveries.map(\.id)))
                #expect(given.map(\.child) == [one, other])
                #expect(given.map(\.collidesWith) == [[deliveries[1].id], [deliveries[0].id]])
                let held = try await lead.call(Waivers.list, ListWaivers().with { $0.child = id }).items
                #expect(held.map(\.child) == [one, other])
                #expect(held.map(\.collidesWith) == [[waivers[1].id], [waivers[0].id]])
            }
            let again = try await lead.refusal(
                of: Waivers.grant, GrantWaiver(child: other, kind: "study-costs", unit: Province.dolisa))
            #expect(again?.status == .alreadyExists)
            let since = try await province.deliver(to: other, on: "2021-03-02", by: provider)
            #expect(since.child == one)
            let twice = RecordDelivery(child: one, on: day("2021-03-02")).with {
                ($0.provider, $0.domain) = (provider, "care")
            }
            let health = province.deployment.client(as: Province.health, scope: [Province.area])
            #expect(try await health.refusal(of: Deliveries.record, twice)?.status == .alreadyExists)
            let taught = try await province.teach(
                "inclusion", .children, [Learner(other)], on: "2021-03-10")
            let register = try await lead.call(Classes.get, GetClass(id: taught))
            #expect(register.enrolments.items.map(\.learner) == [Learner(one)])

            // What ends with the survivor ends under the other id too, and goes on again when they are two.
            _ = try await lead.call(Children.close, CloseChild(id: one, reason: .deceased))
            func ends() async throws -> [Day?] {
                try await lead.call(Waivers.list, ListWaivers()).items.map(\.until)
            }
            let last = day(KnownWorld.begun).advanced(by: -1)
            #expect(try await ends() == [last, last])
            _ = try await lead.call(Children.unmerge, UnmergeChild(duplicate: other, reason: "Hai trẻ"))
            let held = try await lead.call(Waivers.list, ListWaivers().with { $0.child = other }).items
            #expect(held.map(\.until) == [nil])
            #expect(held.map(\.collidesWith) == [nil])
            let given = try await lead.items(Deliveries.list, ListDeliveries().with { $0.child = other })
            #expect(given.map(\.id) == [deliveries[1].id])
        }
    }
}
