internal import Logging
internal import Store
internal import Vocabulary

/// Keeps what a followed service signs of its logs: who writes a log anew and signs it anew, with that service's own key, cannot take
/// back what lies here.
struct HeadKeeping: Sendable {
    /// As often as heads are signed.
    static let interval = Duration.seconds(600)

    let source: String
    let log: any LogSource
    let store: ServiceStore
    let logger: Logger

    /// Until cancelled.
    func run() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                do {
                    try await keep()
                    failures = 0
                } catch let error where !(error is CancellationError) {
                    // That there is no connection the follower says, louder.
                    logger.debug(
                        "heads could not be kept",
                        metadata: ["source": "\(source)", "cause": "\(Cause.text(of: error))"])
                    failures += 1
                }
                try await Task.sleep(
                    for: failures == 0 ? Self.interval : ReconnectPause.length(afterFailures: failures))
            } catch {
                return
            }
        }
    }

    /// Asks once.
    func keep() async throws {
        let kept = try await store.neighbourHeads(of: source).filter { $0.goneAt == nil }.map(\.head.known)
        let (heads, missing) = try await log.heads(comparing: kept)
        for gone in try await store.keep(heads, missing: missing, of: source) {
            logger.error(
                "what a service signed is no more: it was restored to an earlier life, or its log was written anew",
                metadata: [
                    "source": "\(source)", "log": "\(gone.head.log)", "row": "\(gone.head.mark.position)",
                    "signed": "\(gone.head.at)",
                ])
        }
    }
}
