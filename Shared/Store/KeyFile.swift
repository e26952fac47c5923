internal import Glibc

/// A file with keys, or what they sign: its owner alone can read it.
enum KeyFile {
    /// Writes it whole or not at all, and onto the disk under its name before anything depends on it: a process that dies here
    /// leaves a draft, which the next one (the store's lock lets in one at a time) writes anew. Throws
    /// ``StoreError/unwritable(path:reason:)``.
    static func lay(_ text: String, at path: String) throws {
        let draft = path + ".draft"
        try put(Array(text.utf8), in: draft)
        guard rename(draft, path) == 0 else {
            throw StoreError.unwritable(path: path, reason: systemReason())
        }
        try sync(directoryOf: path)
    }

    private static func put(_ bytes: [UInt8], in path: String) throws {
        let descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.unwritable(path: path, reason: systemReason()) }
        defer { _ = close(descriptor) }
        // A draft that lay there keeps its mode otherwise.
        guard fchmod(descriptor, 0o600) == 0, write(descriptor, bytes, bytes.count) == bytes.count,
            fsync(descriptor) == 0
        else { throw StoreError.unwritable(path: path, reason: systemReason()) }
    }

    /// Makes sure that the name survives a power cut, not only what it names.
    static func sync(directoryOf path: String) throws {
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.unwritable(path: directory, reason: systemReason()) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw StoreError.unwritable(path: directory, reason: systemReason())
        }
    }
}
