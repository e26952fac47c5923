internal import Glibc

/// What a store takes up on its disk, and what is left there. Octets.
public struct StoreSizes: Hashable, Sendable {
    /// Of the database file.
    public let file: Int64
    /// Of its write-ahead log: what was committed and is not yet in the file.
    public let journal: Int64
    /// What may still be written on the file system.
    public let free: Int64
    /// The whole file system.
    public let total: Int64

    public init(file: Int64, journal: Int64, free: Int64, total: Int64) {
        (self.file, self.journal, self.free, self.total) = (file, journal, free, total)
    }

    /// Of the database at `path`; nil where the file system does not say.
    init?(at path: String) {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return nil }
        let block = Int64(clamping: disk.f_frsize)
        self.init(
            file: Self.length(of: path), journal: Self.length(of: path + "-wal"),
            free: Int64(clamping: disk.f_bavail) * block, total: Int64(clamping: disk.f_blocks) * block)
    }

    /// 0 of a file that is not there.
    static func length(of path: String) -> Int64 {
        var found = stat()
        return stat(path, &found) == 0 ? Int64(found.st_size) : 0
    }
}

extension ServiceStore {
    /// How large the store is now, and how much room there is; nil where the file system does not say.
    public func sizes() -> StoreSizes? { StoreSizes(at: path) }
}
