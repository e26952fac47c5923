internal import Logging
internal import Store
internal import Vocabulary

/// Goes over a service's logs, row by row of every chain, again and again while calls go on: who changes one is found without anybody
/// asking.
struct EvidenceRounds: Sendable {
    /// Between two pieces of 1,024 rows: a few hundredths of one processor.
    static let pace = Duration.milliseconds(250)
    /// Between two rounds.
    static let pause = Duration.seconds(600)

    let store: ServiceStore
    let watch: EvidenceWatch
    let texts: TextCatalogue
    let logger: Logger

    /// Until the task is cancelled or the store closed.
    func run() async {
        await EndlessRounds.run(pausing: Self.pause, logger, failure: "the logs could not be gone over") {
            try await round(Self.pace)
        }
    }

    /// Goes over all that is there when it begins.
    func round(_ pace: Duration) async throws {
        var round = try store.evidenceRound()
        watch.beginRound()
        while let piece = try await store.goOn(with: &round) {
            if let first = piece.faults.first, watch.isNews(piece.faults) {
                logger.error(
                    "a log is not what was written",
                    metadata: [
                        "table": "\(piece.table)", "faults": "\(piece.faults.count)",
                        "first": "\(texts.render(first.message, in: .en))",
                    ])
            }
            watch.found(piece.faults)
            if pace > .zero { try await Task.sleep(for: pace) }
        }
        watch.endRound(at: .now())
    }
}
