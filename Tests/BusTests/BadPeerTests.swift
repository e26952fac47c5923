import JSONCoding
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Peers that break the protocol", .timeLimit(.minutes(5)))
struct BadPeerTests {
    /// Bytes, and the status of the answer to call 99; nil when there is none.
    static let corpus: [(String, [UInt8], Status?)] = {
        var corpus: [(String, [UInt8], Status?)] = [
            ("nothing", [], nil),
            ("noise", Array("GET / HTTP/1.1\r\n\r\n".utf8), nil),
            ("half a header", [0x43, 0x54, 1, 1, 0, 0], nil),
            ("a header cut behind its id", Array(header()[..<15]), .invalidArgument),
            ("another version", header { $0[2] = 9 }, .invalidArgument),
            ("another kind", header { $0[3] = 77 }, .invalidArgument),
            ("a method beyond the frame", header { $0[17] = 200 }, .invalidArgument),
            ("metadata beyond the frame", header { $0[18] = 8 }, .invalidArgument),
            ("no method", header(), .invalidArgument),
            ("a reply from a client", header { $0[3] = 4 }, .invalidArgument),
            (
                "metadata that is no JSON",
                header {
                    $0[17] = 1
                    $0[19] = 2
                } + Array("m{]".utf8), .invalidArgument
            ),
            ("call id 0", header { $0[11] = 0 }, nil),
            ("an item of a call that never was", header { $0[3] = 2 }, nil),
        ]
        corpus.append(
            (
                "a body over 4 MiB",
                header { $0[17] = 1 } + [0x6D] + [UInt8](repeating: 0, count: Frame.maximumBodyLength + 1),
                .invalidArgument
            ))
        return corpus
    }()

    static func header(_ edit: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
        var bytes: [UInt8] = [0x43, 0x54, 1, 1, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0]
        edit(&bytes)
        return bytes
    }

    @Test(
        "each malformed message is answered or dropped, and other calls are unharmed",
        arguments: [Way.tcp, .ipc])
    func malformed(way: Way) async throws {
        let begun = Signal()
        let go = Signal()
        let slow: Script.Answer = { call in
            begun.say()
            await go.heard()
            call.reply(.ok, body: call.body)
        }
        try await withStand(way, ["test.Greetings/Greet": echo, "test.Greetings/Record": slow]) {
            stand, client in
            async let running = client.call(Greetings.record, Greeting(text: "unharmed"))
            await begun.heard()
            let context = try Context()
            let socket = try stand.rawSocket(context)
            for (name, bytes, status) in BadPeerTests.corpus {
                _ = try socket.send(bytes)
                // A PING behind it tells when the server is through with it.
                _ = try socket.send(Frame.signal(.ping, callID: 5, argument: 1))
                var answers: [Frame] = []
                while answers.last?.kind != .pong { answers.append(try next(socket)) }
                answers.removeLast()
                #expect(answers.map(\.callID) == (status == nil ? [] : [99]), "\(name)")
                #expect(answers.map(\.argument) == (status.map { [$0.rawValue] } ?? []), "\(name)")
                #expect(answers.allSatisfy { $0.metadata.message != nil }, "\(name)")
                let got = try await client.call(Greetings.greet, Greeting(text: name)).text
                #expect(got == name)
            }
            go.say()
            let got = try await running.text
            #expect(got == "unharmed")
        }
    }

    @Test(
        "a call id that a running call has, an item without credit and an item after END end that call alone")
    func violations() async throws {
        let hold: Script.Answer = { _ in }
        try await withStand(.tcp, ["test.Greetings/Take": hold, "test.Greetings/Greet": echo]) {
            stand, client in
            let context = try Context()
            let socket = try stand.rawSocket(context)
            let call = { id in try Frame(.call, callID: id, method: "test.Greetings/Take").serialized() }
            for id in 1...4 as ClosedRange<UInt64> { _ = try socket.send(call(id)) }
            _ = try socket.send(call(1))
            for _ in 0..<65 { _ = try socket.send(Frame(.item, callID: 2, body: [1]).serialized()) }
            _ = try socket.send(Frame.signal(.end, callID: 3))
            _ = try socket.send(Frame(.item, callID: 3, body: [1]).serialized())
            _ = try socket.send(Frame.signal(.ping, callID: 0))
            var ended: [UInt64] = []
            while true {
                let frame = try next(socket)
                if frame.kind == .pong { break }
                #expect(frame.kind == .reply && frame.argument == Status.invalidArgument.rawValue)
                ended.append(frame.callID)
            }
            #expect(ended == [1, 2, 3])
            let got = try await client.call(Greetings.greet, Greeting(text: "here")).text
            #expect(got == "here")
        }
    }

    @Test("the id of a call that has ended is not taken again, whatever it ended with")
    func reusedID() async throws {
        try await withStand(.tcp, ["test.Greetings/Greet": echo]) { stand, _ in
            let context = try Context()
            let socket = try stand.rawSocket(context)
            for (id, method, status) in [
                (7, "test.Greetings/Greet", Status.ok), (7, "test.Greetings/Greet", .invalidArgument),
                (8, "test.Nothing/Here", .unimplemented), (8, "test.Greetings/Greet", .invalidArgument),
                (6, "test.Greetings/Greet", .ok), (9, "test.Greetings/Greet", .ok),
            ] as [(UInt64, String, Status)] {
                let body = Array(#"{"text":"a"}"#.utf8)
                _ = try socket.send(Frame(.call, callID: id, method: method, body: body).serialized())
                let reply = try next(socket)
                #expect(reply.kind == .reply && reply.callID == id && reply.argument == status.rawValue)
            }
        }
    }

    @Test(
        "a client that vanishes has its calls cancelled, also those that wait for its items",
        arguments: [Way.tcp, .ipc], [0, 3])
    func vanished(way: Way, items: Int) async throws {
        let begun = Signal()
        let cancelled = Signal()
        let wait: Script.Answer = { call in
            call.onCancel { cancelled.say() }
            if items == 0 { return begun.say() }
            var count = 0
            for try await item in call.items {
                try await call.send(item: item)
                count += 1
                if count == items { begun.say() }
            }
        }
        try await withStand(way, ["test.Greetings/Take": wait]) { stand, _ in
            do {
                let context = try Context()
                let socket = try stand.rawSocket(context)
                _ = try socket.send(Frame(.call, callID: 1, method: "test.Greetings/Take").serialized())
                for _ in 0..<items { _ = try socket.send(Frame(.item, callID: 1, body: [1]).serialized()) }
                await begun.heard()
            }
            await cancelled.heard()
        }
    }

    @Test(
        "plaintext to a server with CURVE is UNAUTHENTICATED, and plaintext beyond this machine is not offered"
    )
    func plaintext() async throws {
        try await withStand(.tcp, ["test.Greetings/Greet": echo]) { stand, _ in
            try await expectUnauthenticated(BusClient(stand.endpoint, .insecure))
            #expect(throws: EndpointError.self) { try BusClient("tcp://192.0.2.1:7701", .insecure) }
            await #expect(throws: EndpointError.insecureBeyondLoopback("tcp://*:7701")) {
                try await stand.server.listen(on: "tcp://*:7701", .insecure(as: tester))
            }
            await #expect(throws: EndpointError.inUse(stand.endpoint)) {
                try await stand.server.listen(on: stand.endpoint, .insecure(as: tester))
            }
        }
    }

    private func expectUnauthenticated(_ client: BusClient) async throws {
        // Its deadline lies far beyond the test's time limit: only an answer before it passes.
        let error = await #expect(throws: CallError.self) {
            try await client.call(Greetings.greet, Greeting(text: ""), CallOptions(timeout: .seconds(300)))
        }
        #expect(error?.status == .unauthenticated)
        client.close()
    }

    /// The next frame, PINGs left out.
    private func next(_ socket: Socket) throws -> Frame {
        while true {
            _ = try socket.wait(for: .readable, timeout: .seconds(20))
            switch try socket.receive() {
            case .received(let message):
                let frame = try Frame(parsing: message.bytes)
                if frame.kind != .ping { return frame }
            case .misframed: continue
            case .wouldBlock: throw CallError(.deadlineExceeded, "no frame came")
            }
        }
    }
}
