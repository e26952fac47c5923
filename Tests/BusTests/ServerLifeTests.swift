import Foundation
import Glibc
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("A server's life", .timeLimit(.minutes(5)))
struct ServerLifeTests {
    private static let anybody = ServerSecurity.insecure(as: tester)
    private let once = CallOptions(timeout: .seconds(600), retry: .never)

    private func greets(at endpoint: String, _ text: String) async throws -> Bool {
        try await withClient(endpoint, .insecure) { client in
            try await client.call(Greetings.greet, Greeting(text: text), once).text == text
        }
    }

    /// Whether somebody listens there: libzmq leaves the socket's file behind.
    private func isOpen(_ ipc: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            path.copyBytes(from: ipc.dropFirst("ipc://".count).utf8)
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    /// libzmq closes on a thread of its own, a moment later.
    private func hasClosed(_ ipc: String) async {
        while isOpen(ipc) { await Task.yield() }
    }

    @Test("listens on as many endpoints as it is told, and on none twice")
    func endpoints() async throws {
        try await withServer(Script(answers: ["test.Greetings/Greet": echo])) { server in
            let first = try await server.listen(on: "tcp://127.0.0.1:*", Self.anybody)
            let second = try await server.listen(on: Stand.ipcEndpoint(), Self.anybody)
            await #expect(throws: EndpointError.inUse(first)) {
                try await server.listen(on: first, Self.anybody)
            }
            for endpoint in [first, second] {
                let isAnswered = try await greets(at: endpoint, endpoint)
                #expect(isAnswered)
            }
        }
    }

    @Test("listens on nothing more once it has been shut down, and says so")
    func listenAfter() async throws {
        let endpoint = Stand.ipcEndpoint()
        let server = try BusServer(Gate())
        await server.shutdown(grace: .zero)
        let error = await #expect(throws: ServerLifeError.self) {
            try await server.listen(on: endpoint, Self.anybody)
        }
        #expect(error == .stopped(endpoint))
        #expect(error.map { "\($0)" } == "\(endpoint) is not listened on: the server has been shut down")
        #expect(!isOpen(endpoint))
    }

    @Test("listens on nothing more while it stops; what runs goes on")
    func listenMeanwhile() async throws {
        let gate = Gate()
        let endpoint = Stand.ipcEndpoint()
        try await withServer(gate) { server in
            let bound = try await server.listen(on: Stand.ipcEndpoint(), Self.anybody)
            try await withClient(bound, .insecure) { client in
                async let held = client.raw("test.Greetings/Greet", kind: .query, once).status
                while gate.held == 0 { await Task.yield() }
                async let stopped: Void = server.shutdown(grace: .seconds(240))
                while !(try await server.reactor.perform { [engine = server.engine] in engine.isDraining }) {
                    await Task.yield()
                }
                let error = await #expect(throws: ServerLifeError.self) {
                    try await server.listen(on: endpoint, Self.anybody)
                }
                #expect(error == .stopping(endpoint))
                #expect(
                    error.map { "\($0)" } == "\(endpoint) is not listened on: the server is shutting down")
                #expect(!isOpen(endpoint))
                gate.open()
                #expect(await held == .ok)
                await stopped
            }
        }
    }

    @Test("an endpoint that is opened while a shutdown begins is closed, and the listener is told")
    func listenRacing() async throws {
        let endpoint = Stand.ipcEndpoint()
        let server = try BusServer(Gate())
        let go = DispatchSemaphore(value: 0)
        // Both get as far as they can without the reactor.
        server.reactor.run { go.wait() }
        let listening = Task.immediate { try await server.listen(on: endpoint, Self.anybody) }
        let stopping = Task.immediate { await server.shutdown(grace: .zero) }
        go.signal()
        let error = await #expect(throws: ServerLifeError.self) { try await listening.value }
        #expect(error == .stopping(endpoint))
        await stopping.value
        await hasClosed(endpoint)
    }

    @Test("however listening and shutting down fall together, no endpoint stays open")
    func listenRacingFreely() async throws {
        for _ in 0..<50 {
            let endpoint = Stand.ipcEndpoint()
            let server = try BusServer(Gate())
            let listening = Task {
                do {
                    try await server.listen(on: endpoint, Self.anybody)
                } catch let error as ServerLifeError {
                    // The shutdown came first.
                    #expect([.stopping(endpoint), .stopped(endpoint)].contains(error))
                }
            }
            await server.shutdown(grace: .zero)
            try await listening.value
            await hasClosed(endpoint)
        }
    }

    @Test("shut down again, it waits for the same end, and the shorter grace counts", arguments: Way.allCases)
    func shutdownTwice(way: Way) async throws {
        let call = Unanswered()
        let stand = try await Stand(way, ["test.Greetings/Greet": call.answer])
        let client = try stand.client()
        let asking = Task { await client.raw("test.Greetings/Greet", kind: .query, once).status }
        await call.begun.heard()
        await withTaskGroup { group in
            // The call is never answered: only the one without grace lets any of them come to an end.
            for grace in [3600, 0, 3600] {
                group.addTask { await stand.server.shutdown(grace: .seconds(grace)) }
            }
        }
        #expect(await asking.value == .unavailable)
        await stand.server.shutdown(grace: .seconds(3600))
        client.close()
    }

    @Test("a scope that is left shuts it down, with grace for what still runs")
    func scope() async throws {
        let gate = Gate()
        let (server, status) = try await withServer(gate, grace: .seconds(240)) { server in
            let client = server.client(as: tester)
            let held = Task { await client.raw("test.Greetings/Greet", kind: .query, once).status }
            while gate.held == 0 { await Task.yield() }
            Task {
                while !(try await server.reactor.perform { [engine = server.engine] in engine.isDraining }) {
                    await Task.yield()
                }
                gate.open()
            }
            return (server, held)
        }
        #expect(await status.value == .ok)
        let error = await #expect(throws: ServerLifeError.self) {
            try await server.listen(on: "tcp://127.0.0.1:*", Self.anybody)
        }
        #expect(error == .stopped("tcp://127.0.0.1:*"))
    }

    @Test("a scope that throws shuts it down at once, and passes the error on", arguments: Way.allCases)
    func scopeThatThrows(way: Way) async throws {
        struct Mishap: Error {}
        let call = Unanswered()
        let stand = try await Stand(way, ["test.Greetings/Greet": call.answer])
        let client = try stand.client()
        let asking = Task { await client.raw("test.Greetings/Greet", kind: .query, once).status }
        await #expect(throws: Mishap.self) {
            try await withServer(stand.server, grace: .seconds(3600)) { _ in
                await call.begun.heard()
                throw Mishap()
            }
        }
        await call.cancelled.heard()
        #expect(await asking.value == .unavailable)
        await #expect(throws: ServerLifeError.self) {
            try await stand.server.listen(on: "tcp://127.0.0.1:*", Self.anybody)
        }
        client.close()
    }

    @Test("one that is given up ends its calls and closes its endpoints, on a reactor that goes on too")
    func givenUp() async throws {
        let reactor = try Reactor()
        defer { reactor.stop() }
        let call = Unanswered()
        let endpoint = Stand.ipcEndpoint()
        var server: BusServer? = try BusServer(
            Script(answers: ["test.Greetings/Greet": call.answer]), reactor: reactor)
        try await server?.listen(on: endpoint, Self.anybody)
        let client = try BusClient(endpoint, .insecure)
        let asking = Task { await client.raw("test.Greetings/Greet", kind: .query, once).status }
        await call.begun.heard()
        server = nil
        await call.cancelled.heard()
        #expect(await asking.value == .unavailable)
        client.close()
        await hasClosed(endpoint)
    }
}
