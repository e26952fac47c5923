import Bus
import CatalogueAPI
import GatewayAPI
import TestKit
import Testing
import Vocabulary

@Suite("A run whose mandate nobody can judge just now", .timeLimit(.minutes(5)))
struct UnreadableKeysTests {
    @Test("keys that cannot be read for a moment take nobody's right away: the run tries again by itself")
    func unreadable() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            commune.deployment.makeSigningKeysUnreadable(true)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            while commune.deployment.signersAskedInVain < 2 {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(try await commune.run(id).status == .running)
            #expect(try await commune.referrals(of: child) == [])
            commune.deployment.makeSigningKeysUnreadable(false)
            _ = try await commune.task(.answerReferral, of: id)
            let run = try await commune.run(id)
            #expect(run.tasks?.map(\.kind) == [.answerReferral])
        }
    }
}
