import Bus
import ProcessKit
import Testing
import Vocabulary

@testable import FaultPeer

@Suite(
    "Links that are cut for longer than the heartbeat", .serialized,
    .enabled("\(NetworkLink.needs)") { await NetworkLink.isPermitted() }, .timeLimit(.minutes(5)))
struct LinkTests {
    enum Loss: CaseIterable {
        case both, toServer, toClient
    }

    @Test(
        "nothing hangs past its deadline, both ends notice, and calls go on when the link is back",
        arguments: Loss.allCases)
    func cut(loss: Loss) async throws {
        try await NetworkLink.with { link in
            let place = try PeerPlace()
            let server = try await place.serve("tcp://\(link.far):*", beyond: link)
            let client = try place.client(of: server)
            async let held = failure { try await client.call(FaultCalls.hold, Empty(), patient) }
            async let idle = failure { for try await _ in client.feed(FaultCalls.idle, Empty(), patient) {} }
            async let busy = failure { for try await _ in client.feed(FaultCalls.count, Empty(), patient) {} }
            async let rows = failure { try await client.send(FaultCalls.sum, patient) { Endless() } }
            try await server.said("begun", times: 4)
            switch loss {
            case .both: try await link.cut()
            case .toServer: try await link.lose(.toFar)
            case .toClient: try await link.lose(.toNear)
            }
            let short = CallOptions(timeout: .milliseconds(300), retry: .never)
            let late = try await failure { try await client.call(FaultCalls.hold, Empty(), short) }
            #expect(late == .deadlineExceeded)
            let ends = try await [held, idle, busy, rows]
            #expect(ends == Array(repeating: .unavailable, count: 4))
            // While it is cut, who is given time comes to the end of it.
            let cut = try await failure {
                try await client.call(FaultCalls.echo, "", CallOptions(timeout: .seconds(2)))
            }
            #expect(cut == .unavailable || cut == .deadlineExceeded)
            // A call that is made now is answered when the link is back.
            async let answer = client.call(FaultCalls.echo, "back", CallOptions(timeout: .seconds(3600)))
            switch loss {
            case .both: try await link.mend()
            case .toServer: try await link.keep(.toFar)
            case .toClient: try await link.keep(.toNear)
            }
            let got = try await answer
            #expect(got == "back")
            // The server's own heartbeats end what is left of the calls from before.
            try await until {
                let state = try await client.state()
                return state.calls == 0 && state.cancelled == state.begun && state.peers == 0
            }
            var items = 0
            for try await _ in client.feed(FaultCalls.count, Empty(), patient) {
                items += 1
                if items == 1000 { break }
            }
            client.close()
            try await server.kill()
        }
    }
}
