public import ServiceKit
internal import Store
public import Vocabulary

/// What a suite's tests begin with, around the deployment of its service.
public protocol Served {
    static var service: String { get }
    var deployment: Deployment { get }

    init(deployment: Deployment)
}

extension Served {
    /// The service, and a stand-in for the registry before it.
    public static func besideRegistry(
        _ served: any DepartmentService.Type, reference: Reference, today: Day,
        _ body: (Self) async throws -> Void
    ) async throws {
        try await withDeployment([RegistryStandIn.self, served], reference: reference, today: today) {
            try await body(Self(deployment: $0))
        }
    }

    /// Whoever acts for `unit`, reading English.
    public func client(_ unit: UnitPath, _ roles: Set<Role> = Deployment.workRoles) -> TestClient {
        deployment.client(as: unit, roles, language: .en)
    }

    /// The events of the service's log, by their types' last names.
    public func events() async throws -> [String] {
        try await deployment.store(of: Self.service).events(after: 0, limit: 100_000)
            .map { String($0.type.dropFirst(Self.service.count + 1)) }
    }

    /// What the log tells of a thing, without its name: of a `donation` that it was `Pledged`, `Received`.
    public func events(of thing: String) async throws -> [String] {
        try await events().filter { $0.hasPrefix(thing) }.map { String($0.dropFirst(thing.count)) }
    }
}
