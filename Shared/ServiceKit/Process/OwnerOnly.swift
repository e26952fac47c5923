internal import Glibc

/// What this process makes is for its owner alone.
package enum OwnerOnly {
    /// From now on files have mode 0600 and folders 0700 at most, whatever the surroundings allow: stores, their
    /// write-ahead logs, keys, logs, run files, backups, reports. And should the process crash, its memory, with keys and opened
    /// seals in it, is written nowhere. What every program of a deployment does first; what it starts has it from it.
    ///
    /// Where core dumps may not be written already that stays so, though a machine that hands them to a program may do it all the
    /// same: nobody but root may raise a limit. Ends the process where the system refuses what lowers one.
    package static func enforce() {
        _ = umask(0o077)
        // Not 0: where the machine hands core dumps to a program, the kernel passes that limit over, and heeds 1 alone; a file it
        // writes by neither. Not to be dumpable at all would close /proc to the supervisor, which knows its services by it.
        let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
        var limit = rlimit()
        let isKnown = getrlimit(core, &limit) == 0
        let most = min(limit.rlim_max, 1)
        limit = rlimit(rlim_cur: most, rlim_max: most)
        guard isKnown, setrlimit(core, &limit) == 0 else {
            preconditionFailure("core dumps cannot be turned off: error \(errno)")
        }
    }

    /// Of a data directory's own folders.
    static let folder: mode_t = 0o700
}
