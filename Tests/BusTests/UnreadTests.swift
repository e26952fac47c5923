import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("What nobody reads is held up to a limit", .timeLimit(.minutes(5)))
struct UnreadTests {
    @Test(
        "items that nobody reads are held up to a limit, and those that are read never reach it",
        arguments: Way.allCases)
    func unread(way: Way) async throws {
        let begun = Signal()
        let script = Script(answers: [
            "test.Greetings/Take": { call in
                var octets = 0
                for try await item in call.items { octets += item.count }
                call.reply(.ok, body: Array("\(octets)".utf8))
            },
            "test.Greetings/Deaf": { call in
                begun.say()
                await withCheckedContinuation { continuation in call.onCancel { continuation.resume() } }
            },
        ])
        let item = [UInt8](repeating: 0x20, count: 64 * 1024)
        let lane = ServerLimits.Lane(running: 4, runningPerPrincipal: 4, queued: 4)
        try await withCrowd(way, .few(lane, unread: 2 * 1024 * 1024), script) { crowd in
            let (client, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            let deaf = await client.raw(
                "test.Greetings/Deaf", kind: .import, rows: Array(repeating: item, count: 40), Crowd.once)
            #expect(deaf.status == .resourceExhausted)
            await begun.heard()
            let units = try await crowd.look { engine in
                [Crowd.flooder, Crowd.neighbour].map { engine.unreadOctets(of: Crowd.principal($0).unit) }
            }
            #expect(units == [0, 0])
            // Below the limit even if none had been read.
            let heard = await other.raw(
                "test.Greetings/Take", kind: .import, rows: Array(repeating: item, count: 32), Crowd.once)
            #expect(heard.body == Array("\(32 * item.count)".utf8))
        }
    }

    @Test(
        "who is granted everything and reads nothing gets a few megabytes, and the rest when it reads",
        arguments: [Way.tcp, .ipc])
    func deafReader(way: Way) async throws {
        let sent = Atomic<Int>(0)
        let item = [UInt8](repeating: 0x20, count: 64 * 1024)
        let script = Script(answers: [
            "test.Greetings/Count": { call in
                for _ in 0..<400 {
                    try await call.send(item: item)
                    sent.add(1, ordering: .relaxed)
                }
                call.reply(.ok)
            }
        ])
        var few = ServerLimits.few(.init(running: 4, runningPerPrincipal: 4, queued: 4))
        few.unreadPerConnection = 2 * 1024 * 1024
        try await withCrowd(way, few, script) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, Crowd.flooder)
            _ = try socket.send(Frame(.call, callID: 1, method: "test.Greetings/Count").serialized())
            _ = try socket.send(Frame.signal(.credit, callID: 1, argument: 10_000))
            // It stops by itself, and not for want of credit.
            try await crowd.until { $0.hasWaitingSenders }
            #expect((32...34).contains(sent.load(ordering: .relaxed)))
            var items = 0
            while true {
                let frame = try await nextFrame(socket)
                if frame.kind == .ping {
                    _ = try socket.send(Frame.signal(.pong, callID: 0, argument: frame.argument))
                }
                if frame.kind == .item { items += 1 }
                if frame.kind == .reply { break }
            }
            #expect(items == 400)
        }
    }

    @Test("a connection that does not read its replies gets no more calls in", arguments: [Way.tcp, .ipc])
    func unreadReplies(way: Way) async throws {
        let gate = Gate()
        gate.open()
        var few = ServerLimits.few(.init(running: 4, runningPerPrincipal: 4, queued: 4_000))
        few.unreadPerConnection = 1024 * 1024
        try await withCrowd(way, few, gate) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, Crowd.flooder)
            let body = [UInt8](repeating: 0x20, count: 1024 * 1024)
            for id in 1...12 as ClosedRange<UInt64> {
                _ = try socket.send(Frame(.call, callID: id, method: Crowd.greet, body: body).serialized())
                try await crowd.until { $0.callsSeen >= id }
            }
            var statuses: [Status] = []
            while statuses.count < 12 {
                let frame = try await nextFrame(socket)
                if frame.kind == .reply { statuses.append(Status(rawValue: frame.argument) ?? .unknown) }
            }
            #expect(
                statuses == Array(repeating: .ok, count: 8) + Array(repeating: .resourceExhausted, count: 4))
        }
    }
}
