import Foundation

/// What a service said since a moment, from its log.
package struct LogTail {
    let path: String
    private let start: UInt64

    /// Begins with what the log says from now on.
    package init(_ path: String) {
        self.path = path
        start = Self.size(path)
    }

    /// At most `count`; empty when nothing can be read.
    package func lastLines(_ count: Int) -> [String] {
        guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
        do {
            let end = try handle.seekToEnd()
            // A file that was begun anew meanwhile is all of what is new.
            let first = end < start ? 0 : start
            try handle.seek(toOffset: max(first, end > 16_384 ? end - 16_384 : 0))
            let text = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
            return text.split(separator: "\n").suffix(count).map(String.init)
        } catch {
            // The exit code is still told; only its words are missing.
            return []
        }
    }

    private static func size(_ path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : 0
    }
}
