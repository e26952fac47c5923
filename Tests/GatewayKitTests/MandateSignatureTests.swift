import Foundation
import GatewayAPI
import JSONCoding
import ServiceKit
import Testing
import Vocabulary

import struct ZeroMQ.Certificate
import struct ZeroMQ.SigningKeyPair

@testable import GatewayKit

@Suite("Whose a mandate is, by the keys that its giver ever had", .timeLimit(.minutes(5)))
struct MandateSignatureTests {
    private static let unit: UnitPath = "thai-binh/thai-thuy/diem-dien"

    /// A person's key, and a mandate that is signed with it.
    private func withMandate(
        _ body: (DataDirectory, KeyRing, KeyOwner, Mandate) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let ring = KeyRing(data: data)
        let lan = KeyOwner(
            unit: Self.unit, person: Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")))
        let file = try #require(try ring.issue(lan).entry.file)
        let mandate = WorkflowKind.admit.mandate(
            for: ChildID(at: .now()), run: WorkflowID(at: .now()), by: Self.unit, "ntl",
            until: .last)
        let secret = try #require(try Certificate(contentsOf: file).signingSecretKey)
        try body(
            data, ring, lan, mandate.with(signed: SigningKeyPair(secretKey: secret).sign(mandate.octets)))
    }

    /// As if the coordinator had taken it in then.
    private func fault(_ mandate: Mandate, at moment: Timestamp, _ data: DataDirectory) throws
        -> MandateFault?
    {
        var given = GivenMandate(id: MandateID(at: .now()), mandate, on: .last)
        given.serviceSignature = ServiceSignature(
            by: "gateway", documentType: GivenMandate.kind, at: moment, digest: "")
        return try SignatureCheck(data: data, keys: nil).fault(of: given)
    }

    @Test("a key that was taken away signed what came before, and nothing that came later")
    func revoked() throws {
        try withMandate { data, ring, _, mandate in
            let before = Timestamp.now()
            let first = try fault(mandate, at: before, data)
            #expect(first == nil)
            let revoked = try ring.revoke("\(Self.unit)/ntl")
            #expect(revoked.count == 1)
            let after = Timestamp.now().advanced(byMilliseconds: 1)
            let (early, late) = (
                try fault(mandate, at: before.advanced(byMilliseconds: -1), data),
                try fault(mandate, at: after, data)
            )
            #expect(early == nil)
            #expect(late == .signerOver)
        }
    }

    @Test("nor does another person's key sign it, nor the same person's next one")
    func others() throws {
        try withMandate { data, ring, lan, mandate in
            let hoa = KeyOwner(unit: Self.unit, person: Person(id: "hvh", name: PersonName("Hoàng Văn Hoà")))
            _ = try ring.issue(hoa)
            let his = mandate.with { $0.person = "hvh" }
            #expect(try fault(his, at: .now(), data) == .signerForged)
            #expect(
                try fault(mandate.with { $0.until = $0.until.advanced(by: -1) }, at: .now(), data)
                    == .signerForged)
            #expect(try fault(mandate.with { $0.person = "xyz" }, at: .now(), data) == .signerUnknown)
            #expect(try ring.revoke("\(Self.unit)/ntl").count == 1)
            _ = try ring.issue(lan)
            let after = Timestamp.now().advanced(byMilliseconds: 1)
            #expect(try fault(mandate, at: after, data) == .signerOver)
        }
    }

    @Test("one that the coordinator's signature was taken off is no sound one, whoever gave it")
    func unsigned() throws {
        try withMandate { data, _, _, mandate in
            let given = GivenMandate(id: MandateID(at: .now()), mandate, on: .last)
            let document = try JSONValue(parsing: JSON.encode(given))
            let verdict = try SignatureCheck(data: data, keys: nil).verdict(
                onIssued: document, called: "giấy")
            #expect(verdict.fault == MandateFault.unsignedMandate.rawValue)
            #expect(!verdict.isUnsigned && verdict.mandate?.run == mandate.run)
        }
    }

    @Test(
        "a unit's own key stays known when it is taken away; of one whose end nobody wrote down nothing counts"
    )
    func units() throws {
        try withMandate { data, ring, _, mandate in
            let office = KeyOwner(unit: Self.unit)
            let issued = try ring.issue(office).entry
            let file = try #require(issued.file)
            let secret = try #require(try Certificate(contentsOf: file).signingSecretKey)
            let unsigned = mandate.with { $0.person = nil }
            let own = try unsigned.with(signed: SigningKeyPair(secretKey: secret).sign(unsigned.octets))
            let before = Timestamp.now().advanced(byMilliseconds: -1)
            let revoked = try ring.revoke(Self.unit.text)
            #expect(revoked.count == 2)
            let after = Timestamp.now().advanced(byMilliseconds: 1)
            let (early, late) = (try fault(own, at: before, data), try fault(own, at: after, data))
            #expect(early == nil && late == .signerOver)

            let kept = "\(data.revokedKeys)/thai-binh.thai-thuy.diem-dien"
            let certificate = try Certificate(contentsOf: kept + ".key")
            try FileManager.default.removeItem(atPath: kept + ".key")
            let endless = certificate.describing(certificate.metadata.filter { $0.key != "until" })
            try endless.write(to: data.revokedKeys, name: "thai-binh.thai-thuy.diem-dien")
            let unknown = try fault(own, at: before, data)
            #expect(unknown == .signerOver)
        }
    }

    @Test("where the directory is what is checked, certificates that are kept elsewhere count alone")
    func elsewhere() throws {
        try withMandate { data, _, _, mandate in
            let given = GivenMandate(id: MandateID(at: .now()), mandate, on: .last)
            let kept = "\(data.allowedKeys)/thai-binh.thai-thuy.diem-dien@ntl.key"
            func fault(_ signers: [String]) throws -> MandateFault? {
                try SignatureCheck(data: data, keys: nil, signers: signers, trustsOwn: false).fault(of: given)
            }
            let (none, named) = (try fault([]), try fault([kept]))
            #expect(none == .signerUnknown && named == nil)
        }
    }

    @Test("what is kept as a document and is none is said to be that, and the next one is looked at")
    func unreadable() throws {
        try withMandate { data, _, _, _ in
            let check = SignatureCheck(data: data, keys: nil)
            let documents: [JSONValue] = [
                ["id": "1", "mandate": [:]], ["id": "1", "serviceSignature": "signed"], ["id": "1"],
            ]
            let faults = try documents.map { try check.verdict(onKept: $0, called: "giấy").fault }
            #expect(faults == ["unreadable", "unreadable", "unsigned"])
        }
    }
}
