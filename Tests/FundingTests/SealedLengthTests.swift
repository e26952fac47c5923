import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("How long what is sealed is", .timeLimit(.minutes(5)))
struct SealedLengthTests {
    @Test("why something is paid, and how much, takes up one length, whatever it is and whatever came back")
    func one() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let poor = try await list.grant(list.child(born: "2018-06-15"), "hiv-poor", on: "2021-07-05")
            let july = try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.return, ReturnLine(run: july.id, number: 2, reason: "Không đến nhận"))
            try await list.suspend(poor.id, on: "2021-07-20")
            let rows = try list.office.deployment.readable(in: "funding")
                .filter { $0.hasPrefix("entitlements ") || $0.hasPrefix("run_lines ") }
            #expect(rows.count == 4)
            // With version, key id, nonce and tag beside it.
            let expected = "terms=\(1024 + 1 + 4 + 12 + 16) octets"
            #expect(rows.filter { $0.contains(expected) } == rows, "\(expected)")
        }
    }
}
