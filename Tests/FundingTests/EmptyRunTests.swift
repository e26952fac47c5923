import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("A list with nothing to pay, and one of another year", .timeLimit(.minutes(5)))
struct EmptyRunTests {
    @Test("comes to nothing where nobody is paid: it needs no money, and is in no later month's way")
    func empty() async throws {
        try await PaidList.open { list in
            let nobody = try await list.commune.call(
                Entitlements.run, RunMonth(unit: diemDien, month: month("2021-07")))
            #expect(nobody.status == .empty && nobody.total == .zero && nobody.digest == nil)
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-08-05")
            let august = try await list.run("2021-08")
            #expect(august.status == .paid && august.total == 540_000)
            #expect(try await list.office.events(of: "monthPaid").count == 1)
        }
    }

    @Test("is paid of the budget of its own year, or of a later one")
    func otherYear() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            list.office.deployment.set(day: day("2022-01-20"))
            expect(
                try await list.commune.refusal(of: Entitlements.run, list.order("2022-01")),
                .invalidArgument, at: "/commitment", "2021")
            #expect(try await list.run("2021-12").total == 3_240_000)
        }
    }
}
