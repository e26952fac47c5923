import Bus
import Foundation
import ProcessKit
import Testing
import ZeroMQ

@testable import FaultPeer

/// How two processes reach each other.
enum Way: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case tcp, ipc

    var testDescription: String { rawValue }
}

/// Keys and a place for two ends, which are processes of their own or this one.
final class PeerPlace: Sendable {
    let path: String
    let keys: PeerKeys

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/ctp-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        keys = try PeerKeys(writingTo: path)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print(error)
        }
    }

    /// A place with a server, and a client of this process that can ask how it is.
    static func observed(
        _ way: Way
    ) async throws -> (place: PeerPlace, server: RunningPeer, observer: BusClient) {
        let place = try PeerPlace()
        let server = try await place.serve(place.wildcard(way))
        return (place, server, try place.client(of: server))
    }

    func wildcard(_ way: Way) -> String { way == .tcp ? "tcp://127.0.0.1:*" : "ipc://\(path)/peer" }

    /// Starts a server; it is there once it has said so.
    func serve(_ endpoint: String, beyond link: NetworkLink? = nil) async throws -> RunningPeer {
        let peer = try await start(["serve", endpoint, path], beyond: link)
        let line = try await peer.said("listening")
        return peer.at(String(line.dropFirst("listening ".count)))
    }

    /// Starts a client that makes one call.
    func call(_ verb: String, _ server: RunningPeer) async throws -> RunningPeer {
        try await start(["call", server.endpoint, path, verb])
    }

    private func start(_ words: [String], beyond link: NetworkLink? = nil) async throws -> RunningPeer {
        let lines = Lines()
        let hear: @Sendable (String) -> Void = { lines.add($0) }
        let program =
            if let link {
                try await link.start("FaultPeer", words, hear: hear)
            } else {
                try await Program.start("FaultPeer", words, hear: hear)
            }
        return RunningPeer(program: program, lines: lines, endpoint: words[1])
    }

    /// A client in this process.
    func client(of server: RunningPeer) throws -> BusClient {
        try BusClient(server.endpoint, .curve(keys.client, server: keys.server.publicKey))
    }

    /// A DEALER that does what its test wants.
    func rawSocket(
        _ context: Context, to server: RunningPeer, _ edit: (inout SocketOptions) -> Void = { _ in }
    )
        throws -> Socket
    {
        var options = SocketOptions {
            $0.curve = .client(keys: keys.client, serverKey: keys.server.publicKey)
        }
        edit(&options)
        let socket = try Socket(context, .dealer, options)
        try socket.connect(server.endpoint)
        return socket
    }
}

/// Waits for something that has no way to tell; the test's time limit bounds it.
func until(
    isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
    while !(try await condition()) { try await Task.sleep(for: .milliseconds(5)) }
}

/// Lies far beyond every test's time limit: what ends before it did not wait for it.
let patient = CallOptions(timeout: .seconds(3600), retry: .never)

/// How a call fails; nil when it does not.
func failure<Value: Sendable>(of call: @Sendable () async throws -> Value) async throws -> Status? {
    do {
        _ = try await call()
        return nil
    } catch let error as CallError {
        return error.status
    }
}

extension BusClient {
    /// What the server holds, apart from this call and its connection.
    func state() async throws -> PeerState {
        var state = try await call(FaultCalls.state, Empty())
        state.calls -= 1
        state.peers -= 1
        return state
    }
}
