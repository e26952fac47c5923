internal import Glibc
internal import Logging
internal import Vocabulary
internal import ZeroMQ

/// The public certificates in some folders. A look reads those that have changed since the last one.
struct KeyFolders {
    /// Whose a key is, and by which file.
    struct Holder: Hashable, Sendable {
        let owner: KeyOwner
        let term: KeyTerm
        /// What the same sign with; nil for who signs nothing.
        let signing: SigningPublicKey?
        let path: String
        let stamp: FileStamp
    }

    private struct File {
        /// Nil when the file was changed just before it was read, and may change again without a trace.
        let stamp: FileStamp?
        /// Nil for a file that lets nobody in.
        let key: CurvePublicKey?
        let holder: Holder?
    }

    private let folders: [String]
    private let logger: Logger
    private var files: [String: File] = [:]
    /// Of each folder, as of the last look; nil for one that was changed just before.
    private var stamps: [FileStamp?] = []

    init(_ folders: [String], logger: Logger) { (self.folders, self.logger) = (folders, logger) }

    /// Whether files were added, removed or replaced since the last look, or may have been. Costs a stat(2) a folder.
    var haveChanged: Bool {
        stamps.count != folders.count
            || zip(folders, stamps).contains { folder, stamp in stamp == nil || stamp != FileStamp(of: folder)
            }
    }

    /// Whose each key is now; one whose time is over is nobody's. Throws when that cannot be told: a folder that is there cannot be read, or the process
    /// is out of something. A folder that is not there holds no keys, a file that is no certificate neither.
    mutating func look() throws -> [CurvePublicKey: Holder] {
        var found: [String: File] = [:]
        var holders: [CurvePublicKey: Holder] = [:]
        let now = Timestamp.now()
        stamps = folders.map { folder in
            FileStamp(of: folder).flatMap { $0.isFresh(at: FileStamp.now()) ? nil : $0 }
        }
        for folder in folders {
            for name in try names(in: folder) {
                let path = "\(folder)/\(name)"
                guard let stamp = FileStamp(of: path) else { continue }
                let file = files[path].flatMap { $0.stamp == stamp ? $0 : nil }
                let current = try file ?? read(path, stamp)
                found[path] = current
                if let key = current.key, let holder = current.holder, !holder.term.isOver(at: now) {
                    holders[key] = holder
                }
            }
        }
        files = found
        return holders
    }

    private func names(in folder: String) throws -> [String] {
        // Not Foundation's listing, which has been seen to crash in processes with thousands of connections.
        guard let directory = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw CertificateFileError.unreadable(path: folder, code: errno)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = UnsafeRawPointer(entry).advanced(by: Self.nameOffset)
            names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
        }
        guard errno == 0 else { throw CertificateFileError.unreadable(path: folder, code: errno) }
        return names.filter { $0.hasSuffix(".key") }.sorted()
    }

    private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0

    private func read(_ path: String, _ stamp: FileStamp) throws -> File {
        let settled = stamp.isFresh(at: FileStamp.now()) ? nil : stamp
        do {
            let certificate = try Certificate(contentsOf: path)
            guard let owner = KeyOwner(metadata: certificate.metadata),
                let term = KeyTerm(metadata: certificate.metadata)
            else {
                logger.warning(
                    "a certificate does not say whose it is, or until when", metadata: ["file": "\(path)"])
                return File(stamp: settled, key: nil, holder: nil)
            }
            return File(
                stamp: settled, key: certificate.publicKey,
                holder: Holder(
                    owner: owner, term: term, signing: certificate.signingKey, path: path, stamp: stamp))
        } catch CertificateFileError.unreadable(_, let code) where Self.passing.contains(code) {
            throw CertificateFileError.unreadable(path: path, code: code)
        } catch {
            logger.warning("a certificate cannot be read", metadata: ["error": "\(error)"])
            return File(stamp: settled, key: nil, holder: nil)
        }
    }

    /// Reasons that say nothing of the file.
    private static let passing: Set<Int32> = [EMFILE, ENFILE, ENOMEM, EIO, EINTR]
}
