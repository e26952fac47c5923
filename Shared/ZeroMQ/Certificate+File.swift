internal import Glibc

extension Certificate {
    /// What the file at `path` says. Files of more than 64 KiB are no certificates, nor is what is no regular file. A secret key in a file of the
    /// process's own user that others may read or write is refused, by ssh(1)'s rule for private keys.
    public init(contentsOf path: String) throws(CertificateFileError) {
        let (bytes, isExposed) = try readFile(path)
        do throws(CertificateFault) {
            try self.init(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .malformed(path: path, error)
        }
        if secretKey != nil || signingSecretKey != nil, isExposed { throw .exposed(path: path) }
    }

    /// Writes `directory/name.key`, and with a secret key `directory/name.key_secret`, for the owner's eyes only
    /// (mode 0600). Each file is there whole or not at all, and safe from a power cut.
    ///
    /// - Parameter replacing: what is there; otherwise that is ``CertificateFileError/exists(path:)``.
    public func write(
        to directory: String, name: String, replacing: Bool = false
    ) throws(CertificateFileError) {
        // The secret first: without it the public half is good for nothing.
        if secretKey != nil || signingSecretKey != nil {
            try write(to: "\(directory)/\(name).key_secret", mode: 0o600, replacing: replacing)
        }
        try withoutSecret.write(to: "\(directory)/\(name).key", mode: 0o644, replacing: replacing)
    }

    private func write(to path: String, mode: mode_t, replacing: Bool) throws(CertificateFileError) {
        let text: String
        do throws(CertificateFault) {
            text = try self.text()
        } catch {
            throw .malformed(path: path, error)
        }
        let draft = "\(path).\(getpid()).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
        defer { unlink(draft) }
        let written = writeAll([UInt8](text.utf8), descriptor) && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard written else { throw .unwritable(path: path, code: code) }
        // link(2) makes no name twice, rename(2) takes it over; both at once.
        guard (replacing ? rename(draft, path) : link(draft, path)) == 0 else {
            throw errno == EEXIST ? .exists(path: path) : .unwritable(path: path, code: errno)
        }
    }
}

private let longestFile = 65_536

/// The file's bytes, and whether it is ours and anybody else may do anything with it.
private func readFile(_ path: String) throws(CertificateFileError) -> (bytes: [UInt8], isExposed: Bool) {
    // A FIFO would wait for its writer, and with it whoever reads all keys.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { close(descriptor) }
    var found = stat()
    guard fstat(descriptor, &found) == 0 else { throw .unreadable(path: path, code: errno) }
    guard found.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, code: EINVAL) }
    let isExposed = found.st_uid == getuid() && found.st_mode & 0o077 != 0
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable(path: path, code: errno) }
        guard count > 0 else { return (bytes, isExposed) }
        bytes += chunk.prefix(count)
        guard bytes.count <= longestFile else { throw .unreadable(path: path, code: EFBIG) }
    }
}

private func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
