internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

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
