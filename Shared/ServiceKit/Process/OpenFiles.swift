internal import Glibc
internal import Logging

/// How many files the process may have open: each connection is one, and whoever has none left can neither let anybody in nor read
/// its keys.
enum OpenFiles {
    /// What a service needs beside its connections: its store's readers, its logs, its own connections to others.
    static let own = 512

    /// Sees to it that so many may be open, as far as the system lets an ordinary process. Where it does not, says so: then strangers
    /// can take them all.
    static func allow(_ wanted: Int, _ logger: Logger) {
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0, limit.rlim_cur < rlim_t(wanted) else { return }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
        guard setrlimit(files, &limit) == 0, limit.rlim_cur >= rlim_t(wanted) else {
            logger.warning(
                "the system lets this process open fewer files than connections are allowed",
                metadata: ["files": "\(limit.rlim_cur)", "wanted": "\(wanted)"])
            return
        }
    }
}
