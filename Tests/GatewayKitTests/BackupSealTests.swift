import Foundation
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("How backups are sealed", .timeLimit(.minutes(5)))
struct BackupSealTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/seal-\(UUID().uuidString)"
    private var data: DataDirectory { DataDirectory(folder + "/data") }

    private func make(_ name: String = "secret", replacing: Bool = false) throws -> BackupSecret {
        let file = "\(folder)/away/\(name)"
        let recipient = try BackupSecret.make(file, for: data, replacing: replacing)
        let secret = try BackupSecret(contentsOf: file)
        #expect(secret.recipient.id == recipient.id)
        return secret
    }

    private func remove() {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }

    @Test("only the secret opens a piece, as what it is, and unchanged to the last octet")
    func seals() throws {
        defer { remove() }
        let secret = try make()
        // What lies with the deployment is enough to seal.
        let recipient = try BackupRecipient(of: data)
        #expect(recipient.id == secret.recipient.id)
        let plain = Data("Trần Thị Mai".utf8)
        let sealed = try BackupSeal.seal(plain, as: "piece a", to: recipient)
        #expect(sealed.range(of: plain) == nil)
        #expect(BackupSeal.isWhole(sealed))
        #expect(BackupSeal.open(sealed, as: "piece a", with: secret) == plain)
        #expect(BackupSeal.open(sealed, as: "piece b", with: secret) == nil)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(!BackupSeal.isWhole(changed), "\(index)")
            #expect(BackupSeal.open(changed, as: "piece a", with: secret) == nil, "\(index)")
            #expect(!BackupSeal.isWhole(sealed.prefix(index)), "\(index)")
        }
        let empty = try BackupSeal.seal(Data(), as: "nothing", to: recipient)
        #expect(BackupSeal.open(empty, as: "nothing", with: secret) == Data())
        // The same is never sealed to the same.
        #expect(try BackupSeal.seal(plain, as: "piece a", to: recipient) != sealed)
    }

    @Test("another key opens nothing, nor does who knows the public half alone make what opens")
    func others() throws {
        defer { remove() }
        let first = try make("first")
        let second = try make("second", replacing: true)
        #expect(first.recipient.id != second.recipient.id)
        let sealed = try BackupSeal.seal(Data([1]), as: "p", to: first.recipient)
        #expect(BackupSeal.open(sealed, as: "p", with: second) == nil)
        #expect(
            ObjectNames(first.recipient).name(of: Data([1]))
                == ObjectNames(first.recipient).name(of: Data([1])))
        #expect(
            ObjectNames(first.recipient).name(of: Data([1]))
                != ObjectNames(second.recipient).name(of: Data([1])))
        let forger = BackupRecipient(key: first.recipient.key, shared: second.recipient.shared)
        let forged = try BackupSeal.seal(Data([1]), as: "p", to: forger)
        #expect(BackupSeal.isWhole(forged))
        #expect(BackupSeal.open(forged, as: "p", with: first) == nil)
    }

    @Test(
        "the secret is not put on the machine, over a file, or in place of another unasked; others may not read it"
    )
    func keeping() throws {
        defer { remove() }
        #expect(throws: Failure.self) { try BackupRecipient(of: data) }
        #expect(throws: Failure.self) {
            try BackupSecret.make(data.path + "/keys/backup/secret", for: data, replacing: false)
        }
        #expect(!FileManager.default.fileExists(atPath: data.backupKey))
        let secret = try make()
        #expect(throws: Failure.self) { try make("other") }
        #expect(!FileManager.default.fileExists(atPath: folder + "/away/other"))
        #expect(throws: Failure.self) { try make(replacing: true) }
        #expect(try BackupRecipient(of: data).id == secret.recipient.id)
        let file = folder + "/away/secret"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        #expect(throws: Failure.self) { try BackupSecret(contentsOf: file) }
        #expect(throws: Failure.self) { try BackupSecret(contentsOf: data.backupKey) }
    }

    @Test(
        "what neither the count nor the age keeps goes, the last one never, without rules nothing",
        arguments: [
            (nil, nil, []), (2, nil, ["1", "2"]), (9, nil, []), (nil, 3, ["1", "2"]), (1, 3, ["1", "2"]),
            (3, 1, ["1"]), (nil, 1, ["1", "2", "3"]),
        ] as [(Int?, Int?, [String])])
    func retention(count: Int?, days: Int?, gone: [String]) throws {
        let now = try #require(Timestamp("2026-11-29T08:00:00.000Z"))
        // Of 9, 5, 2 days ago, and of now.
        let all = zip(1..., [9, 5, 2, 0]).map { number, days in
            BackupManifest(
                id: "\(number)", number: number, at: now.advanced(byMilliseconds: -Int64(days) * 86_400_000),
                today: nil, program: "", key: "", stores: [], ahead: [], files: 0, bytes: 0, fresh: 0,
                objects: [])
        }
        let rules = BackupRetention(count: count, days: days)
        #expect(rules.superfluous(all.reversed(), at: now).sorted() == gone)
        // However long nobody made one.
        let later = now.advanced(byMilliseconds: 1000 * 86_400_000)
        #expect(!rules.superfluous(all, at: later).contains("4"))
    }
}
