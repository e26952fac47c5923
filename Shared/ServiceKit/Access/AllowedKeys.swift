internal import Logging
internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// Whose a client's public key is: the public certificates in `<data>/keys/allowed` and, for the
/// services themselves, `<data>/keys/services`, each with metadata as ``KeyOwner`` has them.
///
/// A key counts from the moment its certificate is there until it is taken away, or its time is over (``KeyTerm``): a handshake looks at the file
/// again, and ``Watch`` makes it look at all of them for the connections that stand. A key that is not known makes
/// the folders be looked through, even if they have not changed, at most once in 200 ms: a stranger who knocks
/// without pause costs little.
final class AllowedKeys: Sendable {
    private struct State {
        /// As of the last look that succeeded.
        var holders: [CurvePublicKey: KeyFolders.Holder] = [:]
        /// Why the last look did not.
        var problem: (any Error)?
        /// Taken away since, though the others' certificates cannot be read at present.
        var gone: Set<CurvePublicKey> = []
        var lookedAt: ContinuousClock.Instant?
        var onChange: (@Sendable () -> Void)?
    }

    private let logger: Logger
    private let pause: Duration
    /// Held while files are read.
    private let folders: Mutex<KeyFolders>
    /// Held for a moment, by the reactor too.
    private let state = Mutex(State())

    init(_ data: DataDirectory, logger: Logger, pause: Duration = .milliseconds(200)) {
        (self.logger, self.pause) = (logger, pause)
        folders = Mutex(KeyFolders([data.allowedKeys, data.serviceKeys], logger: logger))
    }

    /// Nil for a key that no certificate has. Throws when the certificates cannot be read at present; not for a key whose
    /// certificate is gone for certain.
    func owner(of key: CurvePublicKey) throws -> KeyOwner? {
        let (holder, isRecent) = state.withLock { state in
            (
                state.problem == nil ? state.holders[key] : nil,
                state.lookedAt.map { ContinuousClock.now < $0.advanced(by: pause) } ?? false
            )
        }
        if let holder {
            if !holder.term.isOver(at: .now()), FileStamp(of: holder.path) == holder.stamp {
                return holder.owner
            }
            look()
        } else if !isRecent || folders.withLock({ $0.haveChanged }) {
            look()
        }
        return try state.withLock { state in
            if state.gone.contains(key) { return nil }
            if let problem = state.problem { throw problem }
            return state.holders[key]?.owner
        }
    }

    /// Who of a unit has a key that is let in, and what it was given; nil for nobody. As of the last look.
    func person(_ code: PersonCode, of unit: UnitPath) -> Person? {
        state.withLock { state in
            state.holders.values.first { $0.owner.unit == unit && $0.owner.person?.id == code }?.owner.person
        }
    }

    /// The keys with which a unit, or this person of one, signs now, each with what it was given. As of the last look, without those
    /// whose certificates have been taken away or replaced since.
    func signers(_ unit: UnitPath, _ person: PersonCode?) -> [(owner: KeyOwner, key: SigningPublicKey)] {
        let holders = state.withLock { state in
            state.holders.values.filter { $0.owner.unit == unit && $0.owner.person?.id == person }
        }
        return holders.compactMap { holder in
            guard let key = holder.signing, !holder.term.isOver(at: .now()),
                FileStamp(of: holder.path) == holder.stamp
            else { return nil }
            return (holder.owner, key)
        }
    }

    /// Looks through the folders. Throws when the certificates cannot be read at present: whose key is none of those known before may
    /// be there.
    func lookAgain() throws {
        look()
        if let problem = state.withLock({ $0.problem }) { throw problem }
    }

    /// Looks through the folders.
    func look() {
        let changed = folders.withLock { folders in
            let result = Result { try folders.look() }
            let gone = result.isFailure ? findGone() : []
            return state.withLock { state in
                defer { state.lookedAt = .now }
                return take(result, gone, &state)
            }
        }
        changed?()
    }

    /// The keys whose certificates have been deleted, where no more can be told: with every file descriptor taken, or a
    /// folder out of reach, who was cut off is cut off.
    private func findGone() -> Set<CurvePublicKey> {
        let holders = state.withLock { $0.holders }
        return Set(holders.filter { FileStamp.isGone($0.value.path) }.keys)
    }

    /// Says whom to tell that some key is another's or nobody's now, in place of who was told before. Called on the
    /// thread that finds out.
    func onChange(_ tell: @escaping @Sendable () -> Void) { state.withLock { $0.onChange = tell } }

    /// Gives whom to tell, when there is something to tell.
    private func take(
        _ result: Result<[CurvePublicKey: KeyFolders.Holder], any Error>, _ gone: Set<CurvePublicKey>,
        _ state: inout State
    ) -> (@Sendable () -> Void)? {
        switch result {
        case .success(let holders):
            let before = state.holders.mapValues(\.owner)
            let now = holders.mapValues(\.owner)
            let isFirst = state.lookedAt == nil
            state.holders = holders
            if state.problem != nil { logger.notice("the keys can be read again") }
            state.problem = nil
            state.gone = []
            guard before != now else { return nil }
            if !isFirst {
                let lost = before.count { now[$0.key] != $0.value }
                logger.notice("keys have changed", metadata: ["let in": "\(now.count)", "lost": "\(lost)"])
            }
            return state.onChange
        case .failure(let error):
            if state.problem == nil {
                logger.error("the keys cannot be read", metadata: ["error": "\(error)"])
            }
            state.problem = error
            guard !gone.isSubset(of: state.gone) else { return nil }
            state.gone.formUnion(gone)
            logger.notice("keys were taken away", metadata: ["lost": "\(gone.count)"])
            return state.onChange
        }
    }
}

extension Result {
    fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
