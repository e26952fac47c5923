import Testing
import Vocabulary

@testable import Bus

/// What a call comes to when its connection does something while it is being made or written to.
@Suite("A client's connection, step by step", .timeLimit(.minutes(5)))
struct ChannelTests {
    /// What it does with a call's first frame.
    enum Deed: Sendable, CaseIterable {
        case answers, breaksAndSaysSent, breaksAndSaysNot, cannotSend
        case breaksWhenMade, leavesWhenMade, isNotMade
    }

    struct NotMade: Error {}

    /// On the reactor's thread.
    final class Line: ClientLine {
        private let deed: Deed
        private unowned let channel: Channel

        init(_ deed: Deed, _ channel: Channel) throws {
            self.deed = deed
            self.channel = channel
            switch deed {
            case .breaksWhenMade: channel.lost()
            case .leavesWhenMade:
                Frame.signal(.goAway, callID: 0).withUnsafeBytes { channel.receive($0) }
            case .isNotMade: throw NotMade()
            default: break
            }
        }

        func send(_ frame: [UInt8]) -> Bool {
            // The call id is where it was.
            let reply =
                frame[..<3] + [Frame.Kind.reply.rawValue] + frame[4..<12] + Array(repeating: 0, count: 8)
            switch deed {
            case .answers: Array(reply).withUnsafeBytes { channel.receive($0) }
            case .breaksAndSaysSent: channel.lost()
            case .breaksAndSaysNot:
                channel.lost()
                return false
            case .cannotSend: return false
            case .breaksWhenMade, .leavesWhenMade, .isNotMade: break
            }
            return true
        }

        func close() {}
    }

    private func outcome(_ deed: Deed) async throws -> OutgoingCall.Outcome {
        let reactor = try Reactor()
        let connections = Connections(reactor: reactor, [("here", { try Line(deed, $0) })])
        // Were it left to itself, only its deadline would end it, if that.
        let call = OutgoingCall(id: 1, deadline: .now.advanced(by: .seconds(200)), connections: connections)
        try call.launch("a.B/C", [:], [])
        let outcome = await call.outcome()
        let left = try await reactor.perform { connections.report.map(\.outstanding) }
        #expect(left == [0])
        try await reactor.perform { connections.close() }
        reactor.stop()
        return outcome
    }

    @Test("an answer that comes before the call is fully sent is its answer")
    func answeredWhileSending() async throws {
        guard case .replied(.ok, _, _) = try await outcome(.answers) else {
            Issue.record("no answer")
            return
        }
    }

    @Test(
        "a connection that breaks, or leaves, meanwhile ends the call at once",
        arguments: Deed.allCases.filter { $0 != .answers })
    func brokenMeanwhile(deed: Deed) async throws {
        guard case .ended(.lost) = try await outcome(deed) else {
            Issue.record("not lost")
            return
        }
    }

    @Test(
        "a call cancelled before it begins, or begun on a closed client, is over at once, and nothing is sent"
    )
    func overBefore() async throws {
        let reactor = try Reactor()
        let connections = Connections(
            reactor: reactor,
            [
                (
                    "here",
                    { _ in
                        Issue.record("connected")
                        throw NotMade()
                    }
                )
            ])
        try await reactor.perform { connections.close() }
        let late = OutgoingCall(id: 1, deadline: nil, connections: connections)
        try late.launch("a.B/C", [:], [])
        guard case .ended(.lost) = await late.outcome() else {
            Issue.record("not lost")
            return
        }
        let cancelled = OutgoingCall(id: 2, deadline: nil, connections: connections)
        cancelled.handle(.cancel)
        try cancelled.launch("a.B/C", [:], [])
        guard case .ended(.cancelled) = await cancelled.outcome() else {
            Issue.record("not cancelled")
            return
        }
        reactor.stop()
    }

    @Test("closing the client ends a call that waits before its next attempt", arguments: Way.allCases)
    func closedInPause(way: Way) async throws {
        let busy: Script.Answer = { call in
            call.refuse(Refusal(.unavailable, Message("bus.unavailable"), retryDelay: 200_000))
        }
        try await withStand(way, ["test.Greetings/Greet": busy]) { _, client in
            async let status = client.raw(
                "test.Greetings/Greet", kind: .query, CallOptions(timeout: .seconds(1_000))
            ).status
            while client.pauses.count == 0 { await Task.yield() }
            client.close()
            #expect(await status == .unavailable)
        }
    }

    @Test("a pause ends when its caller is cancelled, and after the end there are none")
    func pauses() async {
        let pauses = RetryPauses()
        #expect(await pauses.pause(.zero) == .passed)
        let waiting = Task { await pauses.pause(.seconds(1_000)) }
        while pauses.count == 0 { await Task.yield() }
        waiting.cancel()
        #expect(await waiting.value == .cancelled)
        pauses.end()
        #expect(await pauses.pause(.seconds(1_000)) == .over)
        #expect(pauses.count == 0)
    }
}
