internal import Bus
internal import ServiceKit
internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// How one service of a test's deployment is reached.
enum Post: Sendable {
    case direct(RunningService)
    case inProcess(RunningService, BusServer)
    case zeroMQ(RunningService, BusServer, endpoint: String, CurvePublicKey)

    var service: RunningService {
        switch self {
        case .direct(let service), .inProcess(let service, _), .zeroMQ(let service, _, _, _): service
        }
    }

    /// Nil where no bus is between.
    func client(as principal: Principal, _ keyRing: KeyRing) throws -> BusClient? {
        switch self {
        case .direct: nil
        case .inProcess(_, let server): server.client(as: principal)
        case .zeroMQ(_, _, let endpoint, let serverKey):
            try BusClient(endpoint, .curve(keyRing.keys(of: principal), server: serverKey))
        }
    }

    /// The service's log, for a follower in the same deployment.
    func log(for follower: String, _ keyRing: KeyRing) -> any LogSource {
        guard case .direct(let service) = self else {
            let principal = Principal(
                unit: KeyRing.unit(of: follower), roles: [.follower, .confidential], scope: [])
            return BusLog {
                guard let client = try client(as: principal, keyRing) else {
                    throw CallError(.unavailable, "no bus")
                }
                return client
            }
        }
        return StoreLog(of: service)
    }

    func close() async {
        service.drain()
        switch self {
        case .direct: break
        case .inProcess(_, let server), .zeroMQ(_, let server, _, _):
            await server.shutdown(grace: .seconds(5))
        }
        await service.close()
    }
}

/// The CURVE keys of everybody in one deployment.
final class KeyRing: Sendable {
    private struct Ring {
        var pairs: [Principal: CurveKeyPair] = [:]
        var owners: [CurvePublicKey: Principal] = [:]
        var services: [String: CurveKeyPair] = [:]
    }

    private let ring = Mutex(Ring())

    static func unit(of service: String) -> UnitPath { UnitPath("service/\(service)") ?? "service" }

    func keys(of principal: Principal) throws -> CurveKeyPair {
        try ring.withLock { ring in
            if let pair = ring.pairs[principal] { return pair }
            let pair = try CurveKeyPair()
            ring.pairs[principal] = pair
            ring.owners[pair.publicKey] = principal
            return pair
        }
    }

    /// The same keys after a restart.
    func keys(ofService name: String) throws -> CurveKeyPair {
        try ring.withLock { ring in
            if let pair = ring.services[name] { return pair }
            let pair = try CurveKeyPair()
            ring.services[name] = pair
            return pair
        }
    }

    func owner(of key: CurvePublicKey) -> Principal? { ring.withLock { $0.owners[key] } }
}
