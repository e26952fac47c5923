internal import Logging
internal import Store
internal import Vocabulary
internal import ZeroMQ

extension Serving {
    /// Between two looks.
    private static let pace = Duration.seconds(1)

    /// Looks after the keys of the service's own while it runs: takes in those that were laid beside the others, and makes use of them
    /// from the moment that they say. Until the task is cancelled.
    func keepKeys() async {
        var (present, said) = (identity?.keys.publicKey, identity?.next)
        await EndlessRounds.run(
            pausing: Self.pace, service.logger, failure: "the service's keys could not be looked after"
        ) {
            try await service.store.tendKeys()
            guard let known = present else { return }
            let now = Timestamp.now()
            let identity = try ServiceIdentity(of: service.name, in: data, at: now)
            if identity.keys.publicKey != known {
                try await listenAnew(identity)
                service.logger.notice(
                    "another key from now on", metadata: ["key": "\(identity.keys.publicKey)"])
                present = identity.keys.publicKey
            }
            if identity.next != said || identity.keys.publicKey != known {
                try sayWhere(identity)
                said = identity.next
            }
            try ServiceCertificates(of: service.name, in: data).takeIn(at: now)
        }
    }
}
