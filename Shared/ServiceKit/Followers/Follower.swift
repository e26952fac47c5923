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
            service.board.disconnected(source, problem: problem)
            service.logger.notice(
                "following interrupted",
                metadata: ["source": "\(source)", "problem": "\(problem)", "failures": "\(failures)"])
            do {
                try await Task.sleep(for: Backoff.delay(afterFailures: failures))
            } catch {
                break
            }
        }
        service.board.disconnected(source, problem: nil)
    }

    private func attempt() async throws {
        try await log.follow(after: service.store.cursor(for: source)) { [service, source] head in
            service.board.connected(source, head: head)
        } deliver: { [service, source, following] envelopes in
            guard let last = envelopes.last else { return }
            service.board.heard(source, last.position)
            try await service.store.follow(source: source, envelopes: envelopes) { envelope, transaction in
                for one in following { try one.apply(envelope, transaction) }
            }
        }
    }
}

/// How long to wait before trying again.
enum Backoff {
    /// 20 ms doubling to 2 s, less up to half by chance, so that followers do not come back in step.
    static func delay(afterFailures failures: Int) -> Duration {
        let full = min(2000, 20 << min(max(failures, 1) - 1, 7))
        return .milliseconds(Int.random(in: full / 2...full))
    }
}

extension RunningService {
    /// Follows every log that the service follows, from `logs`, until cancelled.
    package func follow(_ logs: @Sendable (_ source: String) -> any LogSource) async {
        let bySource = Dictionary(grouping: followings, by: \.source)
        await withTaskGroup { group in
            for (source, following) in bySource {
                let follower = Follower(
                    service: self, following: following, source: source, log: logs(source))
                group.addTask { await follower.run() }
            }
        }
    }
}
