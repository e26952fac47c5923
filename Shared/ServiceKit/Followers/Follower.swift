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
        (self.source, self.log) = (source, log)
        (self.sink, self.readiness, self.logger) = (sink, readiness, logger)
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
            } catch is LogParted {
                problem = await rewind(progress)
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
        let cursor = try await sink.cursor(for: source)
        try await log.follow(after: cursor) { head in
            readiness?.connected(source, head: head)
            progress.aim(at: head)
            if progress.isLevel(at: cursor.position) { try await caughtUp() }
        } deliver: { envelopes in
            guard let last = envelopes.last else { return }
            readiness?.heard(source, last.position)
            try await sink.apply(envelopes, from: source)
            progress.note()
            if progress.isLevel(at: last.position) { try await caughtUp() }
        }
    }

    private func caughtUp() async throws {
        try await sink.caughtUp(with: source)
        readiness?.changed()
    }

    /// Takes back what the log no longer has. What is said of it.
    private func rewind(_ progress: Progress) async -> String {
        readiness?.parted(source)
        do {
            let last = try await sink.cursor(for: source).position
            // Never the cursor itself: it was found not to be the log's.
            let marks = try await sink.marks(of: source).filter { $0.position < last }
            let common = try await log.lastHeld(of: marks)
            logger.error(
                "the log was restored to an earlier life: what came of later events is taken back",
                metadata: ["source": "\(source)", "learned": "\(last)", "kept": "\(common.position)"])
            try await sink.rewind(source, to: common)
            progress.note()
            return "the log was restored to an earlier life: "
                + "what came of events \(common.position + 1) to \(last) is taken back"
        } catch {
            return
                "the log was restored to an earlier life, and what came of later events cannot be taken back: "
                + Cause.text(of: error)
        }
    }

    /// Whether an attempt has brought anything in, and whether it has come to where the log ended when it began.
    private final class Progress: Sendable {
        private let flag = Atomic(false)
        /// Where the log ended; beyond all once it has been reached.
        private let aim = Atomic(UInt64.max)

        var made: Bool { flag.load(ordering: .relaxed) }
        func note() { flag.store(true, ordering: .relaxed) }

        func aim(at head: UInt64) { aim.store(head, ordering: .relaxed) }

        /// True the first time that it has got so far.
        func isLevel(at position: UInt64) -> Bool {
            guard position >= aim.load(ordering: .relaxed) else { return false }
            aim.store(.max, ordering: .relaxed)
            return true
        }
    }
}
