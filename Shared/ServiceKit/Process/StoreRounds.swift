internal import Logging
internal import Store

/// Goes over the pages of a service's store, again and again, to find what a disk has changed: at once when the service starts, and
/// slowly while it runs.
struct StoreRounds: Sendable {
    /// Pages of one look, between two changes.
    static let pages = 256
    /// Between two looks, after the first round: four MiB a second at most.
    static let pace = Duration.milliseconds(250)
    /// Between two rounds.
    static let pause = Duration.seconds(600)

    let store: ServiceStore
    let diskSpace: DiskSpace
    let logger: Logger

    /// Until the task is cancelled or the store closed.
    func run() async {
        var pace = Duration.zero
        await EndlessRounds.run(
            pausing: Self.pause, logger, failure: "the store's pages could not be looked at"
        ) {
            try await round(pace)
            pace = Self.pace
        }
    }

    /// Looks at every page once.
    func round(_ pace: Duration) async throws {
        var first: Int? = 1
        while let from = first {
            switch try await store.checkPages(from: from, count: Self.pages) {
            case .seen(let next):
                first = next
                // Said at once, and not when the room is looked at next.
                if !store.damage.isEmpty { diskSpace.look() }
            case .later: try await Task.sleep(for: Self.pace)
            case .blind: return
            }
            if pace > .zero { try await Task.sleep(for: pace) }
        }
    }
}
