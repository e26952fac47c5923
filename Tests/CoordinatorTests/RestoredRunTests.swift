import Bus
import CatalogueAPI
import GatewayAPI
import Logging
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

@Suite("A run across what was restored from an earlier copy", .timeLimit(.minutes(5)))
struct RestoredRunTests {
    @Test("what a restored catalogue has lost is sent again, as the same thing")
    func restored() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            let copy = try await commune.deployment.backUp("catalogue")
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            try await commune.deployment.restore(copy)
            commune.deployment.forgetSeen(of: "catalogue")
            _ = try await commune.deployment.rewound("gateway", from: "catalogue")
            while try await commune.referrals(of: child).isEmpty {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(try await commune.referrals(of: child).map(\.id) == [referral])
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            let delivering = try await commune.task(.recordDelivery, of: id)
            #expect(delivering.unit == Commune.health)
            #expect(try await commune.run(id).tasks?.map(\.kind) == [.recordDelivery])
        }
    }

    @Test(
        "a coordinator restored from before a step goes on with what was done, whatever it is told this time")
    func restoredItself() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, provider) = (try await commune.child(), try await commune.provider())
            let offer = try await commune.offer(of: provider)
            let other = try await commune.offer("Trị liệu", of: provider)
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            let copy = try await commune.deployment.backUp("gateway")
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            commune.deployment.set(day: day("2021-03-16"))
            try await commune.deployment.restore(copy)
            commune.deployment.forgetSeen(of: "gateway")
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: other)
            #expect(try await commune.waitingReferral(of: child, in: id) == referral)
            #expect(try await commune.referrals(of: child).map(\.offer) == [offer])
        }
    }

    @Test("a run of which something was lost while it came to its end has not ended")
    func lostAtTheEnd() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            let store = commune.deployment.store(of: "gateway")
            let engine = Engine(
                Neighbours(store, logger: Logger(label: "ending")) { _ in throw CancellationError() },
                bell: Bell(), workflows: .shipped)
            let ending = try #require(try await Conduct(id, engine: engine))
            // Parked, so that nobody else goes on with it.
            let lost = try await store.act { tx -> [WorkflowID] in
                if let run = try tx.runs.find(id) { try tx.park(run) }
                return try tx.journal.sendAgain("catalogue", after: LogPoint(0))
            }
            #expect(lost == [id])
            try await ending.finish(.done)
            #expect(try await commune.run(id).status == .parked)
        }
    }
}
