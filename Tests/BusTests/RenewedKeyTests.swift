import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Keys that others take the place of while calls go on", .timeLimit(.minutes(5)))
struct RenewedKeyTests {
    static let ways = [Way.tcp, .ipc]

    /// What a client is to connect with, as the test says from moment to moment.
    private final class Ring: Sendable {
        private let state: Mutex<(own: CurveKeyPair, server: CurvePublicKey)>

        init(_ own: CurveKeyPair, server: CurvePublicKey) { state = Mutex((own, server)) }

        var security: ClientSecurity { state.withLock { .curve($0.own, server: $0.server) } }
        func take(_ own: CurveKeyPair) { state.withLock { $0.own = own } }
        func take(server: CurvePublicKey) { state.withLock { $0.server = server } }
    }

    private func client(_ guarded: GuardedServer, _ ring: Ring) throws -> BusClient {
        try BusClient(guarded.endpoint) { _ in ring.security }
    }

    @Test(
        "a client whose key is taken away makes its call once more with the one it has now", arguments: ways)
    func ownKey(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let (old, new) = (try guarded.issuedKeys(), try CurveKeyPair())
            let ring = Ring(old, server: guarded.keys.publicKey)
            let client = try client(guarded, ring)
            #expect(await client.status() == .ok)
            guarded.book.issue(new.publicKey)
            ring.take(new)
            try await guarded.revoke(old.publicKey)
            let got = try await client.call(Greetings.greet, Greeting(text: "again")).text
            #expect(got == "again")
            #expect(guarded.book.asked(for: new.publicKey) > 0)
            // Without another one it stays refused.
            try await guarded.revoke(new.publicKey)
            #expect(await client.status() == .unauthenticated)
            client.close()
        }
    }

    @Test("a server listens with other keys from one moment to the next; calls find it", arguments: ways)
    func serverKey(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let ring = Ring(try guarded.issuedKeys(), server: guarded.keys.publicKey)
            let (client, misled) = (try client(guarded, ring), try guarded.member().client)
            #expect(await client.status() == .ok)
            #expect(await misled.status() == .ok)
            let new = try CurveKeyPair()
            for keys in [new, try CurveKeyPair()] {
                ring.take(server: keys.publicKey)
                try await guarded.server.listenAnew(
                    on: guarded.endpoint, .curve(keys) { [book = guarded.book] in try book.principal(of: $0) }
                )
                for number in 0..<10 {
                    let got = try await client.call(Greetings.greet, Greeting(text: "\(number)")).text
                    #expect(got == "\(number)")
                }
            }
            // Who knows the old one alone is not let in.
            #expect(await misled.status() == .unauthenticated)
            client.close()
            misled.close()
        }
    }
}
