import Foundation
import Logging
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import ServiceKit

@Suite("The keys that a service lets in", .timeLimit(.minutes(5)))
struct AllowedKeysTests {
    /// A data directory with certificates.
    struct Folder {
        let data: DataDirectory
        let keys: AllowedKeys

        init() throws {
            let path = FileManager.default.temporaryDirectory.path + "/allowed-\(UUID().uuidString)"
            data = DataDirectory(path)
            try FileManager.default.createDirectory(
                atPath: data.allowedKeys, withIntermediateDirectories: true)
            keys = AllowedKeys(data, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        @discardableResult
        func allow(
            _ key: CurvePublicKey, _ unit: String, as name: String = "a"
        ) throws -> String {
            try Certificate(publicKey: key, metadata: ["unit": unit])
                .write(to: data.allowedKeys, name: name, replacing: true)
            return "\(data.allowedKeys)/\(name).key"
        }

        func remove() throws { try FileManager.default.removeItem(atPath: data.path) }
    }

    @Test("a person's certificate names unit, person and what it was narrowed to; a change of any is told")
    func people() throws {
        let folder = try Folder()
        let key = try key()
        let unit: UnitPath = "thai-binh/so-y-te"
        func allow(_ person: Person?) throws -> KeyOwner {
            let owner = KeyOwner(unit: unit, person: person)
            try Certificate(publicKey: key, metadata: owner.metadata)
                .write(to: folder.data.allowedKeys, name: "a", replacing: true)
            return owner
        }
        folder.keys.look()
        let told = Atomic<Int>(0)
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        let name = PersonName("Nguyễn Thị Lan")
        let people = [
            nil, Person(id: "ntl", name: name), Person(id: "ntl", name: name, roles: [.reader, .lead]),
            Person(id: "ntl", name: name, roles: []), Person(id: "tvb", name: name),
        ]
        for (count, person) in people.enumerated() {
            let owner = try allow(person)
            folder.keys.look()
            #expect(try folder.keys.owner(of: key) == owner)
            #expect(told.load(ordering: .relaxed) == count + 1)
        }
        try folder.remove()
    }

    @Test(
        "a certificate whose person, name or roles cannot be read lets nobody in",
        arguments: [
            ["person": "Lan", "name": "Nguyễn Thị Lan"], ["person": "ntl"], ["name": "Nguyễn Thị Lan"],
            ["person": "ntl", "name": "!"], ["person": "hung-yen/ntl", "name": "Nguyễn Thị Lan"],
            ["roles": "reader"],
            ["person": "ntl", "name": "Nguyễn Thị Lan", "roles": "reader king"],
        ])
    func unreadablePeople(_ metadata: [String: String]) throws {
        let (folder, office) = try allowed()
        let key = try key()
        let all = metadata.merging(["unit": "thai-binh/mttq"]) { own, _ in own }
        #expect(KeyOwner(metadata: all) == nil)
        try Certificate(publicKey: key, metadata: all).write(to: folder.data.allowedKeys, name: "b")
        #expect(try unit(key, folder) == nil)
        #expect(try unit(office, folder) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test("a key that has an end counts until then and not after, though nobody touches its certificate")
    func term() throws {
        let (folder, office) = try allowed()
        let key = try key()
        func allow(until text: String) throws {
            try Certificate(publicKey: key, metadata: ["unit": "thai-binh/mttq", "until": text])
                .write(to: folder.data.allowedKeys, name: "b", replacing: true)
        }
        let told = Atomic<Int>(0)
        // As long as it takes this machine to look before the end.
        var (term, end, seen) = (Int64(700), Timestamp.now(), UnitPath?.none)
        repeat {
            end = Timestamp.now().advanced(byMilliseconds: term)
            try allow(until: end.description)
            seen = try unit(key, folder)
            term *= 2
        } while Timestamp.now() >= end
        #expect(seen == "thai-binh/mttq")
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // Until the clock says so, however long that takes.
        while try unit(key, folder) != nil {}
        #expect(Timestamp.now() >= end)
        #expect(told.load(ordering: .relaxed) == 1)
        #expect(try unit(office, folder) == "thai-binh/so-y-te")
        for unreadable in ["tomorrow", ""] {
            try allow(until: unreadable)
            #expect(try unit(key, folder) == nil)
        }
        try allow(until: "2099-01-01T00:00:00Z")
        #expect(try unit(key, folder) == "thai-binh/mttq")
        try folder.remove()
    }

    private func key() throws -> CurvePublicKey { try CurveKeyPair().publicKey }

    /// A folder with the key of a department.
    private func allowed() throws -> (Folder, CurvePublicKey) {
        let folder = try Folder()
        let key = try key()
        try folder.allow(key, "thai-binh/so-y-te")
        return (folder, key)
    }

    /// The 200 ms in which strangers are not looked up are no test's business.
    private func unit(_ key: CurvePublicKey, _ folder: Folder) throws -> UnitPath? {
        folder.keys.look()
        return try folder.keys.unit(of: key)
    }

    @Test("a key counts while its certificate is there, at once")
    func comeAndGo() throws {
        let folder = try Folder()
        let key = try key()
        #expect(try folder.keys.unit(of: key) == nil)
        let file = try folder.allow(key, "thai-binh/so-y-te")
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        try FileManager.default.removeItem(atPath: file)
        #expect(try folder.keys.unit(of: key) == nil)
        try folder.remove()
    }

    @Test("a certificate that is replaced, or written over in place, counts as it is now")
    func rewritten() throws {
        let folder = try Folder()
        let key = try key()
        let file = try folder.allow(key, "thai-binh/so-y-te")
        #expect(try folder.keys.unit(of: key) == "thai-binh/so-y-te")
        try folder.allow(key, "thai-binh/mttq")
        #expect(try folder.keys.unit(of: key) == "thai-binh/mttq")
        // Of the same length, and within the same tick of the file system's clock, again and again.
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for unit in ["thai-binh/aaaa", "thai-binh/bbbb", "thai-binh/cccc", "thai-binh/dddd"] {
            let handle = try #require(FileHandle(forWritingAtPath: file))
            try handle.write(contentsOf: Data(text.replacing("thai-binh/mttq", with: unit).utf8))
            try handle.close()
            #expect(try self.unit(key, folder)?.text == unit)
        }
        try folder.remove()
    }

    @Test("one of two certificates of a key can go, and the services' own keys count too")
    func several() throws {
        let folder = try Folder()
        let (key, own) = (try key(), try key())
        try folder.allow(key, "thai-binh/a", as: "1")
        let second = try folder.allow(key, "thai-binh/b", as: "2")
        try FileManager.default.createDirectory(
            atPath: folder.data.serviceKeys, withIntermediateDirectories: true)
        try Certificate(publicKey: own, metadata: ["unit": "service/registry"])
            .write(to: folder.data.serviceKeys, name: "registry")
        #expect(try unit(key, folder) == "thai-binh/b")
        #expect(try unit(own, folder) == "service/registry")
        try FileManager.default.removeItem(atPath: second)
        #expect(try unit(key, folder) == "thai-binh/a")
        try folder.remove()
    }

    @Test(
        "a file that is no certificate, names no unit or has another ending lets nobody in and harms nobody",
        arguments: ["", "curve\n", "metadata\n    unit = \"Không phải đơn vị\"\n", "\u{0}\u{0}"])
    func faulty(text: String) throws {
        let (folder, key) = try allowed()
        let stranger = try self.key()
        let bad = text + "curve\n    public-key = \"\(stranger)\"\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/bad.key"))
        try Data(bad.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/worse.key"))
        try Data(bad.utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/b.key_secret"))
        try FileManager.default.createDirectory(
            atPath: folder.data.allowedKeys + "/folder.key", withIntermediateDirectories: true)
        #expect(try unit(stranger, folder) == nil)
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test("while the folder cannot be read nothing can be told of anybody; afterwards all is as before")
    func unreadable() throws {
        let (folder, key) = try allowed()
        #expect(try folder.keys.unit(of: key) == "thai-binh/so-y-te")
        let told = Atomic<Int>(0)
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // A file where the folder was: root could read a folder without permissions.
        try FileManager.default.moveItem(
            atPath: folder.data.allowedKeys, toPath: folder.data.allowedKeys + ".away")
        try Data().write(to: URL(fileURLWithPath: folder.data.allowedKeys))
        #expect(throws: CertificateFileError.self) { try unit(key, folder) }
        #expect(throws: CertificateFileError.self) { try folder.keys.unit(of: self.key()) }
        try FileManager.default.removeItem(atPath: folder.data.allowedKeys)
        try FileManager.default.moveItem(
            atPath: folder.data.allowedKeys + ".away", toPath: folder.data.allowedKeys)
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        #expect(told.load(ordering: .relaxed) == 0)
        try folder.remove()
    }

    @Test("a key that is taken away is nobody's and is told of, though the other keys cannot be read")
    func goneWhileUnreadable() throws {
        let (folder, key) = try allowed()
        let other = try self.key()
        try folder.allow(other, "thai-binh/mttq", as: "b")
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        let told = Atomic<Int>(0)
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // A file where the services' own keys would be: the look at all keys fails.
        try Data().write(to: URL(fileURLWithPath: folder.data.serviceKeys))
        #expect(throws: CertificateFileError.self) { try unit(key, folder) }
        #expect(told.load(ordering: .relaxed) == 0)
        try FileManager.default.removeItem(atPath: folder.data.allowedKeys + "/a.key")
        for _ in 1...2 {
            #expect(try unit(key, folder) == nil)
            #expect(throws: CertificateFileError.self) { try unit(other, folder) }
            #expect(told.load(ordering: .relaxed) == 1)
        }
        try FileManager.default.removeItem(atPath: folder.data.serviceKeys)
        #expect(try unit(other, folder) == "thai-binh/mttq")
        #expect(try unit(key, folder) == nil)
        try folder.remove()
    }

    @Test("a FIFO among the certificates keeps nobody waiting")
    func fifo() throws {
        let (folder, key) = try allowed()
        try #require(mkfifo(folder.data.allowedKeys + "/fifo.key", 0o600) == 0)
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        try folder.remove()
    }

    @Test("without the folder there are no keys")
    func noFolder() throws {
        let (folder, key) = try allowed()
        #expect(try unit(key, folder) == "thai-binh/so-y-te")
        try folder.remove()
        #expect(try unit(key, folder) == nil)
    }

    @Test("a change is told once, and what changes nothing is not told")
    func onChange() throws {
        let folder = try Folder()
        let key = try key()
        let told = Atomic<Int>(0)
        folder.keys.look()
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        var expected = 0
        func expectTold(_ count: Int, _ what: Comment) {
            folder.keys.look()
            folder.keys.look()
            expected += count
            #expect(told.load(ordering: .relaxed) == expected, what)
        }
        expectTold(0, "nothing happened")
        let file = try folder.allow(key, "thai-binh/so-y-te")
        expectTold(1, "issued")
        try folder.allow(key, "thai-binh/so-y-te")
        expectTold(0, "written again")
        try Data("nonsense".utf8).write(to: URL(fileURLWithPath: folder.data.allowedKeys + "/nonsense.key"))
        expectTold(0, "a file that is no certificate")
        try folder.allow(key, "thai-binh/mttq")
        expectTold(1, "another unit's")
        try FileManager.default.removeItem(atPath: file)
        // Who finds out first does not matter.
        #expect(try folder.keys.unit(of: key) == nil)
        expectTold(1, "taken away")
        try folder.remove()
    }

    @Test("the watch finds out by itself")
    func watch() async throws {
        let folder = try Folder()
        let file = try folder.allow(try key(), "thai-binh/so-y-te")
        folder.keys.look()
        let (changes, change) = AsyncStream<Void>.makeStream()
        folder.keys.onChange { change.yield() }
        let watch = Watch { folder.keys.look() }
        var iterator = changes.makeAsyncIterator()
        try FileManager.default.removeItem(atPath: file)
        await iterator.next()
        try folder.allow(try key(), "thai-binh/mttq")
        await iterator.next()
        watch.stop()
        try folder.remove()
    }
}

extension AllowedKeys {
    fileprivate func unit(of key: CurvePublicKey) throws -> UnitPath? { try owner(of: key)?.unit }
}
