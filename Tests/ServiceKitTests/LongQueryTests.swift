import Bus
import Store
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// A made-up department whose one question takes more time than a question may.
private struct SweepsService: DepartmentService {
    static let name = "sweeps"
    static let migrations: [Migration] = []
    static let texts = TextCatalogue(vi: [:], en: [:])
    static let sweep = Query<Empty, Empty>("sweeps.Sweeps/Sweep", needs: .reader)

    var routes: [Route] {
        Route(SweepsService.sweep) { _, _ in throw StoreError.outOfTime(method: SweepsService.sweep.name) }
            .long
    }
}

@Suite("Long queries", .timeLimit(.minutes(5)))
struct LongQueryTests {
    @Test(
        "who asks what takes too long is told what to narrow, and no time at which the same would be quicker")
    func outOfTime() async throws {
        try await withDeployment([SweepsService.self]) { deployment in
            let client = deployment.client(as: "thai-binh/thai-thuy", language: .en)
            let refused = try #require(try await client.refusal(of: SweepsService.sweep, Empty()))
            #expect(refused.status == .resourceExhausted)
            #expect(refused.retryDelay == nil)
            #expect(refused.message.contains("sweeps.Sweeps/Sweep"), "\(refused.message)")
            #expect(refused.message.contains("Narrow"), "\(refused.message)")
        }
    }

    @Test("a route says that its queries are meant to be long")
    func long() throws {
        let service = SweepsService()
        #expect(service.routes.map(\.isLong) == [true])
        let short = Route(SweepsService.sweep) { _, _ in Empty() }
        #expect(!short.isLong && short.long.isLong && short.long.name == short.name)
    }
}
