internal import ArgumentParser

/// Who is measured.
enum Peer: String, CaseIterable, Codable, ExpressibleByArgument {
    /// libzmq in C: the limit.
    case cPlain = "c"
    case cCurve = "c-curve"
    /// The bus as docs/architecture.md says to use it for many short calls: callers prefer the client's reactor.
    case bus
    /// The bus from ordinary tasks.
    case busNaive = "bus-naive"
    /// gRPC with Foundation's JSON coders, as one would write it.
    case grpc
    /// gRPC with the bus's JSON coder: what is left is transport.
    case grpcHouse = "grpc-house"

    var title: String {
        switch self {
        case .cPlain: "libzmq in C, plaintext"
        case .cCurve: "libzmq in C, CURVE"
        case .bus: "the bus, CURVE, callers on its reactor"
        case .busNaive: "the bus, CURVE, callers anywhere"
        case .grpc: "grpc-swift-2, plaintext"
        case .grpcHouse: "grpc-swift-2, plaintext, the bus's JSON coder"
        }
    }

    /// Whose server answers.
    var server: Peer { self == .busNaive ? .bus : self }
}

enum Transport: String, CaseIterable, Codable, ExpressibleByArgument {
    case tcp, ipc
}

/// What is measured of a peer.
enum Measure: String, CaseIterable, Codable, ExpressibleByArgument {
    /// One call after another.
    case alone
    /// Calls at a fixed rate, whether or not those before them are back.
    case paced
    /// 64 callers, each one call after another.
    case inFlight = "in-flight"
    /// Items of a server's stream.
    case stream
}

/// One measure of one peer in one round.
struct Sample: Codable {
    let peer: Peer
    let transport: Transport
    let measure: Measure
    let round: Int
    /// Calls or items.
    let count: Int
    let seconds: Double
    /// µs of processor time a call or item.
    let clientCPU: Double
    let serverCPU: Double
    /// Where latency was measured.
    let latency: Latency?

    var rate: Double { Double(count) / seconds }
}
