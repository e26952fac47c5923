internal import Bus
internal import Foundation
public import ServiceKit
public import Store
internal import Synchronization
public import Vocabulary

/// Services that run together for one test: a data directory of its own, a clock that stands still, and real following
/// between them. Made by ``withDeployment(_:on:reference:today:_:)``.
public final class Deployment: Sendable {
    /// How clients reach the services.
    public let transport: TestTransport
    public let data: DataDirectory
    public let reference: Reference
    let clock: TestClock

    struct Seat: Sendable {
        let type: any DepartmentService.Type
        var service: RunningService
        var following: Task<Void, Never>
    }

    private let seats = Mutex<[String: Seat]>([:])
    /// What this test has seen of every log: each call waits for it.
    private let seen = Mutex(Positions())

    init(_ transport: TestTransport, reference: Reference, today: Day) throws {
        self.transport = transport
        self.reference = reference
        clock = TestClock(day: today)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("chungtay-test-\(UUID().uuidString)")
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
        return seat.service
    }

    /// Whoever acts for `unit`. Without `roles` it may do everything that is not an operator's, a follower's or
    /// confidential.
    public func client(
        as unit: UnitPath, _ roles: Set<Role> = Deployment.workRoles, scope: [UnitPath]? = nil,
        language: Language = .vi
    ) -> TestClient {
        TestClient(
            deployment: self, principal: Principal(unit: unit, roles: roles, scope: scope), language: language,
            service: nil)
    }

    /// Every role of a department's daily work.
    public static let workRoles: Set<Role> = [
        .reader, .caseworker, .assessor, .provider, .accountant, .treasurer, .communicator, .reporter, .lead,
    ]

    /// Stops a service, store and all, and starts it again on the same files; its clients and followers find it again.
    public func restart(_ service: String) async throws {
        let seat = try stop(service)
        await seat.following.value
        seat.service.close()
        try start(seat.type)
    }

    func start(_ type: any DepartmentService.Type) throws {
        let service = try open(type)
        weak let deployment = self
        let following = Task {
            await service.follow { source in DeploymentLog(deployment: deployment, source: source) }
        }
        seats.withLock { $0[service.name] = Seat(type: type, service: service, following: following) }
    }

    func end() async {
        let all = seats.withLock { seats in
            defer { seats = [:] }
            return Array(seats.values)
        }
        for seat in all { seat.following.cancel() }
        for seat in all { await seat.following.value }
        for seat in all { seat.service.close() }
        do {
            try FileManager.default.removeItem(atPath: data.path)
        } catch {
            print("could not remove \(data.path): \(error)")
        }
    }

    private func stop(_ service: String) throws -> Seat {
        guard let seat = seats.withLock({ $0.removeValue(forKey: service) }) else {
            preconditionFailure("the deployment has no service \(service)")
        }
        seat.following.cancel()
        return seat
    }

    private func open(_ type: any DepartmentService.Type) throws -> RunningService {
        try RunningService(type, reference: reference, data: data, clock: .manual { [clock] in clock.now() })
    }

    func channel(to service: String) -> any TestChannel { DirectChannel(service: running(service)) }

    /// Nil while the service is stopped.
    func current(_ service: String) -> RunningService? { seats.withLock { $0[service]?.service } }

    /// From now on every call says that its caller has seen this too.
    public func pretendToHaveSeen(_ positions: Positions) { saw(positions) }

    var positions: Positions { seen.withLock { $0 } }

    func saw(_ positions: Positions) { seen.withLock { $0.merge(positions) } }
}

/// The log of whichever service of that name the deployment runs now.
struct DeploymentLog: LogSource {
    weak var deployment: Deployment?
    let source: String

    func follow(
        after position: UInt64, connected: @escaping @Sendable (UInt64) -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        guard let service = deployment?.current(source) else { throw NotRunning(source: source) }
        try await StoreLog(of: service).follow(after: position, connected: connected, deliver: deliver)
    }

    struct NotRunning: Error {
        let source: String
    }
}
