public import ServiceKit
public import Vocabulary

/// Runs `body` once a transport, each time on fresh services with fresh stores that follow each other.
///
/// ```swift
/// try await withDeployment([RegistryService.self, CatalogueService.self]) { deployment in
///     let office = deployment.client(as: "thai-binh/so-y-te")
///     let child = try await office.call(Children.register, request)
/// }
/// ```
/// - Parameter reference: the shipped one when nil.
/// - Parameter patience: how long a call waits at most for its service to see what the caller has seen; nil: as long as
///   the call's deadline allows.
public func withDeployment(
    _ services: [any DepartmentService.Type], on transports: [TestTransport] = TestTransport.allCases,
    reference: Reference? = nil, today: Day = Day(daysSinceEpoch: 18_701), patience: Duration? = nil,
    _ body: (Deployment) async throws -> Void
) async throws {
    for transport in transports {
        let deployment = try Deployment(
            transport, reference: reference ?? SourceTree.reference(), today: today, patience: patience)
        do {
            for service in services { try await deployment.start(service) }
            try await body(deployment)
            try deployment.checkWording()
        } catch {
            await deployment.end()
            throw error
        }
        await deployment.end()
    }
}

/// Runs `body` once a transport with one service and somebody who calls it. Today is 2021-03-15 unless said
/// otherwise.
public func withService<Service: DepartmentService>(
    _ type: Service.Type, as unit: UnitPath = "thai-binh", _ roles: Set<Role> = Deployment.workRoles,
    on transports: [TestTransport] = TestTransport.allCases, reference: Reference? = nil,
    today: Day = Day(daysSinceEpoch: 18_701), _ body: (TestClient) async throws -> Void
) async throws {
    try await withDeployment([type], on: transports, reference: reference, today: today) { deployment in
        try await body(deployment.client(as: unit, roles).on(Service.name))
    }
}
