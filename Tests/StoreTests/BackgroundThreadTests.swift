import Glibc
import Synchronization
import Testing

@testable import Store

@Suite("Long work that needs neither file nor writer", .timeLimit(.minutes(5)))
struct BackgroundThreadTests {
    private struct Mistake: Error {}

    @Test("it is done in order, on a thread of its own, and says what came of it")
    func order() async throws {
        let background = BackgroundThread("background.test")
        let done = Mutex<[Int]>([])
        var threads: Set<UInt> = []
        for number in 0..<20 {
            let thread = try await background.perform {
                done.withLock { $0.append(number) }
                return UInt(pthread_self())
            }
            threads.insert(thread)
        }
        #expect(threads.count == 1)
        #expect(done.withLock { $0 } == Array(0..<20))
        await #expect(throws: Mistake.self) { try await background.perform { throw Mistake() } }
    }

    @Test("what was brought before the thread was given up is done")
    func givenUp() async throws {
        let number = try await Task {
            let background = BackgroundThread("background.test")
            return try await background.perform { 7 }
        }.value
        #expect(number == 7)
    }
}
