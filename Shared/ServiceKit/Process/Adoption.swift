internal import Logging
internal import Store
internal import Synchronization
internal import Vocabulary

/// Keeps in a service's store which policy it goes by, whenever that has become another one.
final class Adoption: Sendable {
    private let store: ServiceStore
    private let logger: Logger
    private let known: Mutex<String>

    /// `policy` is what was adopted when the service began.
    init(_ store: ServiceStore, policy: AdoptedTexts, logger: Logger) {
        (self.store, self.logger) = (store, logger)
        known = Mutex(policy.digest)
    }

    /// The policy in force is this one. Returns at once: the store's writer has its own turn.
    func look(_ policy: AdoptedTexts) {
        let isOther = known.withLock { known in
            guard known != policy.digest else { return false }
            known = policy.digest
            return true
        }
        guard isOther else { return }
        Task { [store, logger, self] in
            do {
                try await store.adopt(policy)
            } catch {
                // The next look tries again.
                known.withLock { $0 = "" }
                logger.error("that the policy has changed could not be kept", metadata: ["error": "\(error)"])
            }
        }
    }
}
