internal import Foundation
internal import Glibc

/// Where a table comes from.
public enum TableSource: Sendable {
    case file(String)
    case bytes([UInt8])

    /// Octets; throws ``TableError`` where there is no such file, or it is no file.
    func size() throws(TableError) -> Int {
        switch self {
        case .bytes(let bytes): return bytes.count
        case .file(let path):
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw TableError("unreadable")
            }
            return Int(status.st_size)
        }
    }

    func pieces() throws(TableError) -> TablePieces { try TablePieces(self) }
}

/// What stands in a source, piece by piece.
final class TablePieces {
    private static let length = 64 << 10
    private let handle: FileHandle?
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { (handle, rest) = (nil, bytes[...]) }

    init(_ source: TableSource) throws(TableError) {
        switch source {
        case .bytes(let bytes): (handle, rest) = (nil, bytes[...])
        case .file(let path):
            rest = []
            do {
                handle = try FileHandle(forReadingFrom: URL(filePath: path))
            } catch {
                throw TableError("unreadable")
            }
        }
    }

    /// Nil at the end.
    func next() throws(TableError) -> [UInt8]? {
        guard let handle else {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(Self.length) }
            return Array(rest.prefix(Self.length))
        }
        do {
            return try handle.read(upToCount: Self.length).flatMap { $0.isEmpty ? nil : Array($0) }
        } catch {
            throw TableError("unreadable")
        }
    }
}
