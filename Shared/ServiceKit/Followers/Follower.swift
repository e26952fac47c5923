internal import Bus
internal import Logging
internal import Store
internal import Vocabulary

/// Keeps one log followed: connects, applies what comes, and comes back after every failure.
struct Follower: Sendable {
    let service: RunningService
    let following: [Following]
    let source: String
    let log: any LogSource

    /// Runs until cancelled.
    func run() async {
        var failures = 0
        while !Task.isCancelled {
            let before = service.store.cursor(for: source)
            var problem = "the log ended"
            do {
                try await attempt()
            } catch is CancellationError {
                break
            } catch let error as CallError {
                problem = "\(error)"
            } catch {
                // What could not be applied may be about a person.
                problem = Cause.text(of: error)
            }
            if Task.isCancelled { break }
            failures = service.store.cursor(for: source) > before ? 0 : failures + 1
            service.readiness.disconnected(source, problem: problem)
            service.logger.notice(
                "following interrupted",
                metadata: ["source": "\(source)", "problem": "\(problem)", "failures": "\(failures)"])
            do {
                try await Task.sleep(for: ReconnectPause.length(afterFailures: failures))
            } catch {
                break
            }
        }
        service.readiness.disconnected(source, problem: nil)
    }

    private func attempt() async throws {
        try await log.follow(after: service.store.cursor(for: source)) { [service, source] head in
            service.readiness.connected(source, head: head)
        } deliver: { [service, source, following] envelopes in
            guard let last = envelopes.last else { return }
            service.readiness.heard(source, last.position)
            try await service.store.follow(source: source, envelopes: envelopes) { envelope, transaction in
                for one in following { try one.apply(envelope, transaction) }
            }
        }
    }
}
