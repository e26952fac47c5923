import Bus
import Glibc
import JSONCoding
import Vocabulary
import ZeroMQ

/// One end of a connection in a process of its own, so that tests can kill it, stop it and look into it.
///
///     FaultPeer serve ENDPOINT KEYS       answers; says `listening ENDPOINT` first
///     FaultPeer call ENDPOINT KEYS VERB   makes the call without a deadline; says how far it is
///     FaultPeer leaks tcp|process COUNT   makes so many calls of each kind on itself; says what is left of them
///
/// `KEYS` is a directory with the certificates `server` and `client`.
@main
struct FaultPeerMain {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 3 else { exit(64) }
        if words[0] == "leaks" {
            return try await LeakCount(overSockets: words[1] == "tcp").run(Int(words[2]) ?? 0)
        }
        let keys = try PeerKeys(in: words[2])
        switch (words[0], words.dropFirst(3).first) {
        case ("serve", nil): try await serve(words[1], keys)
        case ("call", let verb?):
            let client = try BusClient(words[1], .curve(keys.client, server: keys.server.publicKey))
            do {
                try await call(verb, client)
            } catch let error as CallError {
                say("ended \(error.status.name)")
                exit(1)
            }
        default: exit(64)
        }
    }

    private static func serve(_ endpoint: String, _ keys: PeerKeys) async throws {
        let peer = FaultPeer()
        let known = keys.client.publicKey
        try await withServer(peer) { server in
            peer.attend(server)
            let bound = try await server.listen(
                on: endpoint,
                .curve(keys.server) { $0 == known ? Principal(unit: "thai-binh", roles: [.reader]) : nil })
            say("listening \(bound)")
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
    }

    /// What a client in a test's place does until it is killed.
    private static func call(_ verb: String, _ client: BusClient) async throws {
        let once = CallOptions(retry: .never)
        switch verb {
        case "hold":
            _ = try await client.call(
                FaultCalls.hold, Empty(), CallOptions(timeout: .seconds(3600), retry: .never))
        case "idle":
            for try await number in client.feed(FaultCalls.idle, Empty(), once) { say("item \(number)") }
        case "count":
            for try await number in client.feed(FaultCalls.count, Empty(), once) where number % 1000 == 0 {
                say("item \(number)")
            }
        case "sum":
            let (rows, source) = AsyncStream<Int>.makeStream()
            source.yield(1)
            _ = try await client.send(FaultCalls.sum, once) { rows }
        case "rows":
            _ = try await client.send(FaultCalls.sum, once) { Endless() }
        default: exit(64)
        }
    }

    /// A line, at once.
    static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        // Who does not hear it has gone, and this process goes with it.
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

/// 0, 1, 2 …
struct Endless: AsyncSequence {
    struct AsyncIterator: AsyncIteratorProtocol {
        var number = 0

        mutating func next() async -> Int? {
            number += 1
            return number
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}
