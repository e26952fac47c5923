import Bus
import Vocabulary
import ZeroMQ

/// What a peer answers.
enum FaultCalls {
    /// The request, back.
    static let echo = Query<String, String>("fault.Peer/Echo", needs: .anyone)
    /// Nothing, ever.
    static let hold = Query<Empty, Empty>("fault.Peer/Hold", needs: .anyone)
    /// One item, and then nothing.
    static let idle = Feed<Empty, Int>("fault.Peer/Idle", needs: .anyone)
    /// 1, 2, 3 … without end.
    static let count = Feed<Empty, Int>("fault.Peer/Count", needs: .anyone)
    /// How many rows, when they have ended.
    static let sum = Import<Int>("fault.Peer/Sum", needs: .anyone)
    /// What the peer holds.
    static let state = Query<Empty, PeerState>("fault.Peer/State", needs: .anyone)
}

/// What a peer holds just now, and what it has done.
struct PeerState: Codable, Hashable, Sendable {
    /// That run.
    var calls: Int
    /// Connections that it knows of.
    var peers: Int
    /// Of the methods that do not answer by themselves: begun, and ended by cancellation.
    var begun: Int
    var cancelled: Int
    /// Octets that are allocated.
    var memory: Int
    /// Peers that were given up because they do not read.
    var stalled: Int
}

/// Who is at each end.
struct PeerKeys: Sendable {
    let server: CurveKeyPair
    let client: CurveKeyPair

    struct Missing: Error {
        let name: String
    }

    /// Reads both.
    init(in directory: String) throws {
        func keys(_ name: String) throws -> CurveKeyPair {
            guard let keys = try Certificate(contentsOf: "\(directory)/\(name).key_secret").keys else {
                throw Missing(name: name)
            }
            return keys
        }
        server = try keys("server")
        client = try keys("client")
    }

    /// Makes both.
    init(writingTo directory: String) throws {
        server = try CurveKeyPair()
        client = try CurveKeyPair()
        try Certificate(server).write(to: directory, name: "server")
        try Certificate(client).write(to: directory, name: "client")
    }
}
