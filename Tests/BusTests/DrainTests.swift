import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("A server that stops", .timeLimit(.minutes(5)))
struct DrainTests {
    private let unit = "thai-binh/thai-thuy"
    private let method = "test.Greetings/Greet"
    private let once = CallOptions(timeout: .seconds(600), retry: .never)
    private let few = ServerLimits(calls: .init(running: 4, runningPerPrincipal: 4, queued: 20_000))

    @Test("what runs finishes, what waits and what comes new is UNAVAILABLE at once", arguments: Way.allCases)
    func waiting(way: Way) async throws {
        let gate = Gate()
        let crowd = try await Crowd(way, few, of: [unit], gate)
        let client = try crowd.client(unit)
        try await withThrowingTaskGroup(of: Status.self) { group in
            for _ in 0..<100 { group.addTask { await client.raw(method, kind: .query, once).status } }
            try await crowd.until { $0.waiting(.calls) == 96 }
            group.addTask {
                await crowd.server.shutdown(grace: .seconds(240))
                return .unknown
            }
            // Nothing has been answered yet: these are the ones that waited.
            for _ in 0..<96 { #expect(try await group.next() == .unavailable) }
            let new = await client.raw(method, kind: .query, once).status
            #expect(new == .unavailable)
            #expect(gate.order.count == 4)
            gate.open()
            let rest = try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            #expect(rest == [.ok: 4, .unknown: 1])
        }
        client.close()
    }

    @Test("who connects to a server that stops is told before anything else", arguments: [Way.tcp, .ipc])
    func newcomer(way: Way) async throws {
        let gate = Gate()
        let crowd = try await Crowd(way, few, of: [unit], gate)
        let client = try crowd.client(unit)
        async let held = client.raw(method, kind: .query, once).status
        try await crowd.until { _ in gate.held == 1 }
        async let stopped: Void = crowd.server.shutdown(grace: .seconds(240))
        try await crowd.until(\.isDraining)
        let context = try Context()
        let socket = try crowd.rawSocket(context, unit)
        _ = try socket.send(Frame(.call, callID: 1, method: method).serialized())
        var frames: [Frame] = []
        while frames.count < 2 {
            frames.append(try await nextFrame(socket))
        }
        #expect(frames.map(\.kind) == [.goAway, .reply])
        #expect(frames.last?.argument == Status.unavailable.rawValue)
        gate.open()
        #expect(await held == .ok)
        await stopped
        client.close()
    }

    @Test("replies that were given leave before the endpoints close, long ones too", arguments: Way.allCases)
    func lastReplies(way: Way) async throws {
        let gate = Gate()
        let crowd = try await Crowd(way, ServerLimits(), of: [unit], gate)
        let client = try crowd.client(unit)
        let body = [UInt8](repeating: 0x20, count: 1024 * 1024)
        let statuses = try await withThrowingTaskGroup(of: RawReply.self) { group in
            for _ in 0..<24 { group.addTask { await client.raw(method, kind: .query, body: body, once) } }
            try await crowd.until { _ in gate.held == 24 }
            async let stopped: Void = crowd.server.shutdown(grace: .seconds(240), patience: .seconds(240))
            try await crowd.until(\.isDraining)
            gate.open()
            await stopped
            return try await group.reduce(into: [:]) { $0[$1.status, default: 0] += $1.body.count }
        }
        #expect(statuses == [.ok: 24 * body.count])
        client.close()
    }

    @Test("clients that come and go do not keep it from its end", arguments: [Way.tcp, .ipc])
    func comingAndGoing(way: Way) async throws {
        let gate = Gate()
        gate.open()
        let crowd = try await Crowd(way, few, of: [unit], gate)
        let context = try Context()
        // Does not read what it is answered.
        let socket = try crowd.rawSocket(context, unit)
        _ = try socket.send(Frame(.call, callID: 1, method: method).serialized())
        try await crowd.until { $0.callsSeen == 1 && $0.openCalls == 0 }
        let hasStopped = Atomic<Bool>(false)
        async let guests: Void = {
            while !hasStopped.load(ordering: .relaxed) {
                try await withClient(crowd.client(unit)) { _ = await $0.raw(method, kind: .query, once) }
            }
        }()
        await crowd.server.shutdown(grace: .seconds(240), patience: .milliseconds(500))
        hasStopped.store(true, ordering: .relaxed)
        try await guests
    }

    @Test("whatever was done was said, however the stop falls among the calls", arguments: Way.allCases)
    func nothingLost(way: Way) async throws {
        for _ in 0..<5 {
            let done = Mutex<Set<[UInt8]>>([])
            let script = Script(answers: [
                method: { call in
                    await Task.yield()
                    // From here on it counts, whatever becomes of the reply.
                    done.withLock { _ = $0.insert(call.body) }
                    call.reply(.ok, body: call.body)
                }
            ])
            let crowd = try await Crowd(way, few, of: [unit], script)
            let client = try crowd.client(unit)
            let heard = await withTaskGroup(of: [UInt8]?.self) { group in
                for number in 0..<400 {
                    group.addTask {
                        let body = Array("\(number)".utf8)
                        let reply = await client.raw(method, kind: .query, body: body, once)
                        return reply.status == .ok ? reply.body : nil
                    }
                }
                var heard: Set<[UInt8]> = []
                if let first = await group.next(), let body = first { heard.insert(body) }
                await crowd.server.shutdown(grace: .seconds(240), patience: .seconds(240))
                for await body in group { if let body { heard.insert(body) } }
                return heard
            }
            let untold = done.withLock { $0 }.subtracting(heard)
            #expect(untold.isEmpty)
            client.close()
        }
    }
}
