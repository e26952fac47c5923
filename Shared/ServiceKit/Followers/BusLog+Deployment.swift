internal import Bus
internal import Store
internal import Vocabulary
internal import ZeroMQ

extension BusLog {
    /// The log of another service of the deployment, wherever `<data>/run` says that it is at each attempt, with the key that
    /// `identity` gives then; nil without encryption.
    init(
        of source: String, in data: DataDirectory,
        as identity: @escaping @Sendable () throws -> ServiceIdentity?
    ) {
        self.init {
            let place = try Whereabouts.find(source, in: data)
            guard let identity = try identity() else { return try BusClient(place.endpoint, .insecure) }
            guard let key = CurvePublicKey(place.publicKey(at: .now())) else {
                throw FileProblem(
                    file: data.endpoints,
                    message: Vocabulary.Message("kit.key-malformed", ["service": source]))
            }
            return try BusClient(place.endpoint, .curve(identity.keys, server: key))
        }
    }
}

extension BusClient {
    /// A client of another service of the deployment, wherever `<data>/run` says that it is when it is first called, with the keys that
    /// `identity` gives at each connection; nil without encryption.
    convenience init(
        to service: String, in data: DataDirectory,
        as identity: @escaping @Sendable () throws -> ServiceIdentity?
    ) throws {
        let place = try Whereabouts.find(service, in: data)
        try self.init(place.endpoint) { attempt in
            guard let identity = try identity() else { return .insecure }
            let now = try Whereabouts.find(service, in: data)
            guard let key = CurvePublicKey(now.publicKey(at: .now(), attempt: attempt)) else {
                throw FileProblem(
                    file: data.endpoints,
                    message: Vocabulary.Message("kit.key-malformed", ["service": service]))
            }
            return .curve(identity.keys, server: key)
        }
    }
}
