import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("What was sent and nobody reads is bounded over all connections", .timeLimit(.minutes(5)))
struct UnheardTests {
    private static let mebibyte = 1024 * 1024

    private static func limits() -> ServerLimits {
        var limits = ServerLimits.few(.init(running: 4, runningPerPrincipal: 4, queued: 4_000))
        limits.bodies = 8 * mebibyte
        limits.unreadPerConnection = mebibyte
        return limits
    }

    private static func openGate() -> Gate {
        let gate = Gate()
        gate.open()
        return gate
    }

    /// Asks for a mebibyte, and does not read it.
    private func ask(_ socket: Socket, _ callID: UInt64) throws {
        let body = [UInt8](repeating: 0x20, count: Self.mebibyte)
        _ = try socket.send(Frame(.call, callID: callID, method: Crowd.greet, body: body).serialized())
    }

    @Test(
        "a unit that reads none of its answers gets no more calls in, over whatever connection, until it reads; others do",
        arguments: [Way.tcp, .ipc])
    func perUnit(way: Way) async throws {
        try await withCrowd(way, Self.limits(), Self.openGate()) { crowd in
            let context = try Context()
            let sockets = try (0..<2).map { _ in try crowd.rawSocket(context, Crowd.flooder) }
            for (socket, id) in [(0, 1), (1, 1), (0, 2), (1, 2)] as [(Int, UInt64)] {
                let before = try await crowd.look { $0.admission.unheard }
                try ask(sockets[socket], id)
                try await crowd.until { $0.admission.unheard >= before + Self.mebibyte }
            }
            let (own, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            #expect(await own.raw(Crowd.greet, kind: .query, Crowd.once).status == .resourceExhausted)
            #expect(await other.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            for socket in sockets {
                var answered = 0
                while answered < 2 {
                    let frame = try await nextFrame(socket)
                    guard frame.kind == .ping, frame.argument != 0 else { continue }
                    _ = try socket.send(Frame.signal(.pong, callID: 0, argument: frame.argument))
                    answered += 1
                }
            }
            try await crowd.until { $0.admission.unheard == 0 }
            #expect(await own.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
        }
    }

    @Test("calls that wait are refused when their turn comes, where nobody has read what came before them")
    func waiting() async throws {
        let gate = Gate()
        var limits = Self.limits()
        limits.calls = .init(running: 1, runningPerPrincipal: 1, queued: 4_000)
        limits.bodies = 64 * Self.mebibyte
        try await withCrowd(.tcp, limits, gate) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, Crowd.flooder)
            for id in 1...12 as ClosedRange<UInt64> { try ask(socket, id) }
            try await crowd.until { $0.waiting(.calls) == 11 }
            gate.open()
            var statuses: [Status] = []
            while statuses.count < 12 {
                let frame = try await nextFrame(socket)
                if frame.kind == .reply { statuses.append(Status(rawValue: frame.argument) ?? .unknown) }
            }
            #expect(
                statuses == Array(repeating: .ok, count: 8) + Array(repeating: .resourceExhausted, count: 4))
            try await crowd.until { $0.running(.calls) == 0 && $0.openCalls == 0 }
        }
    }

    @Test(
        "who holds most and has read nothing for a minute is cut off where there is no room, and nobody before that"
    )
    func cut() async throws {
        try await withCrowd(.tcp, Self.limits(), Self.openGate()) { crowd in
            let context = try Context()
            let sockets = try (0..<2).map { _ in try crowd.rawSocket(context, Crowd.flooder) }
            for (socket, id) in [(0, 1), (1, 1), (1, 2), (1, 3)] as [(Int, UInt64)] {
                let before = try await crowd.look { $0.admission.unheard }
                try ask(sockets[socket], id)
                try await crowd.until { $0.admission.unheard >= before + Self.mebibyte }
            }
            let monitor = try Monitor(of: sockets[1], in: context)
            let counts = try await crowd.look { engine in
                let unit = UnitPath(Crowd.flooder) ?? "thai-binh"
                let account = engine.admission.account(of: unit)
                engine.cutDeafest(of: account, at: .now)
                let before = engine.peers.count
                engine.cutDeafest(of: account, at: .now + ServerEngine.patienceWithDeaf)
                return [before, engine.peers.count, engine.admission.unheard / Self.mebibyte]
            }
            #expect(counts == [2, 1, 1])
            var isCut = false
            while !isCut {
                while let event = try monitor.next() { if event.kind == .disconnected { isCut = true } }
                if case .wouldBlock = try sockets[1].receive() { await Task.yield() }
            }
            let own = try crowd.client(Crowd.flooder)
            #expect(await own.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
        }
    }

    @Test("where all together hold too much, whoever holds little gets in")
    func together() async throws {
        let server = try BusServer(Gate(), limits: Self.limits())
        try await withServer(server, grace: .zero) { server in
            let overdrawn = try await server.reactor.perform { [engine = server.engine] in
                let units: [UnitPath] = [
                    "thai-binh/thai-thuy", "thai-binh/kien-xuong", "thai-binh/tien-hai",
                ]
                let accounts = units.map { engine.admission.account(of: $0) }
                func look() -> [Bool] { accounts.map { engine.admission.isOverdrawn($0) } }
                var looks: [[Bool]] = []
                engine.admission.owe(3 * Self.mebibyte, of: accounts[0])
                engine.admission.owe(1, of: accounts[1])
                looks.append(look())
                engine.admission.owe(5 * Self.mebibyte, of: accounts[2])
                looks.append(look())
                engine.admission.owe(-5 * Self.mebibyte, of: accounts[2])
                looks.append(look())
                return looks
            }
            #expect(
                overdrawn == [[false, false, false], [true, false, true], [false, false, false]])
        }
    }

    @Test(
        "since when nothing was read is known: from the first that is owed, and again from each that came through"
    )
    func since() {
        let start = ContinuousClock.now
        var meter = OutboundMeter()
        #expect(meter.owedSince == nil)
        let first = meter.sent(OutboundMeter.perMark, at: start) ?? 0
        let second = meter.sent(OutboundMeter.perMark + 5, at: start + .seconds(3)) ?? 0
        #expect(meter.owedSince == start)
        #expect(meter.owed == 2 * OutboundMeter.perMark + 5)
        #expect(meter.confirmed(first, at: start + .seconds(7)) == OutboundMeter.perMark)
        #expect(meter.owedSince == start + .seconds(7))
        #expect(meter.owed == OutboundMeter.perMark + 5)
        #expect(meter.confirmed(second, at: start + .seconds(9)) == OutboundMeter.perMark + 5)
        #expect(meter.owedSince == nil)
        #expect(meter.owed == 0)
    }
}
