internal import Bus
internal import Foundation
internal import JSONCoding
internal import Vocabulary

/// Where a service of the deployment listens, and its public key: an entry of `endpoints.json`, and what a
/// service writes of itself in `<data>/run/<service>.json` once it listens.
public struct Whereabouts: Codable, Hashable, Sendable {
    /// `tcp://127.0.0.1:7701`.
    public let endpoint: String
    /// Z85, 40 characters; empty without encryption.
    public let publicKey: String
    /// The process; in the service's own file only.
    public let pid: Int32?

    public init(endpoint: String, publicKey: String, pid: Int32? = nil) {
        (self.endpoint, self.publicKey, self.pid) = (endpoint, publicKey, pid)
    }

    /// Where `service` is now, by `endpoints.json`, else by what it wrote itself. Throws ``FileProblem`` when
    /// neither says.
    public static func find(_ service: String, in data: DataDirectory) throws -> Whereabouts {
        if let all = try read([String: Whereabouts].self, data.endpoints), let found = all[service] {
            return found
        }
        if let own = try read(Whereabouts.self, data.runFile(of: service)) { return own }
        throw FileProblem(
            file: data.runFile(of: service), message: Message("kit.file-unreadable", ["file": data.endpoints])
        )
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
