internal import CEcho

/// A server's process and a client of it.
struct Stand {
    let peer: Peer
    let server: ServerProcess
    let contestant: any Contestant

    init(_ peer: Peer, _ server: ServerProcess, _ keys: Keys) throws {
        self.peer = peer
        self.server = server
        contestant =
            switch peer {
            case .cPlain: try CClient(server.endpoint, nil)
            case .cCurve: try CClient(server.endpoint, keys)
            case .bus: try BusEchoClient(server.endpoint, keys, onReactor: true)
            case .busNaive: try BusEchoClient(server.endpoint, keys, onReactor: false)
            case .grpc: try GRPCEchoClient(server.endpoint, FoundationCoding())
            case .grpcHouse: try GRPCEchoClient(server.endpoint, HouseCoding())
            }
    }

    /// Until the connection stands and what is made once is made.
    func warmUp() async throws {
        _ = try await contestant.inFlight(16, for: 200_000_000)
        _ = try await contestant.stream(1000)
    }

    func sample(
        _ measure: Measure, round: Int, seconds: Double, rate: Int, window: Int
    ) async throws -> Sample {
        let duration = UInt64(seconds * 1e9)
        let (begun, clientCPU, serverCPU) = (echo_now(), ownCPU(), server.cpu)
        var latency: Latency?
        let count: Int
        var taken: [UInt64] = []
        switch measure {
        case .alone:
            taken = try await contestant.alone(for: duration)
            count = taken.count
        case .paced:
            taken = try await contestant.paced(
                every: 1_000_000_000 / UInt64(rate), count: max(1, Int(seconds * Double(rate))))
            count = taken.count
        case .inFlight: count = try await contestant.inFlight(window, for: duration)
        case .stream: count = try await streamed(for: duration)
        }
        let spent = (Double(echo_now() - begun), Double(ownCPU() - clientCPU), Double(server.cpu - serverCPU))
        if !taken.isEmpty { latency = Latency(taken, closedLoop: measure == .alone) }
        return Sample(
            peer: peer, transport: server.transport, measure: measure, round: round, count: count,
            seconds: spent.0 / 1e9, clientCPU: spent.1 / 1000 / Double(count),
            serverCPU: spent.2 / 1000 / Double(count), latency: latency)
    }

    /// Streams of 5,000 items, one after another.
    private func streamed(for duration: UInt64) async throws -> Int {
        let end = echo_now() + duration
        var items = 0
        repeat { items += try await contestant.stream(5000) } while echo_now() < end
        return items
    }
}
