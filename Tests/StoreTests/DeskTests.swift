import Foundation
import Synchronization
import Testing

@testable import Store

@Suite("Long work that needs neither file nor writer", .timeLimit(.minutes(1)))
struct DeskTests {
    private struct Mistake: Error {}

    @Test("it is done in order, on a thread of its own, and says what came of it")
    func order() async throws {
        let desk = Desk("desk.test")
        let done = Mutex<[Int]>([])
        for number in 0..<20 {
            let reply = try await desk.perform {
                done.withLock { $0.append(number) }
                return Thread.current.name
            }
            #expect(reply == "desk.test")
        }
        #expect(done.withLock { $0 } == Array(0..<20))
        await #expect(throws: Mistake.self) { try await desk.perform { throw Mistake() } }
    }

    @Test("what was brought before the desk was given up is done")
    func givenUp() async throws {
        let number = try await Task {
            let desk = Desk("desk.test")
            return try await desk.perform { 7 }
        }.value
        #expect(number == 7)
    }
}
