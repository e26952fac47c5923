internal import Glibc

/// What the calling thread has had of a processor so far. Unlike a clock it does not count the time in which others had it.
enum ThreadTime {
    static var now: Duration {
        var time = timespec()
        // Only of a clock that there is not.
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .zero }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
