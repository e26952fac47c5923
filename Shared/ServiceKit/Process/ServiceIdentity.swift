internal import Vocabulary
internal import ZeroMQ

/// The CURVE keys of one service.
struct ServiceIdentity: Sendable {
    let keys: CurveKeyPair

    init(keys: CurveKeyPair) { self.keys = keys }

    /// Throws ``StartupProblem`` (77) when the secret certificate is missing or has no secret.
    init(of service: String, in data: DataDirectory) throws {
        let path = data.serviceKey(service) + "_secret"
        guard let keys = try Certificate(contentsOf: path).keys else {
            throw StartupProblem(.keysMissing, Vocabulary.Message("kit.keys-missing", ["file": path]))
        }
        self.keys = keys
    }
}
