internal import CZip
internal import Glibc

/// A file that is an archive of parts, as those of Word, Excel and LibreOffice are.
public enum ArchiveFile {
    /// The first day that an archive can name: what is in it is from no day, so that the same parts make the same file.
    private static let firstDay: UInt16 = 1 << 5 | 1

    /// Writes the parts in their order into the file at `path`, which is written over; the first one, which tells what the file
    /// is, as it is. Throws ``TableError``.
    public static func write(_ parts: [(name: String, text: String)], to path: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw TableError("unwritable")
        }
        for (index, part) in parts.enumerated() {
            guard add(part, at: UInt64(index), to: archive) else {
                zip_discard(archive)
                throw TableError("unwritable")
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw TableError("unwritable")
        }
    }

    /// libzip frees the copy when the archive is closed.
    private static func add(
        _ part: (name: String, text: String), at index: UInt64, to archive: OpaquePointer
    ) -> Bool {
        let octets = Array(part.text.utf8)
        guard let copy = malloc(max(1, octets.count)) else { return false }
        octets.withUnsafeBytes { from in
            if let start = from.baseAddress { memcpy(copy, start, from.count) }
        }
        guard let source = zip_source_buffer(archive, copy, UInt64(octets.count), 1) else {
            free(copy)
            return false
        }
        guard zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0 else {
            zip_source_free(source)
            return false
        }
        guard zip_file_set_dostime(archive, index, 0, firstDay, 0) == 0 else { return false }
        return index > 0 || zip_set_file_compression(archive, 0, Int32(ZIP_CM_STORE), 0) == 0
    }
}
