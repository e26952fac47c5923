import Foundation
import Vocabulary

/// A folder of its owner's that is there for the length of a piece of work. What one that was killed left is removed by the
/// next at the same place.
struct Scratch {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Does `work` with the folder's path, and removes it. Throws ``Failure`` where somebody else is at work there.
    func use<Value>(_ work: (String) throws -> Value) throws -> Value {
        try OwnFile.folder(path)
        // In a folder like /tmp anybody may have made one of this name, with a link in it to a file of ours.
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
            status.st_mode & 0o077 == 0
        else { throw Failure(.refused, Message("gateway.scratch-of-other", ["path": path])) }
        guard let lock = try StackLock(path + "/lock") else {
            throw Failure(.unavailable, Message("gateway.backup-running", ["path": path]))
        }
        defer { withExtendedLifetime(lock) {} }
        let place = path + "/work"
        if FileManager.default.fileExists(atPath: place) { try Files.remove(place) }
        try OwnFile.folder(place)
        let result = Result { try work(place) }
        try Files.remove(path)
        return try result.get()
    }
}
