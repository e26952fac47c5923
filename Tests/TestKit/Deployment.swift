public import Bus
internal import Foundation
internal import Logging
public import ServiceKit
public import Store
internal import Synchronization
public import Vocabulary
internal import ZeroMQ

/// Services that run together for one test: a data directory of its own, a clock that stands still, and real
/// following between them. Made by ``withDeployment(_:on:reference:today:patience:_:)``.
public final class Deployment: Sendable {
    /// How clients reach the services.
    public let transport: TestTransport
    public let data: DataDirectory
    public let reference: Reference
    let clock: TestClock
    private let patience: Duration?

    private struct Seat: Sendable {
        let deployed: DeployedService
        let following: Task<Void, Never>
        /// What it does beside answering.
        let company: Task<Void, Never>

        func cancel() async {
            following.cancel()
            company.cancel()
            await following.value
            await company.value
        }
    }

    private struct Line: Hashable {
        let service: String
        let principal: Principal
    }

    private let seats = Mutex<[String: Seat]>([:])
    private let lines = Mutex<[Line: BusClient]>([:])
    private let keyRing = KeyRing()
    /// What this test has seen of every log: each call waits for it.
    private let seen = Mutex(Positions())

    init(_ transport: TestTransport, reference: Reference, today: Day, patience: Duration?) throws {
        self.transport = transport
        self.patience = patience
        self.reference = reference
        clock = TestClock(day: today)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "chungtay-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        data = DataDirectory(path.path)
    }

    /// Moves the clock: 08:00 on `day`, backwards too.
    public func set(day: Day) { clock.set(day: day) }

    /// A service's store, to look at what a handler did.
    public func store(of service: String) -> ServiceStore { running(service).store }

    public func running(_ service: String) -> RunningService {
        guard let seat = seats.withLock({ $0[service] }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        return seat.deployed.service
    }

    /// Throws the first offence against ``Wording`` in what any of the services has refused so far.
    func checkWording() throws {
        for seat in seats.withLock({ Array($0.values) }) { try seat.deployed.refusals.check() }
    }

    /// Whoever acts for `unit`. Without `roles` it may do everything that is not an operator's, a follower's
    /// or confidential.
    public func client(
        as unit: UnitPath, _ roles: Set<Role> = Deployment.workRoles, scope: [UnitPath]? = nil,
        language: Language = .vi
    ) -> TestClient {
        client(as: Principal(unit: unit, roles: roles, scope: scope), language: language)
    }

    /// Somebody by a policy.
    public func client(as principal: Principal, language: Language = .vi) -> TestClient {
        TestClient(deployment: self, principal: principal, language: language, service: nil)
    }

    /// Every role of a department's daily work.
    public static let workRoles: Set<Role> = [
        .reader, .caseworker, .supervisor, .assessor, .provider, .accountant, .treasurer, .comptroller,
        .approver,
        .communicator, .reporter, .observer, .organiser, .certifier, .lead,
    ]

    /// Stops a service, store and all, and starts it again on the same files; its clients and followers find
    /// it again.
    public func restart(_ service: String) async throws {
        guard let seat = seats.withLock({ $0.removeValue(forKey: service) }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        await stop(seat)
        try await start(seat.deployed.type)
    }

    /// Stops a service and starts it again with other files of reference data, which it adopts as its process does.
    public func restart(_ service: String, adopting files: [String: String]) async throws {
        guard let seat = seats.withLock({ $0.removeValue(forKey: service) }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        await stop(seat)
        try await start(seat.deployed.type, by: Reference(files: files))
        try await store(of: service).adopt(.reference(files))
    }

    /// Stops a service, deletes its store and starts it again with nothing: it follows every log from the first event.
    /// What callers had seen of its own log is forgotten with it.
    public func rebuild(_ service: String) async throws {
        try await replaceStore(of: service) { _ in }
        forgetSeen(of: service)
    }

    func replaceStore(of service: String, _ put: (String) throws -> Void) async throws {
        guard let seat = seats.withLock({ $0.removeValue(forKey: service) }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        await stop(seat)
        for suffix in ["", "-wal", "-shm", ".sums"] {
            let file = data.store(of: service) + suffix
            if FileManager.default.fileExists(atPath: file) {
                try FileManager.default.removeItem(atPath: file)
            }
        }
        try put(data.store(of: service))
        try await start(seat.deployed.type)
    }

    func start(_ type: any DepartmentService.Type, by reference: Reference? = nil) async throws {
        let deployed = try await open(type, by: reference ?? self.reference)
        let service = deployed.service
        weak let deployment = self
        let following = Task {
            await service.follow { source in
                DeploymentLog(deployment: deployment, source: source, follower: service.name)
            }
        }
        let company = accompanied(service)
        seats.withLock {
            $0[service.name] = Seat(deployed: deployed, following: following, company: company)
        }
    }

    /// What the service does beside answering.
    private func accompanied(_ service: RunningService) -> Task<Void, Never> {
        weak let deployment = self
        return Task {
            await service.accompany { neighbour in
                guard let deployment else { throw CancellationError() }
                return try deployment.ownClient(of: neighbour, as: service.name)
            }
        }
    }

    func end() async {
        let all = seats.withLock { seats in
            defer { seats = [:] }
            return Array(seats.values)
        }
        for seat in all { await seat.cancel() }
        for seat in all { await stop(seat) }
        do {
            try FileManager.default.removeItem(atPath: data.path)
        } catch {
            print("could not remove \(data.path): \(error)")
        }
    }

    private func stop(_ seat: Seat) async {
        await seat.cancel()
        let name = seat.deployed.service.name
        let clients = lines.withLock { lines in
            let own = lines.filter { $0.key.service == name }
            for line in own.keys { lines[line] = nil }
            return own.values
        }
        for client in clients { client.close() }
        await seat.deployed.close()
    }

    private func open(
        _ type: any DepartmentService.Type, by reference: Reference
    ) async throws -> DeployedService {
        // Refusals are what many tests are about: only what is worse belongs into their report.
        var logger = Logger(label: type.name)
        logger.logLevel = .warning
        let service = try RunningService(
            type, reference: reference, data: data, clock: .manual { [clock] in clock.now() },
            patience: patience, logger: logger)
        let refusals = HeardRefusals(Wording(service.texts))
        let authority = Authority(
            standing: { $0 }, acting: { _, _ in nil }, giver: { [keyRing] in try keyRing.giver(of: $0) },
            today: { service.store.today })
        let server = try service.server(authority: authority, refusing: { refusals.hear($0) })
        return DeployedService(
            type: type, service: service, server: server, door: try await door(of: service, server),
            refusals: refusals)
    }

    private func door(of service: RunningService, _ server: BusServer) async throws -> DeployedService.Door {
        switch transport {
        case .inProcess: return .inProcess
        case .zeroMQ:
            let keys = try keyRing.keys(ofService: service.name)
            let endpoint = try await server.listen(
                on: "ipc://\(data.path)/\(service.name)",
                .curve(keys) { [keyRing] in keyRing.owner(of: $0) })
            return .zeroMQ(endpoint: endpoint, keys.publicKey)
        }
    }

    /// The one connection of `principal` to a service.
    public func client(of service: String, as principal: Principal) throws -> BusClient {
        guard let seat = seats.withLock({ $0[service] }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        return try lines.withLock { lines in
            let line = Line(service: service, principal: principal)
            if let client = lines[line] { return client }
            let client = try seat.deployed.client(as: principal, keyRing)
            lines[line] = client
            return client
        }
    }

    /// A connection of its own, of one service to another. Throws where that is stopped.
    private func ownClient(of service: String, as caller: String) throws -> BusClient {
        guard let seat = seats.withLock({ $0[service] }) else { throw CancellationError() }
        return try seat.deployed.client(
            as: Principal(unit: KeyRing.unit(of: caller), roles: [.follower], scope: []), keyRing)
    }

    /// Signs a mandate as `principal`, whose key signs from now on.
    public func sign(_ mandate: Mandate, as principal: Principal) throws -> Mandate {
        try keyRing.sign(mandate, as: principal)
    }

    /// Takes the keys away with which `principal` signs.
    public func takeSigningKey(of principal: Principal) { keyRing.takeSigningKey(of: principal) }

    /// From now on nobody can tell whose key signed a mandate, or again they can.
    public func makeSigningKeysUnreadable(_ isUnreadable: Bool) { keyRing.makeUnreadable(isUnreadable) }

    /// How often services wanted to know since.
    public var signersAskedInVain: Int { keyRing.askedInVain }

    /// Nil while the service is stopped.
    func log(of source: String, for follower: String) -> (any LogSource)? {
        seats.withLock { $0[source]?.deployed }?.log(for: follower, keyRing)
    }

    /// Follows the log of `source` into `sink`, until cancelled, wherever the service is started again.
    public func follow(_ source: String, into sink: any EventSink) async {
        var logger = Logger(label: "follower")
        logger.logLevel = .warning
        let log = DeploymentLog(deployment: self, source: source, follower: "test")
        await Follower(of: source, from: log, into: sink, logger: logger).run()
    }

    /// From now on every call says that its caller has seen this too.
    public func pretendToHaveSeen(_ positions: Positions) { saw(positions) }

    var positions: Positions { seen.withLock { $0 } }

    func saw(_ positions: Positions) { seen.withLock { $0.merge(positions) } }

    /// What was seen of a service's log is not waited for any more.
    public func forgetSeen(of service: String) {
        seen.withLock { seen in
            seen = Positions(seen.byService.filter { $0.key != service }, in: seen.incarnations)
        }
    }

    /// What was seen of these logs is no more.
    func lost(_ positions: Positions) { seen.withLock { $0.replace($0, by: positions) } }
}
