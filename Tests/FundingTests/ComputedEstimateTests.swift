import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Estimates that are worked out", .timeLimit(.minutes(5)))
struct ComputedEstimateTests {
    @Test("count whoever was entered twice, and granted it under both entries, once")
    func enteredTwice() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let twin = try await list.child(born: "2012-06-15")
            for entry in [child, twin] { try await list.grant(entry, on: "2021-07-05") }
            let source = try await list.office.source(
                name: "Ngân sách tỉnh 2022", year: 2022, on: day("2021-09-20"))
            let ask = ComputeEstimate(unit: diemDien, plan: plan, year: 2022).with {
                $0.assistance = AssistanceLine(activity: "III.5", source: source.id)
            }
            #expect(try await list.commune.call(Estimates.compute, ask).total == 12_960_000)
            try await list.office.tell(
                .childMerged(
                    ChildMergeFacts(
                        id: newID(), survivor: child, duplicate: twin,
                        pair: ChildPairFacts(child: child, other: twin, verdict: .same))))
            for known in [nil, day("2021-09-20")] {
                let found = try await list.commune.call(Estimates.compute, ask.with { $0.knownOn = known })
                #expect(found.total == 6_480_000)
                #expect(found.lines.flatMap(\.parts).map(\.count) == [1])
            }
        }
    }

    @Test("count whom the unit pays, month by month by their ages, and what is planned")
    func computed() async throws {
        try await PaidList.open { list in
            // 900,000 to August 2022, when it turns four on the 15th, and 540,000 from September on.
            let grows = try await list.child(born: "2018-08-15")
            // To its sixteenth birthday on 20 March 2022: three months.
            let leaves = try await list.child(born: "2006-03-20")
            let stops = try await list.child(born: "2012-06-15")
            let (young, old) = (
                try await list.grant(grows, on: "2021-07-05"), try await list.grant(leaves, on: "2021-07-05")
            )
            let ended = try await list.grant(stops, on: "2021-07-05")
            try await list.commune.call(
                Entitlements.stop, StopEntitlement(id: ended.id, reason: "Có người nuôi dưỡng"))
            let source = try await list.office.source(
                name: "Ngân sách tỉnh 2022", year: 2022, on: day("2021-09-20"))
            let ask = ComputeEstimate(unit: diemDien, plan: plan, year: 2022).with {
                $0.assistance = AssistanceLine(activity: "III.5", source: source.id)
                $0.activities = [
                    PlannedActivity(
                        activity: "III.3", source: source.id, unitCost: 2_000_000, quantity: 3,
                        item: "Lớp tập huấn")
                ]
            }
            let found = try await list.commune.call(Estimates.compute, ask)
            #expect(found.lines.map(\.activity) == ["III.5", "III.3"])
            let parts = try #require(found.lines.first?.parts)
            #expect(parts.map(\.rate) == ["no-support-4-15", "no-support-under-4"])
            #expect(parts.map(\.months) == [7, 8])
            #expect(parts.map(\.count) == [2, 1])
            #expect(parts.map(\.amount.dong) == [7 * 540_000, 8 * 900_000])
            #expect(Set(parts.flatMap(\.counted)) == [young.id, old.id])
            #expect(found.lines.map(\.amount.dong) == [10_980_000, 6_000_000])
            #expect(found.total == 16_980_000)
            #expect(found.lines[1].reason == "Lớp tập huấn: 3 × 2,000,000 đồng.")
            // Both birthdays are within a month: when they count is from memory.
            #expect(found.isUnverified)
            // As it is proposed it can be drafted.
            let drafted = try await list.commune.call(
                Estimates.draft,
                DraftEstimate(
                    unit: diemDien, plan: plan, year: 2022,
                    lines: found.lines.map {
                        EstimateLine(
                            activity: $0.activity, source: $0.source, amount: $0.amount, reason: $0.reason)
                    }))
            #expect(drafted.total == 16_980_000)
        }
    }

    @Test("say what is not in them, and of nothing that is known no sum")
    func missing() async throws {
        try await PaidList.open { list in
            let source = try await list.office.source(
                name: "Ngân sách tỉnh 2022", year: 2022, on: day("2021-09-20"))
            let ask = ComputeEstimate(unit: diemDien, plan: plan, year: 2022)
            expect(
                try await list.commune.refusal(of: Estimates.compute, ask), .invalidArgument,
                at: "/activities", "assistance")
            let assistance = ask.with {
                $0.assistance = AssistanceLine(activity: "III.5", source: source.id)
            }
            let nobody = try await list.commune.call(Estimates.compute, assistance)
            #expect(nobody.lines.isEmpty && nobody.missing?.count == 1)
            #expect(nobody.missing?.first?.contains("not 0 đồng") == true)
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let classes = ask.with {
                $0.activities = [
                    PlannedActivity(
                        activity: "III.3", source: source.id, unitCost: 2_000_000, quantity: 3,
                        item: "Lớp tập huấn")
                ]
            }
            let without = try await list.commune.call(Estimates.compute, classes)
            #expect(without.total == 6_000_000)
            #expect(without.missing?.first?.contains("is not in it") == true)
            let whole = try await list.commune.call(
                Estimates.compute, classes.with { $0.assistance = assistance.assistance })
            #expect(whole.total == 12_480_000 && whole.missing == nil)
        }
    }

    @Test("are for who acts for the unit, and all that is wrong is told at once")
    func refused() async throws {
        try await PaidList.open { list in
            let ask = ComputeEstimate(unit: diemDien, plan: plan, year: 2022)
            expect(
                try await list.office.client(thuyNinh).refusal(of: Estimates.compute, ask), .permissionDenied,
                at: "/unit")
            let missing: SourceID = newID()
            let wrong = ask.with {
                $0.year = 1
                $0.activities = [
                    PlannedActivity(activity: " ", source: missing, unitCost: 0, quantity: 0, item: "Lớp")
                ]
            }
            let told = try await list.commune.refusal(of: Estimates.compute, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == [
                    "/year", "/activities/0/activity", "/activities/0/unitCost", "/activities/0/quantity",
                    "/activities/0/source",
                ])
        }
    }
}
