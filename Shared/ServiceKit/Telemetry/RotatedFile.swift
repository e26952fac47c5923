internal import Glibc

/// The file that a process's standard error goes to, which the process itself sets aside when it is long, and begins anew: so it
/// takes up a bounded place however long the process runs, and nobody has to see to it.
public struct RotatedFile: Sendable {
    /// Octets of one file.
    static let most = 16 << 20
    /// Files that are kept beside the one that is written: `registry.log.1` is the last one before it.
    static let kept = 4

    private let path: String
    private let most: Int
    private let descriptor: Int32
    private let other: Int32

    /// The file at `path`.
    public init(_ path: String) { self.init(path, most: Self.most) }

    /// - Parameters:
    ///   - descriptor: by which it is written.
    ///   - other: another one that may be the same file's: then it goes along.
    init(_ path: String, most: Int, descriptor: Int32 = STDERR_FILENO, other: Int32 = STDOUT_FILENO) {
        (self.path, self.most, self.descriptor, self.other) = (path, most, descriptor, other)
    }

    /// Begins a new file when the one that is written is long enough. Does nothing where the descriptor is another file's, a
    /// terminal's or a pipe's: then somebody else sees to it.
    public func turnIfLong() {
        var (open, named, beside) = (stat(), stat(), stat())
        guard fstat(descriptor, &open) == 0, open.st_size >= most, stat(path, &named) == 0,
            open.st_dev == named.st_dev, open.st_ino == named.st_ino
        else { return }
        for number in (1..<Self.kept).reversed() { rename("\(path).\(number)", "\(path).\(number + 1)") }
        guard rename(path, "\(path).1") == 0 else { return }
        let new = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        // Without a new one the old one is written on under its new name.
        guard new >= 0 else { return }
        if fstat(other, &beside) == 0, beside.st_dev == open.st_dev, beside.st_ino == open.st_ino {
            dup2(new, other)
        }
        dup2(new, descriptor)
        close(new)
    }
}
