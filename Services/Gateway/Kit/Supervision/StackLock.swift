import Glibc
import Vocabulary

/// Held by the one supervisor of a data directory for as long as it runs; the system lets go of it when that process
/// ends, however it ends.
package struct StackLock: ~Copyable {
    private let descriptor: Int32

    /// Nil while another process holds it. Throws ``Failure`` when the file cannot be made, or is a link: what is written into it
    /// would take the place of what another file holds.
    package init?(_ path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.badFile, Message("gateway.data-unwritable", ["path": path]))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        // Who holds it, for whoever finds it held.
        let name = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, name, name.count, 0)
    }

    /// The process that holds the lock at `path`, where it says so.
    package static func holder(_ path: String) -> Int32? {
        ProcessFile.text(path).flatMap { Int32($0.prefix { $0 != "\n" }) }
    }

    /// A process that is being started may have a copy of the descriptor, which closing alone would leave locked.
    deinit {
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }
}
