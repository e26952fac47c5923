import Crypto
import Foundation
import JSONCoding
import ServiceKit
import Vocabulary

/// A folder with the backups of a deployment: sealed pieces, each once however many backups need it, and of each backup what
/// it consists of. A backup is there once its manifest is, which is written last.
package struct BackupFolder: Sendable {
    package let path: String

    private var manifests: String { "\(path)/backups" }
    private var objects: String { "\(path)/objects" }
    private var lock: String { "\(path)/lock" }

    /// One that is there. Throws ``Failure`` for a folder that holds no backups.
    package init(_ path: String) throws {
        self.path = path
        guard FileManager.default.fileExists(atPath: manifests) else {
            throw Failure(.badFile, Message("gateway.backup-none", ["folder": path]))
        }
    }

    /// The same, or one that is made: in an empty folder, or where there is none. Throws ``Failure`` for one with other things
    /// in it, or that lies in `data` itself.
    init(making path: String, for data: DataDirectory) throws {
        self.path = path
        guard !(path + "/").hasPrefix(data.path + "/") else {
            throw Failure(.usage, Message("gateway.backup-here", ["folder": path, "data": data.path]))
        }
        try OwnFile.folder(path)
        guard try FileManager.default.fileExists(atPath: manifests) || names(in: path).isEmpty else {
            throw Failure(.refused, Message("gateway.backup-other-folder", ["folder": path]))
        }
        for folder in [manifests, objects] { try OwnFile.folder(folder) }
    }

    /// Does `work` while nobody else adds to the folder or removes from it.
    func alone<Value>(_ work: () throws -> Value) throws -> Value {
        guard let lock = try StackLock(lock) else {
            throw Failure(.unavailable, Message("gateway.backup-running", ["path": path]))
        }
        defer { withExtendedLifetime(lock) {} }
        return try work()
    }

    // MARK: Backups

    /// Those that are whole, the oldest first. Throws ``Failure`` for one that cannot be read.
    package func all() throws -> [BackupManifest] {
        try names(in: manifests).filter { $0.hasSuffix(".json") }
            .map { try manifest(String($0.dropLast(".json".count))).manifest }
            .sorted { $0.number < $1.number }
    }

    /// The last one, or the one that is called `id`. Throws ``Failure`` where there is none.
    package func find(_ id: String?) throws -> BackupManifest {
        let all = try all()
        guard let found = all.last(where: { id == nil || $0.id == id }) else {
            throw Failure(
                .refused,
                id.map {
                    Message(
                        "gateway.backup-unknown",
                        ["id": $0, "folder": path, "known": all.map(\.id).joined(separator: ", ")])
                } ?? Message("gateway.backup-none", ["folder": path]))
        }
        return found
    }

    private func manifest(_ id: String) throws -> (manifest: BackupManifest, bytes: Data) {
        let file = "\(manifests)/\(id).json"
        do {
            let bytes = try Data(contentsOf: URL(filePath: file))
            let manifest = try JSON.decode(BackupManifest.self, from: Array(bytes))
            if manifest.format == BackupManifest.format, manifest.id == id { return (manifest, bytes) }
        } catch {
            // Said below.
        }
        throw Failure(.badFile, Message("gateway.backup-broken", ["file": file]))
    }

    /// A name that no backup has: by the moment, `-2` and so on where a clock stands.
    func freshID(_ at: Timestamp, among known: [BackupManifest]) -> String {
        let moment = String(at.description.prefix(19)).replacing(":", with: "") + "Z"
        let ids = Set(known.map(\.id))
        var (id, number) = (moment, 1)
        while ids.contains(id) {
            number += 1
            id = "\(moment)-\(number)"
        }
        return id
    }

    /// Makes a backup be there. All its pieces must be.
    func add(_ manifest: BackupManifest, _ contents: BackupContents, to recipient: BackupRecipient) throws {
        let bytes = Data(try JSON.encode(manifest))
        let sealed = try BackupSeal.seal(
            Data(try JSON.encode(contents)), as: Self.place(ofContents: bytes), to: recipient)
        try OwnFile.replace("\(manifests)/\(manifest.id).sealed", with: sealed)
        try OwnFile.replace("\(manifests)/\(manifest.id).json", with: bytes)
    }

    /// What a backup consists of. Throws ``Failure`` where the secret does not open it, or it is not as it was written.
    func contents(of id: String, with secret: BackupSecret) throws -> BackupContents {
        let (manifest, bytes) = try manifest(id)
        guard manifest.key == secret.recipient.id else {
            throw Failure(
                .refused,
                Message(
                    "gateway.backup-other-key", ["id": id, "key": manifest.key, "given": secret.recipient.id])
            )
        }
        let file = "\(manifests)/\(id).sealed"
        do {
            let sealed = try Data(contentsOf: URL(filePath: file))
            if let plain = BackupSeal.open(sealed, as: Self.place(ofContents: bytes), with: secret) {
                return try JSON.decode(BackupContents.self, from: Array(plain))
            }
        } catch {
            // Said below.
        }
        throw Failure(.badFile, Message("gateway.backup-broken", ["file": file]))
    }

    private static func place(ofContents manifest: Data) -> String { "contents of " + Digest.text(manifest) }

    // MARK: Pieces

    /// Keeps a piece under its name. True when it had to be sealed: one that is there is read, and written anew when it is
    /// damaged.
    func keep(_ piece: Data, _ name: String, to recipient: BackupRecipient) throws -> Bool {
        if isWhole(name) { return false }
        let file = file(of: name)
        try OwnFile.folder(of: file)
        let draft = file + ".part"
        let sealed = try BackupSeal.seal(piece, as: "piece " + name, to: recipient)
        // In the place of a damaged one too.
        guard FileManager.default.createFile(atPath: draft, contents: sealed), rename(draft, file) == 0 else {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": file]))
        }
        return true
    }

    /// Whether a piece is there and as it was written.
    func isWhole(_ name: String) -> Bool {
        guard let sealed = FileManager.default.contents(atPath: file(of: name)) else { return false }
        return BackupSeal.isWhole(sealed)
    }

    /// Throws ``Failure`` for one that is not there, or not as it was written.
    func piece(_ name: String, with secret: BackupSecret) throws -> Data {
        guard let sealed = FileManager.default.contents(atPath: file(of: name)),
            let plain = BackupSeal.open(sealed, as: "piece " + name, with: secret)
        else { throw Failure(.badFile, Message("gateway.backup-broken", ["file": file(of: name)])) }
        return plain
    }

    private func file(of name: String) -> String { "\(objects)/\(name.prefix(2))/\(name)" }

    // MARK: Removing

    /// Removes backups, and every piece that none of those which are left needs, also what a backup left that never came to
    /// its end. To be called ``alone(_:)``.
    func remove(_ ids: Set<String>) throws {
        // Throws for one that cannot be read, and then nothing is removed: it may need any piece.
        let left = try all().filter { !ids.contains($0.id) }
        for id in ids { try Files.remove("\(manifests)/\(id).json") }
        let kept = Set(left.map(\.id))
        for name in try names(in: manifests)
        where !kept.contains(Self.id(of: name)) || name.hasSuffix(".part") {
            try Files.remove("\(manifests)/\(name)")
        }
        let needed = Set(left.flatMap(\.objects))
        for part in try names(in: objects) {
            for name in try names(in: "\(objects)/\(part)") where !needed.contains(name) {
                try Files.remove("\(objects)/\(part)/\(name)")
            }
        }
    }

    private static func id(of name: String) -> String { String(name.prefix { $0 != "." }) }

    private func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Failure(.badFile, Message("gateway.folder-unreadable", ["path": folder]))
        }
    }
}

/// SHA-256.
enum Digest {
    static func text(_ bytes: Data) -> String { Hexadecimal.text(SHA256.hash(data: bytes)) }
}
