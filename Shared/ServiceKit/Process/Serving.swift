internal import Bus
internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import Store
internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// A ``RunningService`` on the bus: it listens, follows, and stops in order.
struct Serving: ServiceLifecycle.Service {
    /// How long calls under way may take to finish when the process is told to stop.
    static let grace = Duration.seconds(10)

    let service: RunningService
    let data: DataDirectory
    /// Once it listens, what it really listens on.
    var endpoint: String
    /// The keys with which it began; nil without encryption.
    let identity: ServiceIdentity?
    private let access: Access?
    private let reference: Reference
    private let server: BusServer

    init(
        service: RunningService, data: DataDirectory, endpoint: String, identity: ServiceIdentity?,
        access: Access?, reference: Reference, limits: ServerLimits
    ) throws {
        (self.service, self.data, self.endpoint) = (service, data, endpoint)
        (self.identity, self.access, self.reference) = (identity, access, reference)
        server = try service.server(limits: limits, authority: access.map { Authority($0) })
        if let access { service.rules.follow(access) }
    }

    /// Binds the endpoint, and gives it with wildcards filled in. Throws `EndpointError`.
    func listen() async throws -> String { try await server.listen(on: endpoint, security(identity)) }

    /// Says in `<data>/run` where the service listens. Whoever reads it may stop the process at once: signals
    /// are already heeded.
    func sayWhere(_ identity: ServiceIdentity?) throws {
        try Whereabouts(
            endpoint: endpoint, publicKey: identity?.keys.publicKey.description ?? "",
            pid: ProcessInfo.processInfo.processIdentifier, next: identity?.next
        ).write(as: service.name, in: data)
    }

    /// Listens with these keys instead of those from before.
    func listenAnew(_ identity: ServiceIdentity) async throws {
        try await server.listenAnew(on: endpoint, security(identity))
    }

    private func security(_ identity: ServiceIdentity?) -> ServerSecurity {
        if let identity, let access {
            return .curve(identity.keys) { try access.principal(of: $0) }
        }
        // Without keys nobody can be told apart: whoever is on this machine may everything, and it must be
        // asked for.
        let provinces = reference.units.paths.filter { reference.units.unit($0)?.level == .province }
        return .insecure(as: Principal(unit: "insecure", roles: Set(Role.known), scope: provinces))
    }

    func run() async throws {
        // On a thread of its own each: a key that is taken away is noticed whatever the policy makes of its reader.
        var watches = [Watch { [service] in service.diskSpace.look() }]
        if let access {
            access.keys.onChange { [weak server] in server?.reauthenticate() }
            let adoption = Adoption(
                service.store, policy: access.lookAtPolicy(), logger: service.logger)
            watches += [Watch { access.keys.look() }, Watch { adoption.look(access.lookAtPolicy()) }]
        }
        defer { for watch in watches { watch.stop() } }
        try sayWhere(identity)
        let rounds = Task { [service] in
            await StoreRounds(store: service.store, diskSpace: service.diskSpace, logger: service.logger)
                .run()
        }
        let evidence = Task { [service] in
            await EvidenceRounds(
                store: service.store, watch: service.evidence, texts: service.texts, logger: service.logger
            ).run()
        }
        let dues = Task { [service] in await DueRounds(service: service).run() }
        let following = Task { [service, data, identity] in
            await service.follow { source in
                BusLog(of: source, in: data) {
                    try identity.map { _ in try ServiceIdentity(of: service.name, in: data) }
                }
            }
        }
        let company = Task { [service, data, identity] in
            await service.accompany { neighbour in
                try BusClient(to: neighbour, in: data) {
                    try identity.map { _ in try ServiceIdentity(of: service.name, in: data) }
                }
            }
        }
        let keys = Task { await self.keepKeys() }
        // Returns when the process is told to stop, throws when it is cancelled; either way it stops in
        // order.
        var interruption: (any Error)?
        do {
            try await gracefulShutdown()
        } catch {
            interruption = error
        }
        service.drain()
        await server.shutdown(grace: Self.grace)
        rounds.cancel()
        evidence.cancel()
        dues.cancel()
        following.cancel()
        company.cancel()
        keys.cancel()
        await keys.value
        await following.value
        await company.value
        await rounds.value
        await evidence.value
        await dues.value
        await service.close()
        do {
            try FileManager.default.removeItem(atPath: data.runFile(of: service.name))
        } catch {
            service.logger.warning("the run file stays behind", metadata: ["error": "\(error)"])
        }
        if let interruption { throw interruption }
    }
}
