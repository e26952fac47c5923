import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("A list that is longer than a call", .timeLimit(.minutes(5)))
struct LongRunTests {
    @Test("goes on where it was, after the service was stopped too, and pays everybody once")
    func stretches() async throws {
        let most = FundingService.stretch + 50
        try await PaidList.open(3_000_000_000) { list in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in stride(from: 0, to: most, by: 50) {
                    group.addTask {
                        for _ in first..<min(first + 50, most) {
                            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let begun = try await list.run("2021-07")
            #expect(begun.status == .listing)
            #expect(begun.done == FundingService.stretch && begun.entitlements == most)
            #expect(begun.digest == nil && begun.payment == nil)
            #expect(try await list.paid() == 0)
            // Granted while the list is drawn up: it is not of it.
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-06")
            try await list.office.deployment.restart("funding")
            let paid = try await list.run("2021-07")
            #expect(paid.status == .paid && paid.lineCount == most)
            #expect(paid.total.dong == Int64(most) * 540_000)
            #expect(try await list.paid() == paid.total)
            let lines = try await list.lines("2021-07")
            #expect(lines.map(\.number) == Array(1...most))
            #expect(Set(lines.map(\.child)).count == most)
            // Who came late is paid both months with the next one.
            let next = try await list.run("2021-08")
            #expect(next.status == .listing)
            let whole = try await list.run("2021-08")
            #expect(whole.total.dong == Int64(most + 2) * 540_000)
            #expect(whole.joined == 1)
        }
    }
}
