import Bus
import JSONCoding
import Synchronization
import Vocabulary

enum LeakCalls {
    static let echo = Query<String, String>("fault.Leaks/Echo", needs: .anyone)
    static let five = Feed<Empty, Int>("fault.Leaks/Five", needs: .anyone)
    static let sum = Import<Int>("fault.Leaks/Sum", needs: .anyone)
    static let talk = Dialogue<Int, Int>("fault.Leaks/Talk", needs: .anyone)
    /// A handler that waits until it is cancelled.
    static let wait = Query<Empty, Empty>("fault.Leaks/Wait", needs: .anyone)
    static let refuse = Query<Empty, Empty>("fault.Leaks/Refuse", needs: .anyone)
    static let unknown = Query<Empty, Empty>("fault.Leaks/Unknown", needs: .anyone)
}

/// Answers them, and keeps an eye on every call without keeping the call.
final class LeakWatch: Responder {
    private struct Eye {
        weak var call: ServerCall?
    }

    private let seen = Mutex<[Eye]>([])
    private let handlers = Atomic<Int>(0)

    /// Calls that are still in memory; looked at, those that are not are forgotten.
    var alive: Int {
        seen.withLock { seen in
            seen.removeAll { $0.call == nil }
            if seen.isEmpty { seen = [] }
            return seen.count
        }
    }

    /// Tasks that still run.
    var running: Int { handlers.load(ordering: .relaxed) }

    func respond(to call: ServerCall) {
        seen.withLock { $0.append(Eye(call: call)) }
        switch call.method {
        case LeakCalls.echo.name: call.reply(.ok, body: call.body)
        case LeakCalls.five.name:
            work(on: call) {
                for number in 1...5 { try await call.send(item: JSON.encode(number)) }
                call.reply(.ok)
            }
        case LeakCalls.sum.name:
            work(on: call) {
                var count = 0
                for try await _ in call.items { count += 1 }
                call.reply(.ok, body: try JSON.encode(ImportSummary(accepted: count)))
            }
        case LeakCalls.talk.name:
            work(on: call) {
                for try await item in call.items { try await call.send(item: item) }
                call.reply(.ok)
            }
        case LeakCalls.wait.name: work(on: call) { try await LeakWatch.wait(for: call) }
        case LeakCalls.refuse.name: call.refuse(Refusal.notFound("/", Message("bus.unavailable")))
        default: call.refuse(Refusal(.unimplemented, Message("bus.unknown-method", ["method": call.method])))
        }
    }

    private static func wait(for call: ServerCall) async throws {
        let (cancelled, cancel) = AsyncStream<Void>.makeStream()
        call.onCancel { cancel.finish() }
        for await _ in cancelled {}
        throw CancellationError()
    }

    private func work(on call: ServerCall, _ body: @escaping @Sendable () async throws -> Void) {
        handlers.add(1, ordering: .relaxed)
        Task {
            do {
                try await body()
            } catch {
                call.refuse(error)
            }
            handlers.subtract(1, ordering: .relaxed)
        }
    }
}
