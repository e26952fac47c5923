/// How long to wait before trying again.
enum ReconnectPause {
    /// 20 ms doubling to 2 s, less up to half by chance, so that followers do not come back in step.
    static func length(afterFailures failures: Int) -> Duration {
        let full = min(2000, 20 << min(max(failures, 1) - 1, 7))
        return .milliseconds(Int.random(in: full / 2...full))
    }
}
