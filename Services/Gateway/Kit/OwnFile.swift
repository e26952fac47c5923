import Foundation
import Glibc
import Vocabulary

/// Files for their owner alone, and folders of such, that are there for good once they are said to be.
enum OwnFile {
    /// Writes a new file and waits until the disk has it. Throws ``Failure`` where there is one, or it cannot be.
    static func create(_ bytes: Data, at path: String) throws {
        try folder(of: path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? Failure(.badFile, Message("gateway.key-exists", ["file": path])) : unwritable(path)
        }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw unwritable(path) }
    }

    /// The whole file or the one before, whatever happens; the disk has it when this returns.
    static func replace(_ path: String, with bytes: Data) throws {
        let draft = path + ".part"
        if FileManager.default.fileExists(atPath: draft) { try Files.remove(draft) }
        try create(bytes, at: draft)
        try move(draft, to: path)
    }

    /// Gives a file another name, in place of what has it; the disk knows it by that when this returns.
    static func move(_ file: String, to path: String) throws {
        guard rename(file, path) == 0 else { throw unwritable(path) }
        let descriptor = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw unwritable(path) }
    }

    /// Does `work` while nobody else does what the same file keeps apart, and waits for whoever does; the system lets go of it when a
    /// process ends, however it ends. Throws ``Failure`` where the file cannot be made, or is a link, and what `work` throws.
    static func holding<Value>(_ lock: String, _ work: () throws -> Value) throws -> Value {
        try folder(of: lock)
        let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw unwritable(lock) }
        // A process that is being started may have a copy of the descriptor, which closing alone would leave locked.
        defer {
            _ = flock(descriptor, LOCK_UN)
            _ = close(descriptor)
        }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw unwritable(lock) }
        }
        return try work()
    }

    /// Makes the folder that a file is to lie in.
    static func folder(of path: String) throws { try folder(parent(of: path)) }

    static func folder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure(.badFile, Message("gateway.data-unwritable", ["path": path]))
        }
    }

    static func write(_ bytes: Data, to descriptor: Int32, _ path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw unwritable(path) }
            rest = rest.dropFirst(count)
        }
    }

    static func parent(of path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false).droppingLastSlash
    }

    private static func unwritable(_ path: String) -> Failure {
        Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
    }
}
