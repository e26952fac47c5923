import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Waivers within a life", .timeLimit(.minutes(1)))
struct WaiverLifeTests {
    @Test("nothing is waived for a child before it can have been born")
    func beforeBirth() async throws {
        try await Office.open { office in
            let child: ChildID = newID()
            try await office.treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            func grant(_ from: String) -> GrantWaiver {
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day(from)
                }
            }
            expect(
                try await office.treasury.refusal(of: Waivers.grant, grant("2011-12-31")), .invalidArgument,
                at: "/from", "birth")
            #expect(
                try await office.treasury.call(Waivers.grant, grant("2012-01-01")).from == day("2012-01-01"))
        }
    }
}
