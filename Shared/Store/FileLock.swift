internal import Glibc

/// Keeps a second process, or a second store of this one, from the same file. The kernel lets go of it when
/// the process ends, however it ends.
struct FileLock: Sendable {
    let descriptor: Int32

    /// Throws ``StoreError/alreadyOpen(path:)`` and ``StoreError/unwritable(path:reason:)``.
    init(path: String, for database: String) throws {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.unwritable(path: path, reason: systemReason()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let reason = systemReason()
            _ = close(descriptor)
            throw code == EWOULDBLOCK
                ? StoreError.alreadyOpen(path: database) : StoreError.unwritable(path: path, reason: reason)
        }
    }

    /// To be called once. Unlocks before it closes: a process that is being started has a copy of the descriptor until it
    /// runs its own program, and the copy alone would keep the lock.
    func release() {
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }
}
