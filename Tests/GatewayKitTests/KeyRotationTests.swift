import Foundation
import ServiceKit
import Testing
import Vocabulary

import struct ZeroMQ.Certificate
import struct ZeroMQ.CurveKeyPair

@testable import GatewayKit

@Suite("New keys in the place of old ones", .timeLimit(.minutes(5)))
struct KeyRotationTests {
    private static let office = KeyOwner(unit: "thai-binh/so-y-te")
    private static let now = Timestamp("2026-03-02T00:00:00Z") ?? .now()
    private static let week = Duration.seconds(7 * 86_400)
    private static let end = now.advanced(byMilliseconds: 7 * 86_400_000)

    private func withRing(_ body: (DataDirectory, KeyRing) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        try body(data, KeyRing(data: data))
    }

    /// Public keys that are let in, with their ends.
    private func standing(_ data: DataDirectory) throws -> [String: Timestamp?] {
        let files = try FileManager.default.contentsOfDirectory(atPath: data.allowedKeys)
        return try files.reduce(into: [:]) { keys, file in
            let certificate = try Certificate(contentsOf: "\(data.allowedKeys)/\(file)")
            #expect(certificate.secretKey == nil)
            keys["\(certificate.publicKey)"] = .some(KeyTerm(metadata: certificate.metadata)?.until)
        }
    }

    @Test("the new key has the owner's place, the old ones an end; said again it makes nothing new")
    func rotates() throws {
        try withRing { data, ring in
            let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"), roles: [.reader])
            let owner = KeyOwner(unit: "thai-binh/so-y-te", person: lan)
            let old = try ring.issue(owner).entry
            let handed = try ring.issue(owner, to: data.path + "/out")
            let colleague = try ring.issue(Self.office).entry
            let first = try ring.rotate(owner, overlap: Self.week, at: Self.now)
            #expect(first.isNew && first.entry.owner == owner && first.entry.file == old.file)
            #expect(Set(first.replaced.map(\.publicKey)) == [old.publicKey, handed.publicKey])
            let secret = try Certificate(contentsOf: #require(old.file))
            #expect("\(secret.publicKey)" == first.entry.publicKey && secret.signingSecretKey != nil)
            let expected: [String: Timestamp?] = [
                old.publicKey: Self.end, handed.publicKey: Self.end, first.entry.publicKey: nil,
                colleague.publicKey: nil,
            ]
            #expect(try standing(data) == expected)

            let later = Self.now.advanced(byMilliseconds: 1000)
            let again = try ring.rotate(owner, overlap: Self.week, at: later)
            #expect(!again.isNew && again.entry.publicKey == first.entry.publicKey)
            #expect(try standing(data) == expected)
            // Sooner than was said: then sooner.
            _ = try ring.rotate(owner, overlap: .seconds(60), at: later)
            let sooner = later.advanced(byMilliseconds: 60_000)
            #expect(try standing(data)[old.publicKey] == sooner)
            #expect(try ring.sweep(at: sooner.advanced(byMilliseconds: -1)).isEmpty)
            let swept = try ring.sweep(at: sooner)
            #expect(Set(swept.map(\.publicKey)) == [old.publicKey, handed.publicKey])
            #expect(try standing(data) == [first.entry.publicKey: nil, colleague.publicKey: nil])
            // What they signed can be checked, and until when they counted.
            let kept = try FileManager.default.contentsOfDirectory(atPath: data.revokedKeys)
            #expect(kept.count == 2)
            let next = try ring.rotate(owner, overlap: Self.week, at: sooner)
            #expect(next.isNew && next.replaced.map(\.publicKey) == [first.entry.publicKey])
            #expect(throws: Failure.self) {
                try ring.rotate(KeyOwner(unit: "hung-yen/so-y-te"), overlap: Self.week, at: Self.now)
            }
        }
    }

    @Test("swept, taken away and given out at the same time: each is kept once, and none comes back")
    func together() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let ring = KeyRing(data: data)
        let old = try (0..<20).map { _ in try ring.issue(Self.office, to: data.path + "/out").publicKey }
        let (kept, other) = (try ring.issue(Self.office).entry, KeyOwner(unit: "thai-binh/so-gddt"))
        _ = try ring.issue(other)
        _ = try ring.rotate(Self.office, overlap: Self.week, at: Self.now)
        let swept = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 {
                group.addTask { try KeyRing(data: data).sweep(at: Self.end).map(\.publicKey) }
                group.addTask {
                    _ = try KeyRing(data: data).revoke(other.unit.text)
                    _ = try KeyRing(data: data).issue(other)
                    return []
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(swept.sorted() == (old + [kept.publicKey]).sorted())
        #expect(try standing(data).count == 2)
        let ended = try FileManager.default.contentsOfDirectory(atPath: data.revokedKeys)
            .filter { !$0.hasPrefix("thai-binh.so-gddt") }
        #expect(ended.count == swept.count)
    }

    @Test("two people who were found one code at the same time: the second is refused")
    func oneCode() throws {
        try withRing { _, ring in
            func owner(_ name: String) -> KeyOwner {
                KeyOwner(unit: Self.office.unit, person: Person(id: "ntl", name: PersonName(name)))
            }
            _ = try ring.issue(owner("Nguyễn Thị Lan"))
            #expect(throws: Failure.self) { try ring.issue(owner("Nguyễn Thu Loan")) }
            #expect(throws: Failure.self) { try ring.issue(owner("Nguyễn Thu Loan"), to: "/nowhere") }
            #expect(try ring.issue(owner("NGUYỄN THỊ LAN")).isNew == false)
        }
    }

    /// After which step the process died.
    enum Step: CaseIterable { case drawn, allowed, dated, halfMoved }

    @Test("a process that dies at any step is taken up where it stopped", arguments: Step.allCases)
    func resumes(step: Step) throws {
        try withRing { data, ring in
            let old = try ring.issue(Self.office).entry
            let secret = try #require(old.file)
            // What each step leaves, as the next process finds it.
            let keys = try CurveKeyPair()
            let certificate = Certificate(keys, metadata: Self.office.metadata)
            let folder = OwnFile.parent(of: secret)
            try certificate.write(to: folder, name: "so-y-te.next")
            if step != .drawn { try ring.allow(certificate.withoutSecret, Self.office) }
            let end = Timestamp.now().advanced(byMilliseconds: 86_400_000)
            if step == .dated || step == .halfMoved {
                let path = "\(data.allowedKeys)/thai-binh.so-y-te.key"
                let metadata = Self.office.metadata.merging(KeyTerm(until: end).metadata) { $1 }
                try Certificate(contentsOf: path).describing(metadata)
                    .write(to: data.allowedKeys, name: "thai-binh.so-y-te", replacing: true)
            }
            if step == .halfMoved {
                try OwnFile.move("\(folder)/so-y-te.next.key", to: "\(folder)/so-y-te.key")
            }
            #expect(try Certificate(contentsOf: secret).publicKey != keys.publicKey)
            // Nobody takes it for a person's or a unit's meanwhile.
            #expect(try ring.list().contains { $0.publicKey == old.publicKey })

            let rotation = try ring.rotate(Self.office, overlap: Self.week)
            #expect(rotation.isNew && rotation.entry.publicKey == "\(keys.publicKey)")
            #expect(try Certificate(contentsOf: secret).publicKey == keys.publicKey)
            let standing = try standing(data)
            #expect(standing.count == 2 && standing["\(keys.publicKey)"] == .some(nil))
            let until = try #require(standing[old.publicKey] ?? nil)
            #expect(step == .dated || step == .halfMoved ? until == end : until > end)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(files == ["so-y-te.key", "so-y-te.key_secret"])
        }
    }

    @Test("a service's next key is told of before it counts, and moved to the old one's place when it does")
    func service() throws {
        try withRing { data, ring in
            try FileManager.default.createDirectory(
                atPath: data.serviceKeys, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: data.run, withIntermediateDirectories: true)
            #expect(throws: Failure.self) { try ring.rotate(service: "registry", overlap: Self.week) }
            let certificates = ServiceCertificates(of: "registry", in: data)
            let old = try certificates.make(at: Self.now)
            try Endpoints.write(
                ["registry": Whereabouts(endpoint: "tcp://127.0.0.1:1", publicKey: "\(old.publicKey)")], data)
            let begun = try ring.rotate(service: "registry", overlap: Self.week, at: Self.now)
            #expect(begun.isNew && begun.rotation.talksFrom == Self.end)
            #expect(begun.rotation.signsFrom == Self.end && begun.rotation.opensUntil == Self.end)
            let again = try ring.rotate(service: "registry", overlap: Self.week, at: Self.now)
            #expect(!again.isNew && again.rotation.talksFrom == Self.end)

            let next = try #require(try certificates.next()).keys
            let place = try #require(try Endpoints.read(data.endpoints)["registry"])
            let before = Self.end.advanced(byMilliseconds: -1)
            for (moment, keys) in [(before, old), (Self.end, next)] {
                #expect(try certificates.keys(at: moment)?.publicKey == keys.publicKey)
                #expect(place.publicKey(at: moment) == "\(keys.publicKey)")
            }
            // Another machine's clock may be off: it tries the other one too while that can be.
            #expect(place.publicKey(at: before, attempt: 1) == "\(next.publicKey)")
            #expect(place.publicKey(at: Self.now, attempt: 1) == "\(old.publicKey)")

            try certificates.takeIn(at: before)
            #expect(try certificates.next() != nil)
            // The process died between the two halves.
            let folder = data.serviceKeys
            try OwnFile.move("\(folder)/registry.next.key", to: "\(folder)/registry.key")
            #expect(try certificates.keys(at: Self.end)?.publicKey == next.publicKey)
            try certificates.takeIn(at: Self.end)
            #expect(try certificates.keys(at: Self.end)?.publicKey == next.publicKey)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(files == ["registry.key", "registry.key_secret"])
        }
    }

    @Test(
        "a length is a number and a unit",
        arguments: [
            ("14d", 1_209_600), ("12h", 43_200), ("90m", 5400), ("45s", 45), ("0s", 0), ("9999999d", nil),
            ("-1d", nil), ("d", nil), ("14", nil), ("14 d", nil), ("9223372036854775807d", nil),
        ] as [(String, Int64?)])
    func overlap(text: String, seconds: Int64?) {
        #expect(KeyOverlap(text)?.duration == seconds.map { Duration.seconds($0) })
    }
}
