import Foundation
import Testing

@testable import ZeroMQ

@Suite("Poller and doorbell", .timeLimit(.minutes(5)))
struct PollerTests {
    @Test("a doorbell wakes a poller until it is cleared")
    func doorbell() throws {
        let poller = try Poller()
        let bell = try Doorbell()
        try poller.add(bell.fileDescriptor, tag: 7)
        #expect(try poller.wait(timeout: .zero) { _ in } == 0)
        bell.ring()
        bell.ring()
        var tags: [UInt64] = []
        try poller.wait(timeout: patience) { tags.append($0) }
        #expect(tags == [7])
        bell.clear()
        bell.clear()
        #expect(try poller.wait(timeout: .zero) { _ in } == 0)
        bell.ring()
        try poller.remove(bell.fileDescriptor)
        #expect(try poller.wait(timeout: .zero) { _ in } == 0)
    }

    @Test("a ring from another thread ends a wait without a timeout")
    func otherThread() throws {
        let poller = try Poller()
        let bell = try Doorbell()
        try poller.add(bell.fileDescriptor, tag: 1)
        Thread.detachNewThread { bell.ring() }
        #expect(try poller.wait(timeout: nil) { _ in } == 1)
    }

    @Test("a loop that drains a socket before it sleeps misses no message")
    func loop() throws {
        let context = try Context()
        let router = try Socket(context, .router)
        let endpoint = try router.bind("tcp://127.0.0.1:*")
        let poller = try Poller()
        try poller.add(router.fileDescriptor, tag: 1)
        let count = 2000
        Thread.detachNewThread {
            do {
                let dealer = try Socket(context, .dealer)
                try dealer.connect(endpoint)
                for number in 0..<count {
                    while try dealer.send([UInt8(number % 256)]) != .sent {
                        _ = try dealer.wait(for: .writable, timeout: patience)
                    }
                }
                // Stays until everything is there: the answer ends it.
                _ = try dealer.nextFrames()
            } catch {
                Issue.record(error)
            }
        }
        var received = 0
        while received < count {
            switch try router.receiveRouted() {
            case .received(let sender, let message):
                expect(message, holds: [UInt8(received % 256)])
                received += 1
                if received == count { #expect(try router.send([], to: sender) == .sent) }
            case .misframed:
                Issue.record("misframed")
            case .wouldBlock:
                guard try poller.wait(timeout: patience, { _ in }) > 0 else {
                    throw TestFailure.timeout("\(received) of \(count) arrived")
                }
            }
        }
    }
}
