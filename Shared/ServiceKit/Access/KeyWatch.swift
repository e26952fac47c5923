internal import Dispatch
internal import Foundation

/// Looks at the allowed keys every so often, so that one that is taken away is cut off from connections that stand.
///
/// It polls, because what inotify(7) promises it does not keep for folders that are replaced or mounted from another
/// machine; and it does so on a thread of its own, because tasks would wait their turn behind whatever is heavy.
final class KeyWatch: Sendable {
    /// Between two looks. After one of more than 28 ms the pauses grow: looking costs a tenth of a core at most.
    static let pace = Duration.milliseconds(250)
    private static let share = 9

    private let end = DispatchSemaphore(value: 0)

    /// Begins. `keys` says who is told.
    init(_ keys: AllowedKeys) {
        Thread.detachNewThread { [end] in
            var pause = KeyWatch.pace
            while end.wait(timeout: .now() + .nanoseconds(pause.wholeNanoseconds)) == .timedOut {
                let started = ContinuousClock.now
                keys.look()
                pause = max(KeyWatch.pace, (ContinuousClock.now - started) * KeyWatch.share)
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
