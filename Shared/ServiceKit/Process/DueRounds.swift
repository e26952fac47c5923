internal import Logging
internal import Store
internal import Vocabulary

/// Lets what is due by the service's clock be done when the service starts, and again on each new day, without anybody asking.
struct DueRounds: Sendable {
    /// Between two looks at the clock.
    static let pause = Duration.seconds(2)

    let service: RunningService

    /// Until the task is cancelled or the store closed.
    func run() async {
        var done: Day?
        await EndlessRounds.run(
            pausing: Self.pause, service.logger, failure: "what is due could not be done"
        ) {
            let today = service.store.today
            guard today != done else { return }
            try await service.tend()
            done = today
        }
    }
}
