internal import Vocabulary
internal import ZeroMQ

/// The CURVE keys of one service.
struct ServiceIdentity: Sendable {
    let keys: CurveKeyPair
    /// What takes their place, and when, as clients are told.
    let next: Whereabouts.Next?

    init(keys: CurveKeyPair, next: Whereabouts.Next? = nil) { (self.keys, self.next) = (keys, next) }

    /// Those of this moment. Throws ``StartupProblem`` (77) when the secret certificate is missing or has no secret.
    init(of service: String, in data: DataDirectory, at now: Timestamp = .now()) throws {
        let certificates = ServiceCertificates(of: service, in: data)
        guard let keys = try certificates.keys(at: now) else {
            throw StartupProblem(
                .keysMissing,
                Vocabulary.Message("kit.keys-missing", ["file": data.serviceKey(service) + "_secret"]))
        }
        let next = try certificates.next().flatMap { $0.from > now ? $0 : nil }
        self.init(
            keys: keys, next: next.map { .init(publicKey: "\($0.keys.publicKey)", from: $0.from) })
    }
}
