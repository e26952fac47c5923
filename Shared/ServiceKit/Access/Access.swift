internal import Logging
internal import Store
internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// Who may do what, today: keys to people and units, those to principals.
final class Access: Sendable {
    private struct Standing: Hashable {
        let unit: UnitPath
        let day: Day
    }

    private struct State {
        var written: WrittenPolicy
        var policy: Policy { written.policy }
        /// By unit and day: asked once a call, and found out once a day and policy.
        var known: [Standing: Principal] = [:]
    }

    let keys: AllowedKeys
    private let file: PolicyFile
    private let reference: Reference
    private let today: @Sendable () -> Day
    private let logger: Logger
    private let state: Mutex<State>

    init(
        keys: AllowedKeys, policy file: PolicyFile, reference: Reference, logger: Logger,
        today: @escaping @Sendable () -> Day
    ) {
        (self.keys, self.file) = (keys, file)
        (self.reference, self.logger, self.today) = (reference, logger, today)
        state = Mutex(State(written: file.initial))
        file.onChange { [weak self] in self?.take($0) }
    }

    /// Looks at the policy again, and says which one is in force.
    @discardableResult
    func lookAtPolicy() -> AdoptedTexts {
        file.look()
        return file.adopted
    }

    /// From now on `policy` is in force, for calls that are under way too.
    private func take(_ written: WrittenPolicy) {
        let isOther = state.withLock { state in
            guard state.policy != written.policy else {
                // The same, maybe on other lines.
                state.written = written
                return false
            }
            state = State(written: written)
            return true
        }
        if isOther {
            logger.notice(
                "the policy has changed", metadata: ["grants": "\(written.policy.grants.count)"])
        }
    }

    /// The policy in force.
    var inForce: WrittenPolicy { state.withLock { $0.written } }

    /// Who has this key; nil for a stranger. A unit that is granted nothing is known, and may nothing. Throws when
    /// the certificates cannot be read at present.
    func principal(of key: CurvePublicKey) throws -> Principal? {
        try keys.owner(of: key).map { principal(for: $0.unit).by($0.person) }
    }

    /// What the same may do today: grants begin and end, and a connection may outlast them.
    func standing(of principal: Principal) -> Principal {
        self.principal(for: principal.unit).by(principal.person)
    }

    /// What the same may do today for another unit; nil where it may not act for that.
    func standing(of principal: Principal, actingFor unit: UnitPath) -> Principal? {
        let policy = state.withLock { $0.policy }
        return policy.principal(of: principal, actingFor: unit, reference: reference, on: today())
    }

    /// Who gives the mandate, with what they may do today; nil where none of their keys of today has signed it. Throws when none of those
    /// known before has, and the certificates cannot be read at present.
    func giver(of mandate: Mandate) throws -> Principal? {
        guard let signature = mandate.signed else { return nil }
        let octets = mandate.octets
        func signer() -> KeyOwner? {
            keys.signers(mandate.unit, mandate.person).first { $0.key.verifies(signature, over: octets) }?
                .owner
        }
        var owner = signer()
        if owner == nil {
            // Who has just been given a key may start at once.
            let looked = Result { try keys.lookAgain() }
            owner = signer()
            if owner == nil { try looked.get() }
        }
        return owner.map { principal(for: $0.unit).by($0.person) }
    }

    /// The day by which rights are judged.
    var day: Day { today() }

    /// What the unit may do today.
    func principal(for unit: UnitPath) -> Principal {
        let standing = Standing(unit: unit, day: today())
        return state.withLock { state in
            if let principal = state.known[standing] { return principal }
            if state.known.count > 10_000 { state.known = [:] }
            let principal =
                state.policy.principal(for: unit, reference: reference, on: standing.day)
                ?? Principal(unit: unit, roles: [], scope: [])
            state.known[standing] = principal
            return principal
        }
    }
}
