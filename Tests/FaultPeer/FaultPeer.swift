import Bus
import CMalloc
import JSONCoding
import Metrics
import Synchronization
import Vocabulary

/// The server's end.
final class FaultPeer: Responder {
    private let begun = Atomic<Int>(0)
    private let cancelled = Atomic<Int>(0)
    private let server = Mutex<BusServer?>(nil)

    init() { MetricsSystem.bootstrap(Counts.shared) }

    func attend(_ server: BusServer) { self.server.withLock { $0 = server } }

    func respond(to call: ServerCall) {
        switch call.method {
        case FaultCalls.echo.name: call.reply(.ok, body: call.body)
        case FaultCalls.hold.name: watch(call)
        case FaultCalls.idle.name:
            watch(call)
            work(on: call) { try await call.send(item: JSON.encode(1)) }
        case FaultCalls.count.name:
            watch(call)
            work(on: call) {
                var number = 0
                while true {
                    number += 1
                    try await call.send(item: JSON.encode(number))
                }
            }
        case FaultCalls.sum.name:
            watch(call)
            work(on: call) {
                var count = 0
                for try await _ in call.items { count += 1 }
                call.reply(.ok, body: try JSON.encode(ImportSummary(accepted: count)))
            }
        case FaultCalls.state.name: work(on: call) { try await self.answerState(call) }
        default: call.refuse(Refusal(.unimplemented, Message("bus.unknown-method", ["method": call.method])))
        }
    }

    private func watch(_ call: ServerCall) {
        begun.add(1, ordering: .relaxed)
        call.onCancel { self.cancelled.add(1, ordering: .relaxed) }
        FaultPeerMain.say("begun \(call.method)")
    }

    private func work(on call: ServerCall, _ body: @escaping @Sendable () async throws -> Void) {
        Task {
            do {
                try await body()
            } catch {
                call.refuse(error)
            }
        }
    }

    private func answerState(_ call: ServerCall) async throws {
        guard let server = server.withLock({ $0 }) else { return }
        let census = try await server.census
        let state = PeerState(
            calls: census.calls, peers: census.peers, begun: begun.load(ordering: .relaxed),
            cancelled: cancelled.load(ordering: .relaxed), memory: Memory.allocated,
            stalled: Counts.shared.value(of: "chungtay_bus_peers_stalled_total"))
        call.reply(.ok, body: try JSON.encode(state))
    }
}

enum Memory {
    /// Octets that malloc has given out and not got back, in the whole process.
    static var allocated: Int {
        let info = mallinfo2()
        return info.uordblks + info.hblkhd
    }
}
