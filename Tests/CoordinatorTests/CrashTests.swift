import Bus
import CatalogueAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

/// At which of the points that a run passes the coordinator crashes; it starts again at once, with nothing but its store.
final class CrashPlan: Sendable {
    private let state = Mutex((crashAt: Int.max, passed: 0))

    /// From now on: at the point of that number, from 1; nowhere.
    func set(_ number: Int?) { state.withLock { $0 = (number ?? .max, 0) } }

    var passed: Int { state.withLock { $0.passed } }

    @Sendable func pass(_ point: CrashPoint) throws {
        try state.withLock { state in
            state.passed += 1
            if state.passed == state.crashAt { throw Crash() }
        }
    }
}

/// The coordinator, with crashes.
struct CrashingCoordinator: DepartmentService {
    static let name = CoordinatorService.name
    static let migrations = CoordinatorService.migrations
    static let texts = CoordinatorService.texts
    static let events = CoordinatorService.events
    static let plan = CrashPlan()

    private let inner = CoordinatorService()

    var routes: [Route] { inner.routes }
    var followings: [Following] { inner.followings }
    func tend(_ tx: Transaction) throws -> Bool { try inner.tend(tx) }

    func accompany(_ neighbours: Neighbours) async {
        while !Task.isCancelled {
            do {
                try await Engine(
                    neighbours, bell: inner.bell, workflows: .shipped, passing: Self.plan.pass
                ).run()
                return
            } catch is Crash {
                continue
            } catch {
                return
            }
        }
    }
}

@Suite(
    "Whenever the coordinator crashes, what comes of it is what would have come", .serialized,
    .timeLimit(.minutes(10)))
struct CrashTests {
    /// What a run has come to, without ids.
    private struct Outcome: Equatable {
        let status: WorkflowStatus
        let story: [String]
        let referrals: [ReferralStatus]
        let openTasks: [TaskKind]
        /// What the catalogue told, by kind.
        let told: [String]
    }

    private static func outcome(
        of id: WorkflowID, _ child: ChildID, after position: UInt64, _ commune: Commune
    )
        async throws -> Outcome
    {
        let run = try await commune.run(id)
        let events = try await commune.deployment.store(of: "catalogue").events(after: position, limit: 1000)
        return Outcome(
            status: run.status, story: (run.story ?? []).map { "\($0.number) \($0.english)" },
            referrals: try await commune.referrals(of: child).map(\.status),
            openTasks: (run.tasks ?? []).map(\.kind), told: events.map(\.type))
    }

    private static func position(_ commune: Commune) -> UInt64 {
        commune.deployment.store(of: "catalogue").head
    }

    /// One run to its end, with a crash on the way: helped, or cancelled while it waits for the clinic.
    private static func live(
        _ commune: Commune, offer: OfferID, crash: Int?, isCancelled: Bool
    ) async throws -> (Outcome, passed: Int) {
        let child = try await commune.child()
        let start = position(commune)
        CrashingCoordinator.plan.set(crash)
        let file = try await commune.openCase(of: child)
        let id = try await commune.respond(to: file, of: child)
        _ = try await commune.task(.assessCase, of: id)
        try await commune.assess(file)
        try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
        let referral = try await commune.waitingReferral(of: child, in: id)
        if isCancelled {
            _ = try await commune.officer().call(Workflows.cancel, CancelWorkflow(id: id, reason: "Thôi."))
        } else {
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            _ = try await commune.task(.recordDelivery, of: id)
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            _ = try await commune.task(.reviewCase, of: id)
            try await commune.review(file)
        }
        _ = try await commune.run(id) { $0.endedOn != nil }
        let passed = CrashingCoordinator.plan.passed
        CrashingCoordinator.plan.set(nil)
        return (try await outcome(of: id, child, after: start, commune), passed)
    }

    @Test(
        "at every write and every call, on the way to its end and on the way back", arguments: [false, true])
    func sweep(isCancelled: Bool) async throws {
        try await Commune.open(CrashingCoordinator.self, on: [.inProcess]) { commune in
            let offer = try await commune.offer(of: commune.provider())
            let (undisturbed, points) = try await Self.live(
                commune, offer: offer, crash: nil, isCancelled: isCancelled)
            #expect(undisturbed.status == (isCancelled ? .undone : .done))
            #expect(undisturbed.referrals == [isCancelled ? .cancelled : .served])
            #expect(points > 20)
            for point in 1...points {
                let (crashed, _) = try await Self.live(
                    commune, offer: offer, crash: point, isCancelled: isCancelled)
                #expect(crashed == undisturbed, "crashed at \(point) of \(points)")
            }
        }
    }
}
