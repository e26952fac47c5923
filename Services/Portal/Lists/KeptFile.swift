import Foundation
import GatewayKit
import ServiceKit
import Tables
import Vocabulary

/// A file that somebody has sent, on the disk and without a name there: nobody else opens it, and it ends with whoever keeps it, also where
/// the portal is killed.
final class KeptFile: Sendable {
    private let descriptor: Int32
    private let count: Int
    private let uploads: Uploads

    /// Nil where there is no room. Throws ``Failure`` where the folder cannot be written in.
    init?(_ octets: [UInt8], in folder: String, _ uploads: Uploads) throws {
        guard uploads.reserve(octets.count) else { return nil }
        (count, self.uploads) = (octets.count, uploads)
        let path = "\(folder)/sheet-\(RandomWord.make().prefix(16))"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.unwritable(folder) }
        guard unlink(path) == 0 else { throw Self.unwritable(folder) }
        var rest = octets[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.unwritable(folder) }
            rest = rest.dropFirst(written)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        uploads.release(count)
    }

    private static func unwritable(_ folder: String) -> Failure {
        Failure(.badFile, Message("gateway.data-unwritable", ["path": folder]))
    }

    /// As long as this is there.
    var source: TableSource { .file("/proc/self/fd/\(descriptor)") }
}
