public import Bus
internal import Foundation
internal import GatewayKit
internal import JSONCoding
internal import ProcessKit
public import ServiceKit
internal import Synchronization
public import Vocabulary
internal import ZeroMQ

/// Runs `body` with services as real processes on a ``StackPlace``, and ends and removes all of it. When `body` returns
/// they are told to stop, and how they ended is in ``ProcessStack/endings``; when it throws they are killed.
///
/// Nothing waits for them to be up: clients call at once, and retry until they answer.
/// - Parameter today: what the simulated clock shows at first; nil for the machine's own clock.
public func withStack<Value>(
    _ services: [String] = StackPlace.everyService, today: Day? = Day(daysSinceEpoch: 18_631),
    isolation: isolated (any Actor)? = #isolation, _ body: (ProcessStack) async throws -> Value
) async throws -> Value {
    let place = try StackPlace(services, today: today)
    defer { place.remove() }
    return try await withStack(on: place, services, body)
}

/// The same on a place that is there before and stays.
public func withStack<Value>(
    on place: StackPlace, _ services: [String], isolation: isolated (any Actor)? = #isolation,
    _ body: (ProcessStack) async throws -> Value
) async throws -> Value {
    let stack = ProcessStack(place, services)
    do {
        let value = try await body(stack)
        try await stack.stop()
        return value
    } catch {
        await stack.kill()
        throw error
    }
}

/// Services as real processes, each started again when it is killed.
public final class ProcessStack: Sendable {
    public struct Unclean: Error, CustomStringConvertible {
        let service: String
        let endings: [Int32]
        let said: String

        public var description: String { "\(service) ended with \(endings): \(said)" }
    }

    public let place: StackPlace
    private let keepers: [Keeper]
    private let clients = Mutex<[BusClient]>([])

    init(_ place: StackPlace, _ services: [String]) {
        self.place = place
        keepers = services.map { service in
            Keeper(
                service, program: Program.directory + "/" + Department.program(of: service),
                arguments: place.arguments(of: service), log: "\(place.data.run)/\(service).log")
        }
        for keeper in keepers { keeper.start() }
    }

    /// Somebody who calls `service` as `unit`; the connection is its own. Several share what they have seen by
    /// sharing `positions`.
    public func client(
        of service: String, as unit: UnitPath, positions: PositionTracker = PositionTracker()
    ) throws -> BusClient {
        try client(of: service, keys: place.keys(of: unit), positions)
    }

    /// Somebody who calls as front ends do: with the keys, of the caller and of the service, that the files have at each connection.
    public func frontEnd(of service: String, as unit: UnitPath) throws -> BusClient {
        _ = try place.keys(of: unit)
        let client = try ServiceClients(place.data, language: .en).open(service, as: .unit(unit))
        clients.withLock { $0.append(client) }
        return client
    }

    /// What the service says of itself.
    public func saysItself(_ service: String) throws -> Whereabouts {
        try JSON.decode(
            Whereabouts.self,
            from: Array(Data(contentsOf: URL(fileURLWithPath: place.data.runFile(of: service)))))
    }

    /// Somebody whose key no service knows.
    public func stranger(to service: String) throws -> BusClient {
        try client(of: service, keys: CurveKeyPair(), PositionTracker())
    }

    private func client(
        of service: String, keys: CurveKeyPair, _ positions: PositionTracker
    ) throws -> BusClient {
        let server = try place.keys(of: UnitPath("service/\(service)") ?? "service")
        let client = try BusClient(
            place.endpoints[service] ?? "", .curve(keys, server: server.publicKey), positions: positions)
        clients.withLock { $0.append(client) }
        return client
    }

    /// SIGKILL; it is started again at once. False when it is just not there.
    @discardableResult
    public func kill(_ service: String) -> Bool { keeper(service).kill() }

    /// How often the service was started.
    public func starts(of service: String) -> Int { keeper(service).starts }

    /// Exit codes of the lives that have ended, 128 and the signal for those that were killed.
    public func endings(of service: String) -> [Int32] { keeper(service).endings }

    /// What the service has said to standard error.
    public func log(of service: String) -> String {
        do {
            return try String(contentsOfFile: keeper(service).log, encoding: .utf8)
        } catch {
            return "no log: \(error)"
        }
    }

    /// Returns once the service has said these words to standard error, which may be after it has told its callers of the same.
    public func says(_ words: String, _ service: String) async throws {
        while !log(of: service).contains(words) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Waits until each service answers and has said in its run file where it listens, which it does after it has
    /// begun to listen. Throws `CallError` when one does not answer within `patience`.
    public func healthy(as unit: UnitPath, within patience: Duration = .seconds(60)) async throws {
        for keeper in keepers {
            _ = try await client(of: keeper.service, as: unit)
                .call(Health.check, Empty(), CallOptions(timeout: patience))
            try await saysWhere(keeper)
        }
    }

    /// Returns once the service of `keeper` has written its run file, from when on it heeds signals too, or has ended
    /// for good. One that has not begun yet, or is about to be started again, is waited for.
    private func saysWhere(_ keeper: Keeper) async throws {
        while !keeper.isOver {
            if let said = FileManager.default.contents(atPath: place.data.runFile(of: keeper.service)),
                let pid = try JSON.decode(Whereabouts.self, from: Array(said)).pid,
                // A life that was killed leaves its file behind.
                pid == keeper.pid
            {
                return
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private func keeper(_ service: String) -> Keeper {
        guard let keeper = keepers.first(where: { $0.service == service }) else {
            preconditionFailure("the stack has no service \(service)")
        }
        return keeper
    }

    /// SIGTERM, followers before those they follow. Throws ``Unclean`` when one does not end with 0.
    func stop() async throws {
        closeClients()
        for keeper in keepers.reversed() {
            // Before that SIGTERM ends it as it ends any program.
            try await saysWhere(keeper)
            await keeper.stop()
        }
        for keeper in keepers where keeper.endings.last != 0 {
            throw Unclean(service: keeper.service, endings: keeper.endings, said: log(of: keeper.service))
        }
    }

    func kill() async {
        closeClients()
        for keeper in keepers {
            await keeper.stop(SIGKILL)
            print(
                "\(keeper.service) ended with \(keeper.endings); its log: \(log(of: keeper.service).suffix(2000))"
            )
        }
    }

    private func closeClients() {
        for client in clients.withLock({ $0 }) { client.close() }
    }
}
