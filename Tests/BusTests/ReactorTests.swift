import Dispatch
import Synchronization
import Testing

@testable import Bus

@Suite("A reactor", .timeLimit(.minutes(5)))
struct ReactorTests {
    /// So many tasks that all wait before the first of them runs; each does `work` with its number.
    private func crowd(
        on reactor: Reactor, _ work: @escaping @Sendable (Int) -> Void
    ) -> (tasks: [Task<Void, Never>], start: DispatchSemaphore) {
        let start = DispatchSemaphore(value: 0)
        reactor.run { start.wait() }
        let tasks = (0..<200).map { number in Task(executorPreference: reactor) { work(number) } }
        return (tasks, start)
    }

    @Test("what a task gives it is done before all the tasks that wait have run")
    func errandsBetweenTasks() async throws {
        let reactor = try Reactor()
        let isDone = Atomic(false)
        let seen = Mutex<[Bool]>([])
        let (tasks, start) = crowd(on: reactor) { number in
            if number == 0 { reactor.run { isDone.store(true, ordering: .relaxed) } }
            seen.withLock { $0.append(isDone.load(ordering: .relaxed)) }
        }
        start.signal()
        for task in tasks { await task.value }
        #expect(seen.withLock { $0.count } == tasks.count)
        #expect(seen.withLock { $0.first } == false)
        #expect(seen.withLock { $0.last } == true)
        reactor.stop()
    }

    @Test("tasks run in the order in which they came")
    func order() async throws {
        let reactor = try Reactor()
        let numbers = Mutex<[Int]>([])
        let (tasks, start) = crowd(on: reactor) { number in numbers.withLock { $0.append(number) } }
        start.signal()
        for task in tasks { await task.value }
        #expect(numbers.withLock { $0 } == Array(tasks.indices))
        reactor.stop()
    }

    @Test("one that is told to stop first runs every task that waits")
    func stop() async throws {
        let reactor = try Reactor()
        let (tasks, start) = crowd(on: reactor) { _ in }
        reactor.stop()
        start.signal()
        for task in tasks { await task.value }
    }
}
