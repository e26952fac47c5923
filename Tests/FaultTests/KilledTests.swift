import Bus
import Glibc
import ProcessKit
import Testing
import Vocabulary

@testable import FaultPeer

@Suite("Processes that are killed", .timeLimit(.minutes(5)))
struct KilledTests {
    @Test("calls of every kind whose server is killed are UNAVAILABLE at once", arguments: Way.allCases)
    func server(way: Way) async throws {
        let place = try PeerPlace()
        let server = try await place.serve(place.wildcard(way))
        let client = try place.client(of: server)
        let calls: [@Sendable () async throws -> Void] =
            Array(
                repeating: { _ = try await client.call(FaultCalls.hold, Empty(), patient) }, count: 16)
            + [
                { for try await _ in client.feed(FaultCalls.idle, Empty(), patient) {} },
                { for try await _ in client.feed(FaultCalls.count, Empty(), patient) {} },
                { _ = try await client.send(FaultCalls.sum, patient) { Endless() } },
            ]
        let ends = try await withThrowingTaskGroup(of: Status?.self) { group in
            for call in calls { group.addTask { try await failure(of: call) } }
            try await server.said("begun", times: calls.count)
            try await server.kill()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ends == Array(repeating: .unavailable, count: calls.count))
        client.close()
    }

    @Test(
        "the calls of a client that is killed are cancelled, and nothing of them is left",
        arguments: ["hold", "idle", "count", "sum", "rows"], Way.allCases)
    func client(verb: String, way: Way) async throws {
        let (place, server, observer) = try await PeerPlace.observed(way)
        let client = try await place.call(verb, server)
        try await server.said("begun")
        if verb == "count" { try await client.said("item 2000") }
        if verb == "idle" { try await client.said("item 1") }
        let before = try await observer.state()
        #expect(before.calls == 1 && before.peers == 1 && before.cancelled == 0)
        try await client.kill()
        try await until { try await observer.state().cancelled == 1 }
        // What it had sent and nobody had read yet makes it a peer once more, until the server looks who is still there.
        try await until {
            let after = try await observer.state()
            return after.calls == 0 && after.peers == 0
        }
        observer.close()
        try await server.kill()
    }

    @Test("both ends are killed and started in turn, and go on", arguments: Way.allCases)
    func inTurn(way: Way) async throws {
        let place = try PeerPlace()
        var server = try await place.serve(place.wildcard(way))
        let observer = try place.client(of: server)
        for round in 1...3 {
            let client = try await place.call("idle", server)
            try await client.said("item 1")
            // A call that is made while the server is down waits for its next life.
            let endpoint = server.endpoint
            try await server.kill()
            async let answer = observer.call(
                FaultCalls.echo, "round \(round)", CallOptions(timeout: .seconds(3600)))
            // The feed had begun: what became of it is for its reader to say.
            let ending = try await client.program.ending()
            #expect(ending.code == 1 && ending.output.hasSuffix("ended UNAVAILABLE\n"), "\(ending)")
            server = try await place.serve(endpoint)
            let got = try await answer
            #expect(got == "round \(round)")
            let next = try await place.call("hold", server)
            try await server.said("begun")
            try await next.kill()
            try await until { try await observer.state().cancelled == 1 }
        }
        observer.close()
        try await server.kill()
    }
}
