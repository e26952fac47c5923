import Foundation
import ServiceKit
import Testing
import Vocabulary

import enum ZeroMQ.CertificateFileError

@testable import GatewayKit

@Suite("Keys of units", .timeLimit(.minutes(1)))
struct KeyRingTests {
    /// A ring of keys in a data directory of its own.
    private func withRing(_ body: (URL, DataDirectory, KeyRing) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let ring = KeyRing(data: data)
        try body(folder, data, ring)
    }

    @Test("a key is issued once, another for others, and all are revoked together")
    func issues() throws {
        try withRing { folder, data, ring in
            let first = try ring.issue("thai-binh/so-y-te")
            let again = try ring.issue("thai-binh/so-y-te")
            #expect(first.isNew)
            #expect(!again.isNew)
            #expect(first.entry.publicKey == again.entry.publicKey)
            #expect(first.entry.file == data.unitSecret("thai-binh/so-y-te"))
            let other = try ring.issue("thai-binh/so-y-te", to: folder.appending(path: "out").path)
            #expect(other.publicKey != first.entry.publicKey)
            #expect(try ring.list().map(\.unit) == ["thai-binh/so-y-te", "thai-binh/so-y-te"])
            #expect(try ring.revoke("thai-binh/so-y-te") == 2)
            #expect(try ring.list().isEmpty)
            #expect(try ring.revoke("thai-binh/so-y-te") == 0)
        }
    }

    @Test("keys that cannot be looked at are not no keys")
    func unreadable() throws {
        try withRing { _, data, ring in
            #expect(try ring.list().isEmpty)
            try FileManager.default.createDirectory(
                atPath: data.path + "/keys", withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: data.allowedKeys))
            #expect(throws: Failure.self) { try ring.list() }
            #expect(throws: Failure.self) { try ring.revoke("thai-binh/so-y-te") }
        }
    }

    @Test("a certificate that cannot be read is named once, with the reason")
    func certificateErrors() {
        func sentence(_ error: CertificateFileError) -> String {
            ErrorReport(error, in: .en).lines.joined(separator: "\n")
        }
        #expect(sentence(.unreadable(path: "/k", code: 13)) == "/k cannot be read: Permission denied")
        #expect(sentence(.exists(path: "/k")).hasPrefix("/k is there already."))
        #expect(sentence(.unwritable(path: "/k", code: 13)) == "/k cannot be written.")
    }
}
