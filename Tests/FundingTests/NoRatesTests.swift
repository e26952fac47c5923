import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Months whose rates the reference data lack", .timeLimit(.minutes(1)))
struct NoRatesTests {
    @Test("wait for them, are said in one line, and keep nobody from the months that have some")
    func boundary() async throws {
        try await PaidList.open { list in
            let child: ChildID = newID()
            try await list.office.tell(
                .childRegistered(
                    .registering(child, born: day("2012-06-15"), in: diemDien, on: day("2014-01-01"))))
            try await list.grant(child, on: "2014-11-05")
            // The shipped rates begin on 1 January 2015.
            let before = try await list.commune.call(
                Entitlements.run, RunMonth(unit: diemDien, month: month("2014-12")))
            #expect(before.total == .zero && before.unpaid == 1)
            #expect(try await list.listed().map(\.paidThrough) == [nil])

            let first = try await list.run("2015-01")
            // 2.5 times 270,000.
            #expect(first.total == 675_000)
            let lines = try await list.lines("2015-01")
            #expect(lines.map(\.change) == [.unpaid, .joined])
            #expect(lines.map(\.amount) == [.zero, 675_000])
            #expect(try await list.listed().map(\.paidThrough) == [month("2015-01")])

            let second = try await list.run("2015-02")
            #expect(second.total == 675_000)
            #expect(try await list.lines("2015-02").map(\.change) == [.same])
        }
    }
}
