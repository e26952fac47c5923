internal import Logging
internal import Store

/// How a service goes over what it keeps: one round after another while calls go on.
enum EndlessRounds {
    /// Until the task is cancelled or the store closed, with a pause after each. `failure` is what the log says of one that came to
    /// no end.
    static func run(
        pausing pause: Duration, _ logger: Logger, failure: Logger.Message,
        _ round: () async throws -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await round()
                try await Task.sleep(for: pause)
            } catch StoreError.closed {
                return
            } catch is CancellationError {
                return
            } catch {
                logger.warning(failure, metadata: ["cause": "\(Cause.text(of: error))"])
                do { try await Task.sleep(for: pause) } catch { return }
            }
        }
    }
}
