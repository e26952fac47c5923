import Foundation
import ServiceKit
import Testing
import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.SigningKeyPair

@testable import GatewayKit

@Suite("Keys of units", .timeLimit(.minutes(5)))
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
            let office = KeyOwner(unit: "thai-binh/so-y-te")
            let first = try ring.issue(office)
            let again = try ring.issue(office)
            #expect(first.isNew)
            #expect(!again.isNew)
            #expect(first.entry.publicKey == again.entry.publicKey)
            #expect(first.entry.file == data.unitSecret("thai-binh/so-y-te"))
            let other = try ring.issue(office, to: folder.appending(path: "out").path)
            #expect(other.publicKey != first.entry.publicKey)
            #expect(try ring.list().map(\.unit) == ["thai-binh/so-y-te", "thai-binh/so-y-te"])
            #expect(try ring.revoke("thai-binh/so-y-te").count == 2)
            #expect(try ring.list().isEmpty)
            #expect(try ring.revoke("thai-binh/so-y-te").isEmpty)
            #expect(!FileManager.default.fileExists(atPath: data.unitSecret("thai-binh/so-y-te")))
        }
    }

    private static let unit: UnitPath = "thai-binh/so-y-te"

    /// The owner of a key of a person of the unit.
    private func owner(
        _ ring: KeyRing, _ name: String, code: PersonCode? = nil, roles: Set<Role>? = nil,
        isUnit: (UnitPath) -> Bool = { _ in false }
    ) throws -> KeyOwner {
        let recipient = Recipient(name: try #require(PersonName(name)), code: code, roles: roles)
        return KeyOwner(
            unit: Self.unit, person: try ring.person(recipient, of: Self.unit, isUnit: isUnit))
    }

    @Test("a person's key has the person, the unit and a pair to sign with in both certificates")
    func person() throws {
        try withRing { _, data, ring in
            let lan = try owner(ring, "Nguyễn Thị Lan", roles: [.reader, .caseworker])
            #expect(lan.text == "thai-binh/so-y-te/ntl")
            let (entry, isNew) = try ring.issue(lan)
            #expect(isNew && entry.owner == lan && entry.roles == [.caseworker, .reader])
            #expect(entry.file == "\(data.path)/keys/people/thai-binh/so-y-te/ntl.key_secret")
            let secret = try Certificate(contentsOf: #require(entry.file))
            let open = try Certificate(contentsOf: "\(data.allowedKeys)/thai-binh.so-y-te@ntl.key")
            #expect(open == secret.withoutSecret && KeyOwner(metadata: open.metadata) == lan)
            let signing = try SigningKeyPair(secretKey: #require(secret.signingSecretKey))
            #expect(open.signingKey == signing.publicKey && entry.signingKey == "\(signing.publicKey)")
            // The office's own key is another one, and a program's.
            let office = try ring.issue(KeyOwner(unit: Self.unit)).entry
            #expect(office.person == nil && office.publicKey != entry.publicKey)
            #expect(try ring.list().map(\.owner.text) == ["thai-binh/so-y-te", "thai-binh/so-y-te/ntl"])
        }
    }

    @Test("a code comes from the name's initials; it is the same for the same name, and nobody else's")
    func codes() throws {
        try withRing { _, _, ring in
            for (name, code) in [
                ("Nguyễn Thị Lan", "ntl"), ("Ngô Thanh Lâm", "ntl-2"), ("Đỗ Đức Ân", "dda"),
                ("nguyễn thị  lan", "ntl"), ("Николай", "nv"),
            ] {
                let owner = try owner(ring, name)
                #expect(owner.person?.id.text == code, "\(name)")
                _ = try ring.issue(owner)
            }
            #expect(try owner(ring, "Trần Văn Bình", code: "binh").person?.id == "binh")
            let taken = #expect(throws: Failure.self) { try owner(ring, "Trần Văn Bình", code: "ntl") }
            #expect(taken?.message.key == "gateway.code-taken")
            // What would look like another unit is none.
            let isUnit = { (path: UnitPath) in path == "thai-binh/so-y-te/tvb" }
            #expect(try owner(ring, "Trần Văn Bình", isUnit: isUnit).person?.id == "tvb-2")
            let unit = #expect(throws: Failure.self) {
                try owner(ring, "Trần Văn Bình", code: "tvb", isUnit: isUnit)
            }
            #expect(unit?.message.key == "gateway.code-of-unit")
        }
    }

    @Test("issued again, a key stays, with the roles that are said now, or those of before where none are")
    func narrowed() throws {
        try withRing { _, data, ring in
            let first = try ring.issue(owner(ring, "Nguyễn Thị Lan", roles: [.reader])).entry
            let same = try ring.issue(owner(ring, "Nguyễn Thị Lan"))
            #expect(!same.isNew && same.entry.roles == [.reader])
            let wider = try ring.issue(owner(ring, "Nguyễn Thị Lan", roles: [.reader, .lead]))
            #expect(!wider.isNew && wider.entry.publicKey == first.publicKey)
            let listed = try ring.list()
            #expect(listed.count == 1 && listed[0].roles == [.lead, .reader])
            #expect(listed[0].file == first.file)
            let files = try FileManager.default.contentsOfDirectory(atPath: data.allowedKeys)
            #expect(files == ["thai-binh.so-y-te@ntl.key"])
        }
    }

    @Test("one person's keys are revoked by code or by name, the others' stay; a code is not given again")
    func revokesPeople() throws {
        try withRing { folder, data, ring in
            for name in ["Nguyễn Thị Lan", "Trần Văn Bình", "Phạm Văn Cường"] {
                _ = try ring.issue(owner(ring, name))
            }
            _ = try ring.issue(owner(ring, "Nguyễn Thị Lan"), to: folder.appending(path: "out").path)
            _ = try ring.issue(KeyOwner(unit: Self.unit))
            #expect(try ring.revoke("thai-binh/so-y-te/ntl").map(\.person) == ["ntl", "ntl"])
            #expect(try ring.revoke("thai-binh/so-y-te/tran van binh").map(\.person) == ["tvb"])
            #expect(try ring.revoke("thai-binh/so-y-te/ai đó").isEmpty)
            #expect(try ring.revoke("thai-binh/ntl").isEmpty)
            #expect(try ring.list().map(\.person) == [nil, "pvc"])
            #expect(try data.people(of: Self.unit) == ["pvc"])
            // Who follows gets another code, who comes back the old one, and what was signed can be checked.
            #expect(try owner(ring, "Ngô Thanh Long").person?.id == "ntl-2")
            #expect(try owner(ring, "Nguyễn Thị Lan").person?.id == "ntl")
            let kept = try FileManager.default.contentsOfDirectory(atPath: data.revokedKeys).sorted()
            #expect(
                kept == [
                    "thai-binh.so-y-te@ntl.2.key", "thai-binh.so-y-te@ntl.key", "thai-binh.so-y-te@tvb.key",
                ])
            for file in kept {
                let certificate = try Certificate(contentsOf: "\(data.revokedKeys)/\(file)")
                #expect(certificate.signingKey != nil && certificate.secretKey == nil)
            }
            // The unit's name takes all that are left.
            #expect(try ring.revoke("thai-binh/so-y-te").count == 2)
            #expect(try ring.list().isEmpty)
            #expect(try data.people(of: Self.unit).isEmpty)
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
