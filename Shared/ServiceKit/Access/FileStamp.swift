internal import Glibc

/// What the file system knows of a file: equal as long as nobody has written, replaced or touched it. (But for a
/// write within the same tick of the file system's clock: see ``isFresh(at:)``.)
struct FileStamp: Hashable, Sendable {
    private let device: dev_t
    private let inode: ino_t
    private let size: off_t
    private let modified: Nanoseconds
    private let changed: Nanoseconds

    /// Since 1970.
    private typealias Nanoseconds = Int64

    /// The file system's clock may stand still for so long: two ticks of the slowest kernel.
    private static let tick: Nanoseconds = 20_000_000

    /// Nil when there is no such file, or it cannot be looked at.
    init?(of path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        device = found.st_dev
        inode = found.st_ino
        size = found.st_size
        modified = FileStamp.nanoseconds(found.st_mtim)
        changed = FileStamp.nanoseconds(found.st_ctim)
    }

    /// Whether there certainly is no file of this name: not one that only cannot be looked at. Opens nothing.
    static func isGone(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) != 0 && errno == ENOENT
    }

    /// Whether the file was changed so shortly before `moment` that another change could have left the same stamp.
    func isFresh(at moment: Int64) -> Bool { changed > moment - FileStamp.tick }

    /// Nanoseconds since 1970, by the clock of files.
    static func now() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return nanoseconds(now)
    }

    private static func nanoseconds(_ time: timespec) -> Nanoseconds {
        Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
