internal import Bus
internal import ServiceKit
internal import Vocabulary

/// How a test reaches the services: the same body runs on each.
public enum TestTransport: String, Sendable, CaseIterable {
    /// The handler and the store, without a bus.
    case direct
    /// Through the bus, in this process: every frame, and no socket.
    case inProcess
    /// ZeroMQ on ipc with CURVE, as between processes.
    case zeroMQ
}

/// A call as a test makes it; every transport can carry it.
struct TestCall: Sendable {
    let method: String
    let principal: Principal
    let language: Language
    let idempotencyKey: String?
    let seen: Positions
    let timeout: Duration
    let body: [UInt8]
}

/// Carries calls to one service. All throw ``Refused``.
protocol TestChannel: Sendable {
    func unary(_ call: TestCall) async throws -> (body: [UInt8], positions: Positions)
    /// Cancels the call after `limit` items.
    func items(_ call: TestCall, limit: Int?, receive: @escaping @Sendable ([UInt8]) throws -> Void)
        async throws
    func importRows(_ call: TestCall, _ rows: [[UInt8]]) async throws -> (body: [UInt8], positions: Positions)
}
