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
    public var allowedKeys: String { "\(path)/keys/allowed" }
    public var run: String { "\(path)/run" }
    /// Where every service of the deployment listens, and its public key.
    public var endpoints: String { "\(path)/run/endpoints.json" }
    /// Where one service listens, written by itself once it does.
    public func runFile(of service: String) -> String { "\(path)/run/\(service).json" }
    public var backups: String { "\(path)/backups" }

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

    /// Has `make` write a backup that was not there yet, and gives its path: `registry-2020-06-15T080000Z.sqlite`, `…-2.sqlite`
    /// where a clock stands or two are made at once. Makes the backup folder.
    func withNewBackup(of moment: String, _ make: (String) async throws -> Void) async throws -> String {
        try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
        for number in 1... {
            let path = "\(backups)/\(moment)" + (number == 1 ? "" : "-\(number)") + ".sqlite"
            // Keeps the name for who asked first, until the copy is whole.
            let claim = path + ".claim"
            let descriptor = open(claim, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 || errno == EEXIST else { break }
            guard descriptor >= 0 else { continue }
            close(descriptor)
            defer { unlink(claim) }
            guard !FileManager.default.fileExists(atPath: path) else { continue }
            try await make(path)
            return path
        }
        throw StartupProblem(.dataUnwritable, Message("kit.data-unwritable", ["path": backups]))
    }

    /// Bytes.
    static func size(of path: String) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? NSNumber)?.int64Value ?? 0
    }

    /// Writes `bytes` beside `path` and renames, so that a reader sees the whole file or the one before.
    static func writeAtomically(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
