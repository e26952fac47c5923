import Glibc
import Testing
import Vocabulary

@testable import Bus
@testable import ZeroMQ

@Suite("Connections are bounded", .timeLimit(.minutes(5)))
struct ConnectionBoundTests {
    private static let (one, other): (UnitPath, UnitPath) = ("thai-binh/thai-thuy", "thai-binh/kien-xuong")

    /// No place for calls is what is missing here.
    private static func limits(open: Int, perPrincipal: Int) -> ServerLimits {
        ServerLimits(connections: .init(open: open, perPrincipal: perPrincipal))
    }

    private static func openGate() -> Gate {
        let gate = Gate()
        gate.open()
        return gate
    }

    @Test("of one unit, and of all; one that is gone makes room")
    func seats() {
        var seats = Seats(.init(open: 3, perPrincipal: 2))
        #expect(seats.take(Self.one) == nil)
        #expect(seats.take(Self.one) == nil)
        let refused = seats.take(Self.one)
        #expect(refused?.message.key == "bus.too-many-connections")
        #expect(refused?.message.arguments["limit"] == "2")
        #expect(seats.take(Self.other) == nil)
        #expect(seats.take(Self.other)?.message.key == "bus.connections-full")
        #expect(seats.count == 3)
        seats.give(Self.one)
        #expect(seats.take(Self.other) == nil)
        #expect([Self.one, Self.other].map { seats.count(of: $0) } == [1, 2])
    }

    @Test("however many hold all they may, a unit that holds none gets in, by one place at the end")
    func reserve() throws {
        var seats = Seats(.init(open: 2048, perPrincipal: 128))
        for number in 0..<16 {
            let unit = try #require(UnitPath("thai-binh/huyen-\(number)"))
            while seats.take(unit) == nil {}
        }
        #expect(seats.count == 1920 + 1)
        for number in 16..<(16 + 127) {
            let unit = try #require(UnitPath("thai-binh/huyen-\(number)"))
            #expect(seats.take(unit) == nil)
            #expect(seats.take(unit)?.message.key == "bus.connections-full")
        }
        #expect(seats.take(Self.one)?.message.key == "bus.connections-full")
        // One that has had its share and gave a place back stands behind who has none.
        seats.give("thai-binh/huyen-0")
        #expect(seats.take("thai-binh/huyen-0")?.message.key == "bus.connections-full")
        #expect(seats.take(Self.one) == nil)
    }

    @Test("bounds that contradict each other are mended")
    func mended() {
        #expect(ServerLimits.Connections(open: 4, perPrincipal: 9) == .init(open: 4, perPrincipal: 4))
        #expect(ServerLimits.Connections(open: 0, perPrincipal: 0) == .init(open: 1, perPrincipal: 1))
        #expect(ServerLimits().connections == .init(open: 2048, perPrincipal: 128))
    }

    @Test(
        "one too many of a unit hears why and is cut off; others get in, and so does it once another has gone",
        arguments: [Way.tcp, .ipc])
    func perUnit(way: Way) async throws {
        let limits = Self.limits(open: 100, perPrincipal: 2)
        try await withCrowd(way, limits, Self.openGate()) { crowd in
            let first = try crowd.client(Crowd.flooder)
            let seated = [first, try crowd.client(Crowd.flooder)]
            for client in seated {
                #expect(await client.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            }
            let refused = await (try crowd.client(Crowd.flooder)).raw(
                Crowd.greet, kind: .query, CallOptions(timeout: .seconds(600), language: .en, retry: .never))
            #expect(refused.status == .resourceExhausted)
            #expect(refused.metadata["message"]?.contains("2 connections") == true)
            let neighbour = try crowd.client(Crowd.neighbour)
            #expect(await neighbour.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            // Whoever is seated goes on, and is not cut for what came after.
            #expect(await seated[1].raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            try await crowd.until { $0.peers.count == 3 }
            first.close()
            try await crowd.until { $0.peers.count == 2 }
            let next = try crowd.client(Crowd.flooder)
            #expect(await next.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
        }
    }

    @Test("where all places are taken, another unit hears why")
    func full() async throws {
        try await withCrowd(.tcp, Self.limits(open: 1, perPrincipal: 1), Self.openGate()) { crowd in
            let seated = try crowd.client(Crowd.flooder)
            #expect(await seated.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            let refused = await (try crowd.client(Crowd.neighbour)).raw(
                Crowd.greet, kind: .query, CallOptions(timeout: .seconds(600), language: .en, retry: .never))
            #expect(refused.status == .resourceExhausted)
            #expect(await seated.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
        }
    }

    @Test("where there is no place it is looked who is gone, and nobody is turned away for those")
    func gone() async throws {
        let server = try BusServer(Gate(), limits: Self.limits(open: 9, perPrincipal: 1))
        try await withServer(server, grace: .zero) { server in
            try await server.reactor.perform { [engine = server.engine] in
                let line = DeadLine()
                func seated(_ name: String, letGo: () -> Void = {}) throws -> (Peer, Bool) {
                    let peer = try line.peer(Crowd.flooder, as: name, engine)
                    engine.admit(peer)
                    return (peer, engine.seat(peer, letGo: letGo))
                }
                let (first, hasPlace) = try seated("first") { Issue.record("there is a place") }
                #expect(hasPlace)
                #expect(try !seated("second").1)
                let (third, isSeated) = try seated("third") { engine.vanish(first) }
                #expect(isSeated && third.turnedAway == nil)
                #expect(try !seated("fourth").1)
            }
        }
    }

    @Test("what comes from a connection that was given up makes no new peer, and takes no place")
    func givenUp() async throws {
        try await withCrowd(.tcp, Self.limits(open: 100, perPrincipal: 1), Self.openGate()) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, Crowd.flooder)
            _ = try socket.send(Frame.signal(.ping, callID: 5, argument: 1))
            try await crowd.until { $0.peers.count == 1 }
            // As where it is looked who is gone, while libzmq has frames of it yet.
            try await crowd.server.reactor.perform { [engine = crowd.server.engine] in
                for peer in Array(engine.peers.values) { engine.vanish(peer) }
            }
            for number in 0..<64 as Range<UInt32> {
                _ = try socket.send(Frame.signal(.ping, callID: 5, argument: number))
            }
            let another = try crowd.client(Crowd.flooder)
            for _ in 0..<20 {
                #expect(await another.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            }
            try await crowd.until { $0.peers.count == 1 }
        }
    }

    @Test("a connection is there until it is closed, also where another has its number")
    func isThere() throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let connection = try #require(TransportConnection(descriptor))
        #expect(connection.isThere)
        let other = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        #expect(dup2(other, descriptor) == descriptor)
        close(other)
        #expect(!connection.isThere)
        #expect(try #require(TransportConnection(descriptor)).isThere)
    }

    @Test("clients of the service's own process take no place")
    func inProcess() async throws {
        try await withCrowd(.inProcess, Self.limits(open: 1, perPrincipal: 1), Self.openGate()) { crowd in
            for _ in 0..<3 {
                let client = try crowd.client(Crowd.flooder)
                #expect(await client.raw(Crowd.greet, kind: .query, Crowd.once).status == .ok)
            }
        }
    }

    @Test("a key that becomes another unit's takes a place there, or is turned away")
    func otherUnit() async throws {
        let server = try BusServer(Gate(), limits: Self.limits(open: 9, perPrincipal: 1))
        try await withServer(server, grace: .zero) { server in
            try await server.reactor.perform { [engine = server.engine] in
                let line = DeadLine()
                let (first, second) = (
                    try line.peer(Crowd.flooder, engine), try line.peer(Crowd.neighbour, engine)
                )
                #expect(engine.seat(first))
                #expect(engine.seat(second))
                engine.setStanding(of: first, to: .known(Crowd.principal(Crowd.neighbour)))
                #expect(!engine.seat(first))
                #expect(first.turnedAway?.status == .resourceExhausted)
                engine.setStanding(of: second, to: .unknown)
                #expect(engine.seat(try line.peer(Crowd.neighbour, engine)))
            }
        }
    }

    @Test("who has connected and says nothing makes room for who comes later, and others are served")
    func silent() async throws {
        let limits = Self.limits(open: 4, perPrincipal: 4)
        try await withGuarded(limits) { guarded in
            let member = try guarded.member()
            #expect(await member.client.status() == .ok)
            let silent = try (0..<4).map { _ in
                let connection = try RawConnection(to: guarded.endpoint)
                connection.write(RawConnection.greeting)
                return connection
            }
            await silent[0].hungUp()
            let another = try guarded.member()
            #expect(await another.client.status() == .ok)
            // The handshake's time, after which all four are hung up on, is not over yet.
            #expect(silent[3].isOpen)
            #expect(await member.client.status() == .ok)
            withExtendedLifetime(silent) {}
            for client in [member.client, another.client] { client.close() }
        }
    }

    @Test("silent connections are remembered in their order, until they speak or their time is over")
    func order() throws {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        for _ in 0..<3 {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(descriptor)
        }
        let connections = try sockets.map { try #require(TransportConnection($0)) }
        let start = ContinuousClock.now
        var silent = SilentConnections()
        #expect(silent.nextDeadline == nil)
        for (second, connection) in connections.enumerated() {
            silent.add(connection, at: start + .seconds(second))
        }
        silent.hasSpoken(connections[1])
        #expect(silent.count == 2)
        #expect(silent.nextDeadline == start + SilentConnections.patience)
        #expect(silent.popDue(start) == nil)
        #expect(silent.popDue(start + SilentConnections.patience) == connections[0])
        #expect(silent.popDue(start + SilentConnections.patience) == nil)
        #expect(silent.popOldest() == connections[2])
        #expect(silent.popOldest() == nil)
    }

    private func withGuarded(_ limits: ServerLimits, _ body: (GuardedServer) async throws -> Void)
        async throws
    {
        let guarded = try await GuardedServer(.tcp, ["test.Greetings/Greet": echo], limits)
        try await withServer(guarded.server, grace: .zero) { _ in try await body(guarded) }
    }
}

/// Nobody is at its end.
private final class DeadLine: ServerLine {
    func send(_ frame: [UInt8], to peer: RoutingID) -> Bool { true }
    func cut(_ peer: RoutingID) {}
    func forget(_ peer: RoutingID) {}

    func peer(_ unit: String, as name: String? = nil, _ engine: ServerEngine) throws -> Peer {
        let name = try #require(RoutingID(Array((name ?? unit).utf8)))
        return Peer(name, .known(Crowd.principal(unit)), line: self, engine: engine)
    }
}
