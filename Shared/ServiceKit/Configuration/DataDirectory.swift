internal import Foundation
internal import Glibc
internal import Vocabulary

/// Where a deployment keeps things: the layout of `<data>`.
public struct DataDirectory: Hashable, Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// The SQLite file with all that a service keeps.
    public func store(of service: String) -> String { "\(path)/\(service).sqlite" }
    /// The service's CURVE certificate, public half; the secret half is beside it with `_secret`.
    public func serviceKey(_ service: String) -> String { "\(path)/keys/services/\(service).key" }
    public var serviceKeys: String { "\(path)/keys/services" }
    /// The public halves of the keys that a service signs the heads of its logs with.
    public func signingKeys(of service: String) -> String { "\(path)/keys/signing/\(service).signing.pub" }
    /// The key file that opens what is sealed in the service's store.
    public func vaultKey(of service: String) -> String { "\(path)/keys/vault/\(service).vault" }
    public var allowedKeys: String { "\(path)/keys/allowed" }
    public var run: String { "\(path)/run" }
    /// Where every service of the deployment listens, and its public key.
    public var endpoints: String { "\(path)/run/endpoints.json" }
    /// Where one service listens, written by itself once it does.
    public func runFile(of service: String) -> String { "\(path)/run/\(service).json" }
    /// What a service said that `chungtay up` keeps.
    public func log(of service: String) -> String { "\(path)/run/\(service).log" }
    /// What `chungtay up --detach` says itself.
    public var upLog: String { "\(path)/run/up.log" }

    /// Makes the directory and `run` below it, closes it to everybody but its owner, and checks that files can be written
    /// there. Throws ``StartupProblem`` (73).
    public func prepare() throws {
        do {
            try closeToOthers()
            try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
            let probe = "\(path)/.writable-\(ProcessInfo.processInfo.processIdentifier)"
            try Data().write(to: URL(fileURLWithPath: probe))
            try FileManager.default.removeItem(atPath: probe)
        } catch {
            throw StartupProblem(.dataUnwritable, Message("kit.data-unwritable", ["path": path]))
        }
    }

    /// A folder that is not empty and holds no keys is nobody's data directory yet: `--data /tmp` shuts nobody out of it.
    private func closeToOthers() throws {
        guard FileManager.default.fileExists(atPath: path) else {
            return try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: NSNumber(value: OwnerOnly.folder)])
        }
        guard
            try FileManager.default.fileExists(atPath: "\(path)/keys")
                || FileManager.default.contentsOfDirectory(atPath: path).isEmpty
        else { return }
        guard chmod(path, OwnerOnly.folder) == 0 else {
            throw StartupProblem(.dataUnwritable, Message("kit.data-unwritable", ["path": path]))
        }
    }

    /// Writes `bytes` beside `path` and renames, so that a reader sees the whole file or the one before.
    static func writeAtomically(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
