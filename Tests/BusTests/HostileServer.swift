import Foundation
import Testing
import ZeroMQ

@testable import Bus

/// A ROUTER that answers `a.B/Broken` with a test's messages, and every other call well.
final class HostileServer: Sendable {
    typealias Answers = @Sendable (_ callID: UInt64) throws -> [[UInt8]]

    let endpoint: String
    private let context: Context
    private let gone = Signal()

    private init(_ context: Context, _ endpoint: String) {
        self.context = context
        self.endpoint = endpoint
    }

    /// Runs `body` with the endpoint of one, and stops it. Without keys: only on this machine.
    static func with(
        _ way: Way, _ broken: @escaping Answers, _ body: (_ endpoint: String) async throws -> Void
    ) async throws {
        let server = try await begin(way, broken)
        do {
            try await body(server.endpoint)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private static func begin(_ way: Way, _ broken: @escaping Answers) async throws -> HostileServer {
        let wanted = way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:*"
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do {
                    let context = try Context()
                    // Nothing that it says is thrown away, however much it is.
                    let socket = try Socket(
                        context, .router,
                        SocketOptions {
                            $0.linger = .zero
                            $0.sendHighWater = 65_536
                            $0.routerMandatory = true
                        })
                    let server = HostileServer(context, try socket.bind(wanted))
                    continuation.resume(returning: server)
                    server.serve(socket, broken)
                    server.gone.say()
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    private func stop() async {
        context.shutDown()
        await gone.heard()
    }

    /// Until the context is shut down.
    private func serve(_ socket: Socket, _ broken: Answers) {
        do {
            while true {
                _ = try socket.wait(for: .readable)
                while case .received(let sender, let message) = try socket.receiveRouted() {
                    let frame = try Frame(parsing: message.bytes)
                    guard frame.kind == .call else { continue }
                    let answers =
                        frame.method == "a.B/Broken"
                        ? try broken(frame.callID) : [Frame.signal(.reply, callID: frame.callID)]
                    for answer in answers {
                        let outcome = try socket.send(answer, to: sender)
                        // A client that has hung up already hears no more.
                        #expect(outcome != .wouldBlock)
                    }
                }
            }
        } catch let error as ZeroMQError where error.isTerminated {
            return
        } catch {
            Issue.record(error)
        }
    }
}
