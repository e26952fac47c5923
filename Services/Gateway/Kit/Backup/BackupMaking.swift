import Crypto
import Foundation
package import ServiceKit
import Store
package import Vocabulary

/// Makes one backup of a whole deployment while it is at work: the stores, the keys, the configuration.
///
/// Who follows is copied before whom it follows: what a copy has heard of another's log is then in the other's copy, which
/// was made later. So the copies fit each other without a moment at which all would have to stand still.
package struct BackupMaking {
    /// How far it is.
    package enum Step: Sendable {
        case copying(service: String)
        case checking(service: String)
        /// A piece of `total`, of the file.
        case sealing(path: String, piece: Int, total: Int)
        case removing(count: Int)
    }

    /// Octets of a piece. A page of SQLite has 4,096; what changes between two backups lies scattered, and each piece costs a
    /// file.
    static let pieceLength = 128 << 10

    private let data: DataDirectory
    private let compose: String
    private let recipient: BackupRecipient
    private let names: ObjectNames
    private let folder: BackupFolder
    private let program: String
    private let today: Day?

    /// - Parameters:
    ///   - path: the folder with the backups; made when there is none.
    ///   - program: this program's version.
    ///   - today: the day on the services' clock, where they run.
    /// - Throws: ``Failure`` where the deployment has no key for backups, or the folder is no place for them.
    package init(
        of data: DataDirectory, compose: String, in path: String, program: String, today: Day?
    ) throws {
        (self.data, self.compose) = (data, compose)
        recipient = try BackupRecipient(of: data)
        names = ObjectNames(recipient)
        folder = try BackupFolder(making: path, for: data)
        (self.program, self.today) = (program, today)
    }

    /// Makes it, then removes what `retention` does not keep. Whatever goes wrong, the backups that were there stay good. Blocks.
    ///
    /// Throws ``Failure``.
    package func make(
        at now: Timestamp, keeping retention: BackupRetention, _ tell: (Step) -> Void
    ) throws -> BackupMade {
        let copies = StoreCopies(data)
        return try copies.alone {
            try folder.alone {
                let known = try folder.all()
                var draft = Draft()
                for service in Departments.names.reversed() { try store(service, copies, &draft, tell) }
                for path in try BackupFiles.keys(data) + BackupFiles.configuration(compose) {
                    try file(path.name, at: path.file, &draft, tell)
                }
                // The pieces' names and contents before that of what needs them.
                sync()
                let manifest = BackupManifest(
                    id: folder.freshID(now, among: known), number: (known.map(\.number).max() ?? 0) + 1,
                    at: now, today: today, program: program, key: recipient.id, stores: draft.stores,
                    ahead: draft.ahead, files: draft.files.count,
                    bytes: draft.files.reduce(0) { $0 + $1.bytes },
                    fresh: draft.fresh, objects: Set(draft.files.flatMap(\.pieces)).sorted())
                for name in manifest.objects where !folder.isWhole(name) {
                    throw Failure(.failed, Message("gateway.backup-not-written", ["folder": folder.path]))
                }
                try folder.add(
                    manifest, BackupContents(files: draft.files, rows: draft.rows), to: recipient)
                let superfluous = retention.superfluous(known + [manifest], at: now)
                tell(.removing(count: superfluous.count))
                try folder.remove(superfluous)
                return BackupMade(backup: BackupLine(manifest), removed: superfluous.sorted())
            }
        }
    }

    /// What has been done of it.
    private struct Draft {
        var files: [BackupContents.File] = []
        var rows: [BackupContents.Rows] = []
        var stores: [BackupManifest.Store] = []
        var ahead: [BackupManifest.Ahead] = []
        /// Of those that were copied, how far each log has been heard.
        var heard: [(service: String, source: String, mark: LogMark)] = []
        var fresh: Int64 = 0
    }

    private func store(
        _ service: String, _ copies: StoreCopies, _ draft: inout Draft, _ tell: (Step) -> Void
    ) throws {
        let original = data.store(of: service)
        guard FileManager.default.fileExists(atPath: original) else {
            throw Failure(.badFile, Message("gateway.backup-no-store", ["file": original]))
        }
        func unsound(_ problem: String) -> Failure {
            Failure(.failed, Message("gateway.backup-unsound", ["file": original, "problem": problem]))
        }
        tell(.copying(service: service))
        do {
            try copies.withCopy(of: service) { copy in
                tell(.checking(service: service))
                let contents = try copy.contents(vault: data.vaultKey(of: service))
                guard contents.problems.isEmpty else {
                    throw unsound(contents.problems.joined(separator: "; "))
                }
                try take(copy, contents, &draft, tell)
            }
        } catch StoreError.backupFailed(_, let reason) {
            throw Failure(
                .failed, Message("gateway.backup-not-copied", ["file": original, "problem": reason]))
        } catch let error as StoreError {
            throw unsound("\(error)")
        }
    }

    /// Takes in a sound copy, and what it says of itself.
    private func take(
        _ copy: StoreFile, _ contents: StoreContents, _ draft: inout Draft, _ tell: (Step) -> Void
    ) throws {
        let service = copy.service
        for other in draft.heard where other.source == service {
            if try copy.holds(other.mark) { continue }
            draft.ahead.append(BackupManifest.Ahead(service: other.service, source: service))
        }
        draft.heard += contents.cursors.sorted { $0.key < $1.key }
            .compactMap { source, cursor in cursor.mark.map { (service, source, $0) } }
        draft.stores.append(
            BackupManifest.Store(
                service: service, positions: contents.positions, chain: contents.head.chain,
                schema: contents.steps))
        draft.rows.append(BackupContents.Rows(service: service, byTable: contents.rows))
        try file("\(service).sqlite", at: copy.path, &draft, tell)
    }

    /// Takes in a file in pieces, so that it need not fit into memory.
    private func file(
        _ name: String, at path: String, _ draft: inout Draft, _ tell: (Step) -> Void
    ) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            // A key that was revoked meanwhile is not part of it.
            if !FileManager.default.fileExists(atPath: path) { return }
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": path]))
        }
        var file = BackupContents.File(path: name, bytes: 0, digest: "", pieces: [])
        let total = (Int(try handle.seekToEnd()) + Self.pieceLength - 1) / Self.pieceLength
        try handle.seek(toOffset: 0)
        var digest = SHA256()
        while let piece = try handle.read(upToCount: Self.pieceLength), !piece.isEmpty {
            tell(.sealing(path: name, piece: file.pieces.count + 1, total: total))
            digest.update(data: piece)
            let name = names.name(of: piece)
            if try folder.keep(piece, name, to: recipient) { draft.fresh += Int64(piece.count) }
            file.pieces.append(name)
            file.bytes += Int64(piece.count)
        }
        file.digest = Hexadecimal.text(digest.finalize())
        draft.files.append(file)
    }
}
