internal import Glibc

/// What this process makes is for its owner alone.
package enum OwnerOnly {
    /// From now on files have mode 0600 and folders 0700 at most, whatever the surroundings allow: stores, their
    /// write-ahead logs, keys, logs, run files, backups, reports. And should the process crash, its memory, with keys and opened
    /// seals in it, is written nowhere. What every program of a deployment does first; what it starts has it from it.
    ///
    /// Ends the process where the system refuses: nobody may be kept from lowering a limit of their own.
    package static func enforce() {
        _ = umask(0o077)
        // Not 0: where the machine hands core dumps to a program, the kernel passes that limit over, and heeds 1 alone; a file it
        // writes by neither. Not to be dumpable at all would close /proc to the supervisor, which knows its services by it.
        var none = rlimit(rlim_cur: 1, rlim_max: 1)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 else {
            preconditionFailure("core dumps cannot be turned off: error \(errno)")
        }
    }

    /// Of a data directory's own folders.
    static let folder: mode_t = 0o700
}
