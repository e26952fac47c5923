/// Asks services that run whether they are still there.
///
/// One question is asked every ``beat``, and waited for as long; after ``Supervision/misses`` in a row without an answer the
/// service is taken for dead. Questions are counted and not only time: a machine or a supervisor that has itself stood still
/// for an hour has not listened for an hour. The question is one that a service answers beside all that it does
/// (`health.Health/Check` has places of its own, and needs neither the store nor a free thread), so that being busy is no
/// reason to leave it without an answer.
package struct Heartbeat: Sendable {
    /// Of a service that stops between two questions, the longest time until that is noticed.
    package let limit: Duration
    private let answers: @Sendable (_ service: String, _ patience: Duration) async -> Bool

    /// - Parameter answers: whether the service answers a question within that time, whatever it answers.
    package init(
        limit: Duration, answers: @escaping @Sendable (_ service: String, _ patience: Duration) async -> Bool
    ) {
        (self.limit, self.answers) = (limit, answers)
    }

    /// How long it is from an answer to the next question, and how long a question is waited for.
    private var beat: Duration { limit / (Supervision.misses + 1) }

    /// Asks until the task is cancelled, and tells `hear` of each question whether it was answered.
    func watch(_ service: String, _ pid: Int32, hear: @Sendable (Bool) -> Void) async {
        var next = ContinuousClock.now + beat
        while true {
            do { try await Task.sleep(until: next, clock: .continuous) } catch { return }
            let asked = ContinuousClock.now
            if await answers(service, beat) {
                hear(true)
                next = .now + beat
                continue
            }
            // A question that is refused at once has not been waited for.
            do { try await Task.sleep(until: asked + beat, clock: .continuous) } catch { return }
            // Whoever looks at it in a debugger has it stand still on purpose.
            if !ProcessStatus.of(pid).isTraced { hear(false) }
            next = .now
        }
    }
}
