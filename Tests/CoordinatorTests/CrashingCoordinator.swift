import Bus
import GatewayAPI
import Logging
import ServiceKit
import Store
import Synchronization
import TestKit
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

/// The coordinator, which carries nothing on by itself.
struct IdleCoordinator: DepartmentService {
    static let name = CoordinatorService.name
    static let migrations = CoordinatorService.migrations
    static let texts = CoordinatorService.texts
    static let events = CoordinatorService.events

    private let inner = CoordinatorService()

    var routes: [Route] { inner.routes }
    var followings: [Following] { inner.followings }
    func tend(_ tx: Transaction) throws -> Bool { try inner.tend(tx) }
}

extension Commune {
    /// What carries runs on, when it is told to. One a test: it closes the lines that it has called by.
    var engine: Engine {
        Engine(
            Neighbours(deployment.store(of: "gateway"), logger: Logger(label: "carrying on")) {
                try deployment.client(
                    of: $0, as: Principal(unit: GatewayContract.bearer, roles: [.follower], scope: []))
            }, bell: Bell(), workflows: .shipped)
    }

    /// Carries a run on until it stands so.
    func carryOn(
        _ id: WorkflowID, by engine: Engine, until stands: (Workflow) -> Bool
    ) async throws {
        while try await !stands(run(id)) {
            try await Conduct(id, engine: engine)?.carryOn()
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
