internal import Bus
package import Logging
internal import Store
internal import Synchronization
internal import Vocabulary

/// Keeps one log followed into a sink: connects, hands over what comes, and comes back after every failure.
package struct Follower: Sendable {
    private let source: String
    private let log: any LogSource
    private let sink: any EventSink
    private let readiness: Readiness?
    private let logger: Logger

    /// - Parameter source: the service whose log `log` is.
    package init(of source: String, from log: any LogSource, into sink: any EventSink, logger: Logger) {
        self.init(of: source, from: log, into: sink, readiness: nil, logger: logger)
    }

    /// `readiness` hears how the following goes.
    init(
        of source: String, from log: any LogSource, into sink: any EventSink, readiness: Readiness?,
        logger: Logger
    ) {
        self.source = source
        self.log = log
        self.sink = sink
        self.readiness = readiness
        self.logger = logger
    }

    /// Runs until cancelled.
    package func run() async {
        var failures = 0
        while !Task.isCancelled {
            let progress = Progress()
            var problem = "the log ended"
            do {
                try await attempt(progress)
            } catch is CancellationError {
                break
            } catch let error as CallError {
                problem = "\(error)"
            } catch {
                // What could not be applied may be about a person.
                problem = Cause.text(of: error)
            }
            if Task.isCancelled { break }
            failures = progress.made ? 0 : failures + 1
            readiness?.disconnected(source, problem: problem)
            logger.notice(
                "following interrupted",
                metadata: ["source": "\(source)", "problem": "\(problem)", "failures": "\(failures)"])
            do {
                try await Task.sleep(for: ReconnectPause.length(afterFailures: failures))
            } catch {
                break
            }
        }
        readiness?.disconnected(source, problem: nil)
    }

    private func attempt(_ progress: Progress) async throws {
        let (source, sink, readiness) = (source, sink, readiness)
        try await log.follow(after: sink.cursor(for: source)) { head in
            readiness?.connected(source, head: head)
        } deliver: { envelopes in
            guard let last = envelopes.last else { return }
            readiness?.heard(source, last.position)
            try await sink.apply(envelopes, from: source)
            progress.note()
        }
    }

    /// Whether an attempt has brought anything in.
    private final class Progress: Sendable {
        private let flag = Atomic(false)

        var made: Bool { flag.load(ordering: .relaxed) }
        func note() { flag.store(true, ordering: .relaxed) }
    }
}
