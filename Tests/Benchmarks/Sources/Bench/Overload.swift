internal import Bus
internal import CEcho
internal import Echo
internal import Foundation

/// How soon a server that is asked too much says no, and how soon it answers those whom it lets in.
///
/// A call takes a place for ``hold``, as one that waits for a disk does, and there are ``places``: so many calls a second
/// are more than there is room for. None waits its turn, so that what an admitted call takes beyond ``hold`` is the bus's.
/// Calls begin at a fixed rate and are timed from the moment at which they were to begin.
struct Overload: Codable {
    static let places = 16
    static let hold = Duration.milliseconds(4)

    let round: Int
    /// Calls a second.
    let offered: Int
    let admitted: Int
    let refused: Int
    let admittedLatency: Latency?
    let refusedLatency: Latency?
    /// µs of processor time a call, whatever became of it.
    let clientCPU: Double
    let serverCPU: Double

    /// Half of what there is room for, then twice as much.
    static var rates: [Int] {
        let room = Double(places) / (hold / .seconds(1))
        return [Int(room / 2), Int(room * 2)]
    }

    init(
        _ client: BusEchoClient, _ server: ServerProcess, round: Int, offered: Int, seconds: Double
    ) async throws {
        let (clientBefore, serverBefore) = (ownCPU(), server.cpu)
        let count = max(1, Int(seconds * Double(offered)))
        let calls = try await client.held(every: 1_000_000_000 / UInt64(offered), count: count)
        let spent = (Double(ownCPU() - clientBefore), Double(server.cpu - serverBefore))
        let admitted = calls.filter(\.isAdmitted).map(\.taken)
        let refused = calls.filter { !$0.isAdmitted }.map(\.taken)
        self.round = round
        self.offered = offered
        self.admitted = admitted.count
        self.refused = refused.count
        admittedLatency = Overload.latency(admitted)
        refusedLatency = Overload.latency(refused)
        clientCPU = spent.0 / 1000 / Double(count)
        serverCPU = spent.1 / 1000 / Double(count)
    }

    /// Nil of too few calls to speak of percentiles.
    private static func latency(_ taken: [UInt64]) -> Latency? {
        taken.count < 100 ? nil : Latency(taken, closedLoop: false)
    }
}

/// What became of one call to a server that had too much to do.
struct HeldCall {
    /// ns from the moment at which it was to begin.
    let taken: UInt64
    let isAdmitted: Bool
}

extension BusEchoClient {
    func held(every interval: UInt64, count: Int) async throws -> [HeldCall] {
        try await begun(every: interval, count: count) { due in
            do {
                _ = try await client.call(BusPeer.hold, EchoMessage(), CallOptions(retry: .never))
                return HeldCall(taken: echo_now() - due, isAdmitted: true)
            } catch let error as CallError where error.status == .resourceExhausted {
                return HeldCall(taken: echo_now() - due, isAdmitted: false)
            }
        }
    }
}
