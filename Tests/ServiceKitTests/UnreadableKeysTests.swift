import Foundation
import Logging
import Synchronization
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import ServiceKit

@Suite("Certificates that nobody can read let nobody in", .timeLimit(.minutes(5)))
struct UnreadableKeysTests {
    @Test(
        "a certificate whose person, name or roles cannot be read lets nobody in",
        arguments: [
            ["person": "Lan", "name": "Nguyễn Thị Lan"], ["person": "ntl"], ["name": "Nguyễn Thị Lan"],
            ["person": "ntl", "name": "!"], ["person": "hung-yen/ntl", "name": "Nguyễn Thị Lan"],
            ["roles": "reader"],
            ["person": "ntl", "name": "Nguyễn Thị Lan", "roles": "reader king"],
        ])
    func unreadablePeople(_ metadata: [String: String]) throws {
        let (folder, office) = try AllowedKeysFolder.ofDepartment()
        let key = try newKey()
        let all = metadata.merging(["unit": "thai-binh/mttq"]) { own, _ in own }
        #expect(KeyOwner(metadata: all) == nil)
        try Certificate(publicKey: key, metadata: all).write(to: folder.data.allowedKeys, name: "b")
        #expect(try folder.unit(key) == nil)
        #expect(try folder.unit(office) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test(
        "a file that is no certificate, names no unit or has another ending lets nobody in and harms nobody",
        arguments: ["", "curve\n", "metadata\n    unit = \"Không phải đơn vị\"\n", "\u{0}\u{0}"])
    func faulty(text: String) throws {
        let (folder, key) = try AllowedKeysFolder.ofDepartment()
        let stranger = try newKey()
        let bad = text + "curve\n    public-key = \"\(stranger)\"\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/bad.key"))
        try Data(bad.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/worse.key"))
        try Data(bad.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/b.key_secret"))
        try FileManager.default.createDirectory(
            atPath: folder.data.allowedKeys + "/folder.key", withIntermediateDirectories: true)
        #expect(try folder.unit(stranger) == nil)
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test("while the folder cannot be read nothing can be told of anybody; afterwards all is as before")
    func unreadable() throws {
        let (folder, key) = try AllowedKeysFolder.ofDepartment()
        #expect(try folder.keys.unit(of: key) == "thai-binh/so-y-te")
        let told = Atomic<Int>(0)
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // A file where the folder was: root could read a folder without permissions.
        try FileManager.default.moveItem(
            atPath: folder.data.allowedKeys, toPath: folder.data.allowedKeys + ".away")
        try Data().write(to: URL(fileURLWithPath: folder.data.allowedKeys))
        #expect(throws: CertificateFileError.self) { try folder.unit(key) }
        #expect(throws: CertificateFileError.self) { try folder.keys.unit(of: newKey()) }
        try FileManager.default.removeItem(atPath: folder.data.allowedKeys)
        try FileManager.default.moveItem(
            atPath: folder.data.allowedKeys + ".away", toPath: folder.data.allowedKeys)
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        #expect(told.load(ordering: .relaxed) == 0)
        try folder.remove()
    }

    @Test("a key that is taken away is nobody's and is told of, though the other keys cannot be read")
    func goneWhileUnreadable() throws {
        let (folder, key) = try AllowedKeysFolder.ofDepartment()
        let other = try newKey()
        try folder.allow(other, "thai-binh/mttq", as: "b")
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        let told = Atomic<Int>(0)
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // A file where the services' own keys would be: the look at all keys fails.
        try Data().write(to: URL(fileURLWithPath: folder.data.serviceKeys))
        #expect(throws: CertificateFileError.self) { try folder.unit(key) }
        #expect(told.load(ordering: .relaxed) == 0)
        try FileManager.default.removeItem(atPath: folder.data.allowedKeys + "/a.key")
        for _ in 1...2 {
            #expect(try folder.unit(key) == nil)
            #expect(throws: CertificateFileError.self) { try folder.unit(other) }
            #expect(told.load(ordering: .relaxed) == 1)
        }
        try FileManager.default.removeItem(atPath: folder.data.serviceKeys)
        #expect(try folder.unit(other) == "thai-binh/mttq")
        #expect(try folder.unit(key) == nil)
        try folder.remove()
    }

    @Test("whose key signed something cannot be told then, which is not that nobody's did")
    func unknownSigner() throws {
        let (folder, _) = try AllowedKeysFolder.ofDepartment()
        try folder.keys.lookAgain()
        try Data().write(to: URL(fileURLWithPath: folder.data.serviceKeys))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let access = Access(
            keys: folder.keys, policy: try PolicyFile(compose: SourceTree.compose, logger: logger),
            reference: Reference(), logger: logger, today: { Day(daysSinceEpoch: 19_000) })
        let mandate = Mandate(
            run: WorkflowID(at: .now()), workflow: "admit", version: 1, unit: "thai-binh/so-y-te",
            person: nil, bearer: Mandate.coordinator, child: nil, methods: ["registry.Cases/Open"],
            until: Day(daysSinceEpoch: 20_000)
        ).with(signed: [UInt8](repeating: 1, count: 64))
        #expect(throws: CertificateFileError.self) { try access.giver(of: mandate) }
        try FileManager.default.removeItem(atPath: folder.data.serviceKeys)
        #expect(try access.giver(of: mandate) == nil)
        try folder.remove()
    }

    @Test("a FIFO among the certificates keeps nobody waiting")
    func fifo() throws {
        let (folder, key) = try AllowedKeysFolder.ofDepartment()
        try #require(mkfifo(folder.data.allowedKeys + "/fifo.key", 0o600) == 0)
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test("without the folder there are no keys")
    func noFolder() throws {
        let (folder, key) = try AllowedKeysFolder.ofDepartment()
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        try folder.remove()
        #expect(try folder.unit(key) == nil)
    }
}
