internal import Glibc

/// The file that a process's standard error goes to, which the process itself sets aside when it is long, and begins anew: so it
/// takes up a bounded place however long the process runs, and nobody has to see to it.
struct RotatedFile {
    /// Octets of one file.
    static let most = 16 << 20
    /// Files that are kept beside the one that is written: `registry.log.1` is the last one before it.
    static let kept = 4

    let path: String
    private let most: Int
    private let descriptor: Int32

    init(_ path: String, most: Int = RotatedFile.most, descriptor: Int32 = STDERR_FILENO) {
        self.path = path
        self.most = most
        self.descriptor = descriptor
    }

    /// Begins a new file when the one that is written is long enough. Does nothing where the descriptor is another file's, a
    /// terminal's or a pipe's: then somebody else sees to it.
    func turnIfLong() {
        var (open, named) = (stat(), stat())
        guard fstat(descriptor, &open) == 0, open.st_size >= most, stat(path, &named) == 0,
            open.st_dev == named.st_dev, open.st_ino == named.st_ino
        else { return }
        for number in (1..<Self.kept).reversed() { rename("\(path).\(number)", "\(path).\(number + 1)") }
        guard rename(path, "\(path).1") == 0 else { return }
        let new = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        // Without a new one the old one is written on under its new name.
        guard new >= 0 else { return }
        dup2(new, descriptor)
        close(new)
    }
}
