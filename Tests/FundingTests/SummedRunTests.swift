import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("A month's list, for whoever does not pay it", .timeLimit(.minutes(5)))
struct SummedRunTests {
    @Test("whom it was for, and of how few, nobody learns who does not pay it")
    func sums() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-07-05")
            try await list.run("2021-07")
            let outsider = list.office.deployment.client(
                as: finance, [.comptroller], scope: ["thai-binh"], language: .en)
            // The sum of one is what that one gets, and so tells on which ground.
            #expect(try await outsider.call(Entitlements.runs, ListRuns()).items == [])
            #expect(
                try await list.commune.call(Entitlements.runs, ListRuns()).items.map(\.entitlements) == [1])
            for _ in 0..<4 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-08-05") }
            let paid = try await list.run("2021-08")
            let runs = try await outsider.call(Entitlements.runs, ListRuns()).items
            #expect(runs.map(\.total) == [paid.total])
            #expect(runs.map(\.entitlements) == [5])
            #expect(runs.map(\.joined) == [nil])
        }
    }
}
