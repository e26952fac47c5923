internal import Dispatch
internal import Foundation

/// Looks at files every so often, so that who loses a key or a right notices while connected.
///
/// It polls, because what inotify(7) promises it does not keep for folders that are replaced or mounted from another
/// machine; and it does so on a thread of its own, because tasks would wait their turn behind whatever is heavy.
final class Watch: Sendable {
    /// Between two looks. After one of more than 28 ms the pauses grow: looking costs a tenth of a core at most.
    static let pace = Duration.milliseconds(250)
    private static let share = 9

    private let end = DispatchSemaphore(value: 0)

    /// Begins; `look` runs on the watch's own thread.
    init(_ look: @escaping @Sendable () -> Void) {
        Thread.detachNewThread { [end] in
            var pause = Watch.pace
            while end.wait(timeout: .now() + .nanoseconds(pause.wholeNanoseconds)) == .timedOut {
                let started = ContinuousClock.now
                look()
                pause = max(Watch.pace, (ContinuousClock.now - started) * Watch.share)
            }
        }
    }

    /// No look begins any more. To be called once.
    func stop() { end.signal() }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    }
}
