import Bus
import FundingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Assistance is worked out by the reference data that was known", .timeLimit(.minutes(5)))
struct EarlierReferenceTests {
    @Test("a base that is corrected in its file moves nothing that was worked out as known before")
    func correctedBase() async throws {
        let before = try SourceTree.referenceFiles()
        let bases = try #require(before["assistance_bases.csv"])
        var after = before
        after["assistance_bases.csv"] = bases.replacing(",360000,2021-07-01", with: ",400000,2021-07-01")
        try await PaidList.open { list in
            let deployment = list.office.deployment
            try await deployment.store(of: "funding").adopt(.reference(before))
            let child = try await list.child(born: "2017-08-15")
            try await list.grant(child, on: "2021-08-10")
            deployment.set(day: day("2021-09-25"))
            try await deployment.restart("funding", adopting: after)
            func total(knownOn: String?) async throws -> Money {
                try await list.commune.call(
                    Entitlements.assess,
                    AssessEntitlements(child: child).with {
                        ($0.on, $0.knownOn) = (day("2021-08-31"), knownOn.map { day($0) })
                    }
                ).total
            }
            let (then, now) = (try await total(knownOn: "2021-09-21"), try await total(knownOn: nil))
            #expect(then == 900_000)
            #expect(now == 1_000_000)
        }
    }
}
