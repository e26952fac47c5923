internal import Bus
internal import ServiceKit
internal import Vocabulary
internal import ZeroMQ

/// One running service of a test's deployment, and the way to it.
struct DeployedService: Sendable {
    enum Door: Sendable {
        case inProcess
        case zeroMQ(endpoint: String, CurvePublicKey)
    }

    let type: any DepartmentService.Type
    let service: RunningService
    let server: BusServer
    let door: Door
    /// Holds what the service says to words that people have.
    let refusals: HeardRefusals

    func client(as principal: Principal, _ keyRing: KeyRing) throws -> BusClient {
        switch door {
        case .inProcess: server.client(as: principal)
        case .zeroMQ(let endpoint, let serverKey):
            try BusClient(endpoint, .curve(keyRing.keys(of: principal), server: serverKey))
        }
    }

    /// The service's log, for a follower in the same deployment.
    func log(for follower: String, _ keyRing: KeyRing) -> any LogSource {
        // As the shipped policy has it: the coordinator sees nothing sealed.
        let roles: Set<Role> = follower == "gateway" ? [.follower] : [.follower, .confidential]
        let principal = Principal(unit: KeyRing.unit(of: follower), roles: roles, scope: [])
        return BusLog { try client(as: principal, keyRing) }
    }

    func close() async {
        service.drain()
        await server.shutdown(grace: .seconds(5))
        await service.close()
    }
}
