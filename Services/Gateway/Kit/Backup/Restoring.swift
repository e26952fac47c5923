import Crypto
import Foundation
import Glibc
package import ServiceKit
import Store
import Vocabulary

/// Puts back what a backup holds, and holds it against what the backup says of itself.
package struct Restoring {
    /// A piece of `total`, of the file.
    package struct Step: Sendable {
        package let path: String
        package let piece: Int
        package let total: Int
    }

    private let folder: BackupFolder
    private let manifest: BackupManifest
    private let contents: BackupContents
    private let secret: BackupSecret
    private let names: ObjectNames

    /// - Parameter id: which backup; the last one when nil.
    /// - Throws: ``Failure`` where there is none, the secret does not open it, or it is not as it was written.
    package init(_ folder: BackupFolder, _ id: String?, with secret: BackupSecret) throws {
        (self.folder, self.secret) = (folder, secret)
        manifest = try folder.find(id)
        contents = try Self.contents(of: manifest, folder, secret)
        names = ObjectNames(secret.recipient)
    }

    /// What the backup holds, but with the lists of destroyed keys of the last one in the folder that the secret opens: of whom a key was
    /// destroyed since, it is destroyed again when the services start.
    private static func contents(
        of manifest: BackupManifest, _ folder: BackupFolder, _ secret: BackupSecret
    ) throws -> BackupContents {
        var contents = try folder.contents(of: manifest.id, with: secret)
        guard let last = try folder.all().last(where: { $0.key == manifest.key }), last.id != manifest.id
        else { return contents }
        func isList(_ file: BackupContents.File) -> Bool { file.path.isOrLies(in: "keys/destroyed") }
        contents.files.removeAll(where: isList)
        contents.files += try folder.contents(of: last.id, with: secret).files.filter(isList)
        return contents
    }

    /// Restores all to `data`, where nothing may be yet: it is there whole and checked, or not at all. Blocks.
    package func all(to data: DataDirectory, _ tell: (Step) -> Void) throws -> RestoreReport {
        guard try isFree(data.path) else {
            throw Failure(.refused, Message("gateway.restore-over", ["path": data.path]))
        }
        return try Scratch(data.path + ".restoring").use { scratch in
            let place = DataDirectory(scratch + "/data")
            try write(contents.files, to: place, tell)
            let report = try compared(place, said: data)
            guard report.isEqual else { throw report.failure }
            // Over an empty folder too.
            guard rename(place.path, data.path) == 0 else {
                throw Failure(.badFile, Message("gateway.data-unwritable", ["path": data.path]))
            }
            return report
        }
    }

    /// Restores single files, or all below a folder, into a data directory that is there, where these may not be. Blocks.
    ///
    /// - Parameter parts: `registry.sqlite`, `keys/vault`.
    package func only(_ parts: [String], to data: DataDirectory, _ tell: (Step) -> Void) throws -> Int {
        let files = contents.files.filter { file in parts.contains { file.path.isOrLies(in: $0) } }
        for part in parts where !files.contains(where: { $0.path.isOrLies(in: part) }) {
            let known = Set(contents.files.map { String($0.path.prefix { $0 != "/" }) }).sorted()
            throw Failure(
                .refused,
                Message(
                    "gateway.restore-no-part",
                    ["part": part, "id": manifest.id, "known": known.joined(separator: ", ")]))
        }
        try data.prepare()
        guard let lock = try StackLock(SupervisorFile.lock(data)) else {
            throw Failure(.refused, Message("gateway.restore-running", ["data": data.path]))
        }
        defer { withExtendedLifetime(lock) {} }
        for file in files {
            let path = "\(data.path)/\(file.path)"
            // A journal would be played into the file that takes the place of the one that it is of.
            for there in [path, path + "-wal", path + "-journal"]
            where FileManager.default.fileExists(atPath: there) {
                throw Failure(.refused, Message("gateway.restore-over", ["path": there]))
            }
        }
        return try Scratch(data.path + "/restoring").use { scratch in
            try write(files, to: DataDirectory(scratch), tell)
            for file in files {
                let path = "\(data.path)/\(file.path)"
                try OwnFile.folder(of: path)
                guard rename("\(scratch)/\(file.path)", path) == 0 else {
                    throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
                }
            }
            sync()
            return files.count
        }
    }

    /// Restores all to a place that is gone afterwards; `look` sees it, once it is found to be what the backup says. Blocks.
    ///
    /// - Parameter parent: the folder in which the place is made.
    package func drill(
        in parent: String, _ tell: (Step) -> Void, _ look: (DataDirectory) throws -> Void = { _ in }
    ) throws -> RestoreReport {
        try Scratch(parent + "/chungtay-drill").use { scratch in
            let place = DataDirectory(scratch + "/data")
            try write(contents.files, to: place, tell)
            let report = try compared(place, said: place)
            if report.isEqual { try look(place) }
            return report
        }
    }

    private func isFree(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return true }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return false
        }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).isEmpty
        } catch {
            throw Failure(.badFile, Message("gateway.folder-unreadable", ["path": path]))
        }
    }

    // MARK: Files

    private func write(_ files: [BackupContents.File], to data: DataDirectory, _ tell: (Step) -> Void) throws
    {
        for file in files {
            guard file.path.staysWithin else {
                throw Failure(.badFile, Message("gateway.backup-broken", ["file": file.path]))
            }
            try write(file, at: "\(data.path)/\(file.path)", tell)
        }
        sync()
    }

    /// Piece by piece, in order; each must be what its name says, and all together what the file was.
    private func write(_ file: BackupContents.File, at path: String, _ tell: (Step) -> Void) throws {
        try OwnFile.create(Data(), at: path)
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
        defer { close(descriptor) }
        var digest = SHA256()
        var bytes: Int64 = 0
        for (index, name) in file.pieces.enumerated() {
            tell(Step(path: file.path, piece: index + 1, total: file.pieces.count))
            let piece = try folder.piece(name, with: secret)
            guard names.name(of: piece) == name else { throw broken(file) }
            digest.update(data: piece)
            bytes += Int64(piece.count)
            try OwnFile.write(piece, to: descriptor, path)
        }
        guard bytes == file.bytes, Hexadecimal.text(digest.finalize()) == file.digest else {
            throw broken(file)
        }
    }

    private func broken(_ file: BackupContents.File) -> Failure {
        Failure(.badFile, Message("gateway.backup-broken", ["file": "\(manifest.id): \(file.path)"]))
    }

    // MARK: Comparing

    private func compared(_ place: DataDirectory, said data: DataDirectory) throws -> RestoreReport {
        var stores: [RestoreReport.Store] = []
        let files = Dictionary(
            uniqueKeysWithValues: manifest.stores.map {
                ($0.service, StoreFile(place.store(of: $0.service), of: $0.service))
            })
        for service in Departments.sorted(files.keys) {
            guard let file = files[service],
                let said = manifest.stores.first(where: { $0.service == service })
            else { continue }
            let found: StoreContents
            do {
                found = try file.contents(vault: place.vaultKey(of: service))
            } catch let error as StoreError {
                throw Failure(
                    .failed,
                    Message("gateway.backup-unsound", ["file": "\(service).sqlite", "problem": "\(error)"]))
            }
            let ahead = try found.cursors.filter { source, cursor in
                guard let mark = cursor.mark, let other = files[source] else { return false }
                return try !other.holds(mark)
            }
            stores.append(
                RestoreReport.Store(
                    said, rows: contents.rows.first { $0.service == service }?.byTable ?? [:], found,
                    ahead: ahead.keys.sorted(),
                    saidAhead: manifest.ahead.filter { $0.service == service }.map(\.source).sorted()))
        }
        return RestoreReport(
            id: manifest.id, at: manifest.at, data: data.path, files: contents.files.count,
            bytes: contents.files.reduce(0) { $0 + $1.bytes }, stores: stores)
    }
}

extension String {
    /// Whether it is the path `part`, or one below it.
    fileprivate func isOrLies(in part: String) -> Bool {
        self == part.droppingLastSlash || hasPrefix(part.droppingLastSlash + "/")
    }

    /// Whether a path from a backup stays in the folder that it is restored to.
    fileprivate var staysWithin: Bool {
        split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }
}
