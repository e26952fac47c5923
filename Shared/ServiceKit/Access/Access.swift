internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// Who may do what, today: keys to units, units to principals.
final class Access: Sendable {
    private struct Standing: Hashable {
        let unit: UnitPath
        let day: Day
    }

    let keys: AllowedKeys
    private let policy: Policy
    private let reference: Reference
    private let today: @Sendable () -> Day
    /// By unit and day: asked once a call, and found out once a day.
    private let known = Mutex<[Standing: Principal]>([:])

    init(keys: AllowedKeys, policy: Policy, reference: Reference, today: @escaping @Sendable () -> Day) {
        self.keys = keys
        self.policy = policy
        self.reference = reference
        self.today = today
    }

    /// Who has this key; nil for a stranger. A unit that is granted nothing is known, and may nothing. Throws when
    /// the certificates cannot be read at present.
    func principal(of key: CurvePublicKey) throws -> Principal? {
        try keys.unit(of: key).map(principal(for:))
    }

    /// What the unit may do today: grants begin and end, and a connection may outlast them.
    func principal(for unit: UnitPath) -> Principal {
        let standing = Standing(unit: unit, day: today())
        return known.withLock { known in
            if let principal = known[standing] { return principal }
            if known.count > 10_000 { known = [:] }
            let principal =
                policy.principal(for: unit, reference: reference, on: standing.day)
                ?? Principal(unit: unit, roles: [], scope: [])
            known[standing] = principal
            return principal
        }
    }
}
