internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// The CURVE keys of everybody in one deployment.
final class KeyRing: Sendable {
    private struct Ring {
        var pairs: [Principal: CurveKeyPair] = [:]
        var owners: [CurvePublicKey: Principal] = [:]
        var services: [String: CurveKeyPair] = [:]
        var signing: [Principal: SigningKeyPair] = [:]
        var isUnreadable = false
        var askedInVain = 0
    }

    private struct Unreadable: Error {}

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

    func sign(_ mandate: Mandate, as principal: Principal) throws -> Mandate {
        let pair = ring.withLock { ring in
            if let pair = ring.signing[principal] { return pair }
            let pair = SigningKeyPair()
            ring.signing[principal] = pair
            return pair
        }
        return mandate.with(signed: try pair.sign(mandate.octets))
    }

    func takeSigningKey(of principal: Principal) { ring.withLock { $0.signing[principal] = nil } }

    func makeUnreadable(_ isUnreadable: Bool) {
        ring.withLock { ($0.isUnreadable, $0.askedInVain) = (isUnreadable, 0) }
    }

    /// How often somebody asked whose key signed since nobody can tell.
    var askedInVain: Int { ring.withLock { $0.askedInVain } }

    /// Whoever signed it and has the key still. Throws while the keys cannot be read.
    func giver(of mandate: Mandate) throws -> Principal? {
        try ring.withLock { ring in
            guard ring.isUnreadable else { return }
            ring.askedInVain += 1
            throw Unreadable()
        }
        guard let signature = mandate.signed else { return nil }
        return ring.withLock { $0.signing }.first { principal, pair in
            principal.unit == mandate.unit && principal.person?.id == mandate.person
                && pair.publicKey.verifies(signature, over: mandate.octets)
        }?.key
    }

    func owner(of key: CurvePublicKey) -> Principal? { ring.withLock { $0.owners[key] } }
}
