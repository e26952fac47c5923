internal import Bus
internal import Foundation
internal import JSONCoding
public import Vocabulary

/// Where a service of the deployment listens, and its public key: an entry of `endpoints.json`, and what a
/// service writes of itself in `<data>/run/<service>.json` once it listens.
public struct Whereabouts: Codable, Hashable, Sendable {
    /// `tcp://127.0.0.1:7701`.
    public let endpoint: String
    /// Z85, 40 characters; empty without encryption.
    public let publicKey: String
    /// The process; in the service's own file only.
    public let pid: Int32?
    /// The key that takes that one's place, where one does.
    public let next: Next?

    /// A key that a service is to have.
    public struct Next: Codable, Hashable, Sendable {
        /// Z85, 40 characters.
        public let publicKey: String
        /// By the machine's clock.
        public let from: Timestamp

        public init(publicKey: String, from: Timestamp) { (self.publicKey, self.from) = (publicKey, from) }
    }

    public init(endpoint: String, publicKey: String, pid: Int32? = nil, next: Next? = nil) {
        (self.endpoint, self.publicKey, self.pid, self.next) = (endpoint, publicKey, pid, next)
    }

    /// How far the clocks of other machines may be off.
    private static let skew: Int64 = 600_000

    /// The service's key at a moment, Z85. While one takes the other's place an odd `attempt` gets the other: the clock that says which
    /// it is may be another one than the service's.
    public func publicKey(at now: Timestamp, attempt: Int = 0) -> String {
        guard let next else { return publicKey }
        let isClose = abs(now.milliseconds - next.from.milliseconds) < Self.skew
        let isNext = (next.from <= now) != (isClose && !attempt.isMultiple(of: 2))
        return isNext ? next.publicKey : publicKey
    }

    /// Where `service` is now, by `endpoints.json`, else by what it wrote itself. Throws ``FileProblem`` when
    /// neither says.
    public static func find(_ service: String, in data: DataDirectory) throws -> Whereabouts {
        if let all = try read(Places.self, data.endpoints), let found = all.services[service] { return found }
        if let own = try read(Whereabouts.self, data.runFile(of: service)) { return own }
        throw FileProblem(
            file: data.runFile(of: service), message: Message("kit.file-unreadable", ["file": data.endpoints])
        )
    }

    /// The entries of `endpoints.json` that are of services: the portal's says where people find it, and nobody calls it.
    public struct Places: Decodable, Sendable {
        public let services: [String: Whereabouts]
        /// `http://127.0.0.1:8080`; nil where no portal was started.
        public let portal: String?

        /// The portal's entry: `{"url":"http://127.0.0.1:8080"}`.
        public static let portalName = "portal"

        private struct Entry: Decodable {
            let url: String?
            let service: Whereabouts?

            private enum CodingKeys: String, CodingKey { case url }

            init(from decoder: any Decoder) throws {
                url = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(
                    String.self, forKey: .url)
                service = url == nil ? try Whereabouts(from: decoder) : nil
            }
        }

        public init(from decoder: any Decoder) throws {
            let entries = try [String: Entry](from: decoder)
            services = entries.compactMapValues(\.service)
            portal = entries[Self.portalName]?.url
        }
    }

    /// Writes the service's own file, whole or not at all.
    func write(as service: String, in data: DataDirectory) throws {
        try DataDirectory.writeAtomically(JSON.encode(self), to: data.runFile(of: service))
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        do {
            return try JSON.decode(type, from: bytes)
        } catch let error as JSONError {
            throw FileProblem(file: path, message: Refusal(error).message)
        }
    }
}
