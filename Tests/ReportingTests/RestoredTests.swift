import Bus
import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// All five services, of which one goes on from an earlier copy of itself.
@Suite("Figures after a department was restored to an earlier life", .timeLimit(.minutes(5)))
struct RestoredTests {
    private func values(_ province: Province) async throws -> [String: IndicatorValue] {
        try await province.values(on: "2021-05-31", knownOn: "2021-04-10", by: .commune)
    }

    @Test(
        "they are what the logs say now, and those of a reporting that never knew the other life",
        arguments: [
            ("registry", ["catalogue", "funding", "campaigns", "reporting"], [2, 2]),
            ("catalogue", ["registry", "reporting"], [0, 2]),
        ] as [(String, [String], [Int?])])
    func equal(restored: String, followers: [String], pair: [Int?]) async throws {
        try await Province.open(on: [.inProcess]) { province in
            let deployment = province.deployment
            let children = try await province.children(2)
            let provider = try await province.provider()
            deployment.set(day: day("2021-04-10"))
            try await province.deliver(to: children[0], on: "2021-03-25", by: provider)
            #expect(try await values(province)["T1"]?.pair == [1, 2])
            let copy = try await deployment.backUp(restored)
            let lost = try await province.child()
            try await province.deliver(to: lost, on: "2021-04-01", by: provider)
            let other = try await province.provider("Trung tâm khác")
            try await province.deliver(to: children[1], on: "2021-03-26", by: other)
            _ = try await province.lead.call(
                Children.close,
                CloseChild(id: children[0], reason: .moved).with { $0.on = day("2021-03-20") })
            #expect(try await values(province)["T1"]?.pair == [2, 2])
            let end = deployment.store(of: restored).positions.only(restored)
            for follower in followers {
                try await deployment.store(of: follower).waitUntil(followed: end, deadline: nil)
            }

            try await deployment.restore(copy)
            deployment.forgetSeen(of: restored)
            for follower in followers { _ = try await deployment.rewound(follower, from: restored) }
            let registry = deployment.store(of: "registry").positions.only("registry")
            try await deployment.store(of: restored).waitUntil(followed: registry, deadline: nil)
            // What they told because of that is to be counted too.
            for service in followers + [restored] {
                deployment.pretendToHaveSeen(deployment.store(of: service).positions.only(service))
            }
            let after = try await values(province)
            #expect(after["T1"]?.pair == pair)
            try await deployment.rebuild("reporting")
            try await province.publish()
            #expect(try await values(province) == after)
        }
    }

    @Test("money is what the fund says since it was restored")
    func money() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let (lead, deployment) = (province.lead, province.deployment)
            func allocated() async throws -> [Int64] {
                try await lead.call(Finances.bySource, FinancesBySource(plan: Province.plan)).items.map(
                    \.allocated.dong)
            }
            let allocation = try await province.allocate(600, to: "III.5", in: 2021)
            #expect(try await allocated() == [600])
            let copy = try await deployment.backUp("funding")
            _ = try await province.client(Province.area).call(
                Allocations.revise, ReviseAllocation(id: allocation.id, amount: 300, reason: "bớt"))
            #expect(try await allocated() == [300])
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "funding")
            _ = try await deployment.rewound("reporting", from: "funding")
            #expect(try await allocated() == [600])
        }
    }
}
