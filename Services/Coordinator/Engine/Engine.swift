import Bus
import GatewayAPI
import Logging
import ServiceKit
import Store
import Synchronization
import Vocabulary

/// Carries runs on: takes those that can go on, replays each from its journal to where it stands, and lets it go as far as it can. A run
/// that waits is a row in the store and nothing else: no task, no timer.
final class Engine: Sendable {
    /// Runs that are carried on at the same time, at most.
    private static let most = 64

    let neighbours: Neighbours
    let bell: Bell
    let workflows: WorkflowBook
    /// Stands at every point where a crash could come, and is that crash in tests.
    let passing: @Sendable (CrashPoint) throws -> Void
    /// Runs that try again later, each until when and for how often in vain.
    private let resting = Mutex<[WorkflowID: (until: ContinuousClock.Instant, failures: Int)]>([:])

    init(
        _ neighbours: Neighbours, bell: Bell, workflows: WorkflowBook,
        passing: @escaping @Sendable (CrashPoint) throws -> Void = { _ in }
    ) {
        (self.neighbours, self.bell, self.workflows) = (neighbours, bell, workflows)
        self.passing = passing
    }

    /// Until cancelled or the store closed.
    func keepRunning() async {
        while !Task.isCancelled {
            do {
                try await run()
                return
            } catch StoreError.closed {
                return
            } catch is CancellationError {
                return
            } catch {
                neighbours.logger.error(
                    "the engine has stopped and starts again", metadata: ["cause": "\(Cause.text(of: error))"]
                )
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
    }

    /// Until cancelled. What it throws a crash could have been: it begins again from what is in the store.
    func run() async throws {
        let news = bell.listen()
        // Discarding: it runs for months, and keeps nothing of runs that have stood.
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            var under: Set<WorkflowID> = []
            for await one in news {
                switch one {
                case .rung: bell.heard()
                case .stood(let run, let failure):
                    under.remove(run)
                    if let failure { throw failure }
                }
                for run in try await due(beside: under) {
                    under.insert(run)
                    group.addTask { [self] in
                        var failure: (any Error)?
                        do { try await carryOn(run) } catch { failure = error }
                        bell.tell(.stood(run, failure))
                    }
                }
            }
        }
        try Task.checkCancellation()
    }

    private func due(beside under: Set<WorkflowID>) async throws -> [WorkflowID] {
        let room = Self.most - under.count
        guard room > 0 else { return [] }
        let now = ContinuousClock.now
        let resting = Set(resting.withLock { $0.filter { $0.value.until > now } }.keys)
        return try await neighbours.store.act { tx in
            try tx.runs.due(beside: under.union(resting), limit: room)
        }
    }

    /// One run, as far as it goes.
    private func carryOn(_ id: WorkflowID) async throws {
        let conduct = try await Conduct(id, engine: self)
        guard let conduct else { return }
        do {
            try await conduct.carryOn()
            resting.withLock { $0[id] = nil }
        } catch let error as Away {
            rest(id, error.service, asked: error.delay, Cause.text(of: error))
        } catch let error where Self.endsEngine(error) {
            throw error
        } catch {
            // A mistake of the program: nothing is lost, and somebody reads of it.
            neighbours.logger.error(
                "a run cannot go on", metadata: ["run": "\(id)", "cause": "\(Cause.text(of: error))"])
            rest(id, nil, asked: .seconds(60), Cause.text(of: error))
        }
    }

    private static func endsEngine(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError, is Crash, StoreError.closed: true
        default: false
        }
    }

    /// Tries the run again later: the only timer there is, of a run that is under way and not of one that waits.
    private func rest(_ id: WorkflowID, _ service: String?, asked: Duration?, _ cause: String) {
        let (failures, pause) = resting.withLock { resting in
            let failures = (resting[id]?.failures ?? 0) + 1
            let own = Duration.milliseconds(min(60_000, 50 << min(failures - 1, 11)))
            let pause = max(own, asked ?? .zero)
            resting[id] = (.now + pause, failures)
            return (failures, pause)
        }
        if failures == 1 {
            neighbours.logger.notice(
                "a run waits for a service", metadata: ["run": "\(id)", "service": "\(service ?? "-")"])
        }
        Task { [bell] in
            do { try await Task.sleep(for: pause) } catch { return }
            bell.ring()
        }
    }
}

/// A service could not be reached, or is not ready: to be tried again.
struct Away: Error {
    let service: String
    let delay: Duration?
}

/// Where a crash of the coordinator could come, and what it is about to send.
struct CrashPoint: Hashable, Sendable {
    enum Moment: String, Sendable { case beforeWrite, afterWrite, beforeCall, afterCall }

    let moment: Moment
    /// Which step, by its number.
    let number: Int
    /// Of a call: its method and its body, which must be the same however often it is made.
    var call: Call?

    struct Call: Hashable, Sendable {
        let method: String
        let body: [UInt8]
    }
}

/// A crash, in tests.
struct Crash: Error {}

extension ServiceStore {
    /// Reads and writes in the service's own name, and returns when it is durable.
    func act<Value: Sendable>(_ work: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        let result = Mutex<Value?>(nil)
        try await tend { tx in
            let value = try work(tx)
            result.withLock { $0 = value }
            return false
        }
        guard let value = result.withLock({ $0 }) else { throw StoreError.closed }
        return value
    }
}
