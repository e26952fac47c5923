import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("A client that does not read", .timeLimit(.minutes(5)))
struct NotReadingTests {
    @Test("is disconnected when 65,536 messages wait for it", arguments: [Way.tcp, .ipc])
    func cut(way: Way) async throws {
        let unit = "thai-binh/thai-thuy"
        let crowd = try await Crowd(way, ServerLimits(), of: [unit], Gate())
        let context = try Context()
        let socket = try crowd.rawSocket(context, unit) { $0.receiveHighWater = 1 }
        let monitor = try Monitor(of: socket, in: context)
        // Each is answered by a PONG.
        let ping = Frame.signal(.ping, callID: 0)
        _ = try socket.send(ping)
        try await crowd.until { $0.peers.count == 1 }
        while try await crowd.look({ $0.peers.count }) == 1 {
            for _ in 0..<1000 {
                if try socket.send(ping) != .sent { await Task.yield() }
            }
        }
        // libzmq hears of it when it reads again.
        var isCut = false
        while !isCut {
            if case .wouldBlock = try socket.receive() { await Task.yield() }
            while let event = try monitor.next() { if event.kind == .disconnected { isCut = true } }
        }
        await crowd.server.shutdown(grace: .zero, patience: .zero)
    }
}
