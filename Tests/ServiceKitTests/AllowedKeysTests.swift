import Foundation
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import ServiceKit

@Suite("The keys that a service lets in", .timeLimit(.minutes(5)))
struct AllowedKeysTests {
    @Test("a person's certificate names unit, person and what it was narrowed to; a change of any is told")
    func people() throws {
        let folder = try AllowedKeysFolder()
        let key = try newKey()
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

    @Test("a key that has an end counts until then and not after, though nobody touches its certificate")
    func term() throws {
        let (folder, office) = try AllowedKeysFolder.ofDepartment()
        let key = try newKey()
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
            seen = try folder.unit(key)
            term *= 2
        } while Timestamp.now() >= end
        #expect(seen == "thai-binh/mttq")
        folder.keys.onChange { told.add(1, ordering: .relaxed) }
        // Until the clock says so, however long that takes.
        while try folder.unit(key) != nil {}
        #expect(Timestamp.now() >= end)
        #expect(told.load(ordering: .relaxed) == 1)
        #expect(try folder.unit(office) == "thai-binh/so-y-te")
        for unreadable in ["tomorrow", ""] {
            try allow(until: unreadable)
            #expect(try folder.unit(key) == nil)
        }
        try allow(until: "2099-01-01T00:00:00Z")
        #expect(try folder.unit(key) == "thai-binh/mttq")
        try folder.remove()
    }

    @Test("a key counts while its certificate is there, at once")
    func comeAndGo() throws {
        let folder = try AllowedKeysFolder()
        let key = try newKey()
        #expect(try folder.keys.unit(of: key) == nil)
        let file = try folder.allow(key, "thai-binh/so-y-te")
        #expect(try folder.unit(key) == "thai-binh/so-y-te")
        try FileManager.default.removeItem(atPath: file)
        #expect(try folder.keys.unit(of: key) == nil)
        try folder.remove()
    }

    @Test("a certificate that is replaced, or written over in place, counts as it is now")
    func rewritten() throws {
        let folder = try AllowedKeysFolder()
        let key = try newKey()
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
            #expect(try folder.unit(key)?.text == unit)
        }
        try folder.remove()
    }

    @Test("whose certificate was replaced or taken away signs nothing by it any more, at once")
    func signing() throws {
        let folder = try AllowedKeysFolder()
        let (old, new, key) = (SigningKeyPair(), SigningKeyPair(), try newKey())
        let words = Array("mandate".utf8)
        func allow(_ pair: SigningKeyPair) throws {
            try Certificate(
                publicKey: key, signingKey: pair.publicKey, metadata: ["unit": "thai-binh/so-y-te"]
            ).write(to: folder.data.allowedKeys, name: "a", replacing: true)
        }
        func counts(_ pair: SigningKeyPair) throws -> Bool {
            let signature = try pair.sign(words)
            return folder.keys.signers("thai-binh/so-y-te", nil).contains {
                $0.key.verifies(signature, over: words)
            }
        }
        try allow(old)
        folder.keys.look()
        #expect(try counts(old))
        #expect(folder.keys.signers("thai-binh/mttq", nil).isEmpty)
        try allow(new)
        #expect(try !counts(old))
        folder.keys.look()
        #expect(try counts(new))
        #expect(try !counts(old))
        try FileManager.default.removeItem(atPath: "\(folder.data.allowedKeys)/a.key")
        #expect(try !counts(new))
        try folder.remove()
    }

    @Test("one of two certificates of a key can go, and the services' own keys count too")
    func several() throws {
        let folder = try AllowedKeysFolder()
        let (key, own) = (try newKey(), try newKey())
        try folder.allow(key, "thai-binh/a", as: "1")
        let second = try folder.allow(key, "thai-binh/b", as: "2")
        try FileManager.default.createDirectory(
            atPath: folder.data.serviceKeys, withIntermediateDirectories: true)
        try Certificate(publicKey: own, metadata: ["unit": "service/registry"])
            .write(to: folder.data.serviceKeys, name: "registry")
        #expect(try folder.unit(key) == "thai-binh/b")
        #expect(try folder.unit(own) == "service/registry")
        try FileManager.default.removeItem(atPath: second)
        #expect(try folder.unit(key) == "thai-binh/a")
        try folder.remove()
    }

    @Test("a change is told once, and what changes nothing is not told")
    func onChange() throws {
        let folder = try AllowedKeysFolder()
        let key = try newKey()
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
        let folder = try AllowedKeysFolder()
        let file = try folder.allow(try newKey(), "thai-binh/so-y-te")
        folder.keys.look()
        let (changes, change) = AsyncStream<Void>.makeStream()
        folder.keys.onChange { change.yield() }
        let watch = Watch { folder.keys.look() }
        var iterator = changes.makeAsyncIterator()
        try FileManager.default.removeItem(atPath: file)
        await iterator.next()
        try folder.allow(try newKey(), "thai-binh/mttq")
        await iterator.next()
        watch.stop()
        try folder.remove()
    }
}
