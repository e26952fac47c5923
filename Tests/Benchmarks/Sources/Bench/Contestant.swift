internal import CEcho
internal import Echo
internal import Foundation

/// A client that is measured. Times are ns.
protocol Contestant {
    /// What each of as many calls as fit into `duration` took, one after another.
    func alone(for duration: UInt64) async throws -> [UInt64]
    /// How many calls `window` callers got done.
    func inFlight(_ window: Int, for duration: UInt64) async throws -> Int
    /// Receives a stream of `count` items; gives how many came.
    func stream(_ count: Int) async throws -> Int
    /// What calls took from the moments, `interval` apart, at which they were to begin.
    func paced(every interval: UInt64, count: Int) async throws -> [UInt64]
    func close() async throws
}

/// A client of Swift's: how it is measured follows from how it makes one call.
protocol EchoClient: Contestant, Sendable {
    /// What its callers' tasks prefer to run on; nil is the global pool.
    var executor: (any TaskExecutor)? { get }
    func echo(_ message: EchoMessage) async throws -> EchoMessage
    func stream(_ count: Int) async throws -> Int
}

extension EchoClient {
    func alone(for duration: UInt64) async throws -> [UInt64] {
        try await Task(executorPreference: executor) {
            let message = EchoMessage()
            var taken: [UInt64] = []
            taken.reserveCapacity(Int(duration / 20_000))
            var begun = echo_now()
            let end = begun + duration
            while begun < end {
                _ = try await echo(message)
                let now = echo_now()
                taken.append(now - begun)
                begun = now
            }
            return taken
        }.value
    }

    func inFlight(_ window: Int, for duration: UInt64) async throws -> Int {
        let end = echo_now() + duration
        return try await Task(executorPreference: executor) {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<window {
                    group.addTask {
                        let message = EchoMessage()
                        var count = 0
                        while count % 64 != 0 || echo_now() < end {
                            _ = try await echo(message)
                            count += 1
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
        }.value
    }

    func paced(every interval: UInt64, count: Int) async throws -> [UInt64] {
        try await begun(every: interval, count: count) { due in
            _ = try await echo(EchoMessage())
            return echo_now() - due
        }
    }

    /// What came of calls that were to begin at moments `interval` apart; `call` is told its own.
    func begun<Value: Sendable>(
        every interval: UInt64, count: Int, _ call: @escaping @Sendable (_ due: UInt64) async throws -> Value
    ) async throws -> [Value] {
        let calls: [Task<Value, any Error>] = await withCheckedContinuation { continuation in
            // A thread of its own, so that what is measured does not keep the clock waiting.
            Thread.detachNewThread {
                continuation.resume(returning: begin(every: interval, count: count, call))
            }
        }
        var values: [Value] = []
        for call in calls { values.append(try await call.value) }
        return values
    }

    private func begin<Value: Sendable>(
        every interval: UInt64, count: Int, _ call: @escaping @Sendable (_ due: UInt64) async throws -> Value
    ) -> [Task<Value, any Error>] {
        echo_sleep_exactly()
        let start = echo_now() + interval
        return (0..<UInt64(count)).map { index in
            let due = start + index * interval
            var time = timespec(tv_sec: Int(due / 1_000_000_000), tv_nsec: Int(due % 1_000_000_000))
            while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
            return Task(executorPreference: executor) { try await call(due) }
        }
    }
}
