internal import Glibc

/// A file that a person keeps, read whole. Only a regular one, and no larger than such a file ever is: what waits for
/// a writer (a FIFO) or never ends (`/dev/zero`) must not hold up who reads it.
enum KeptFile {
    enum Fault: Error {
        case unreadable
        case tooLarge
    }

    /// - Parameter most: octets.
    static func bytes(_ path: String, most: Int) throws(Fault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable }
        defer { close(descriptor) }
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { throw .unreadable }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable }
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
            guard bytes.count <= most else { throw .tooLarge }
        }
    }
}
