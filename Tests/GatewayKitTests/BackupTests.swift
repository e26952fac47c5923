import Foundation
import ServiceKit
import Store
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Backups", .timeLimit(.minutes(5)))
struct BackupTests {
    @Test("all is restored that was there, and compared; in the folder nothing can be read")
    func whole() async throws {
        let deployment = try BackedUpDeployment()
        for text in ["Trần Thị Mai", "Lê Văn Bình"] { try await deployment.note(text) }
        try await deployment.follow()
        try await deployment.note("Phạm Thị Sao")
        let made = try deployment.backUp()
        #expect(made.backup.stores.map(\.service) == Departments.names.reversed())
        #expect(made.backup.stores.last?.positions["registry"] == 3)
        #expect(made.backup.stores.first { $0.service == "reporting" }?.positions["registry"] == 2)
        #expect(made.backup.ahead.isEmpty)
        // What is the same in several files is sealed once.
        #expect(made.backup.fresh > 0 && made.backup.fresh <= made.backup.bytes)
        for (name, bytes) in try deployment.files(below: "backups") {
            #expect(bytes.range(of: Data("Trần Thị Mai".utf8)) == nil, "\(name)")
            #expect(bytes.range(of: Data("as good as a key".utf8)) == nil, "\(name)")
        }
        #expect(try deployment.files(below: "data/copies").isEmpty)

        let report = try deployment.restore()
        #expect(report.isEqual)
        #expect(report.stores.map(\.service) == Departments.names)
        #expect(report.stores.first?.rows["notes"]?.found == 3)
        #expect(report.stores.first { $0.service == "reporting" }?.rows["notes"]?.found == 2)
        let restored = try deployment.files(below: "restored")
        let keys = try deployment.files(below: "data/keys")
        #expect(!keys.isEmpty)
        for (name, bytes) in keys { #expect(restored["keys/\(name)"] == bytes, "\(name)") }
        #expect(restored["compose/policy.yaml"] == Data("grants: []\n".utf8))
        #expect(restored["compose/reference/units.csv"] == Data("path\n".utf8))
        #expect(restored["compose/demo"] == nil)
        #expect(!FileManager.default.fileExists(atPath: deployment.path + "/restored.restoring"))

        let store = try ServiceStore(
            at: deployment.path + "/restored", service: "registry",
            migrations: [Migration("0001-notes") { _ in }])
        #expect(store.head == 3)
        #expect(try await store.integrityCheck().isEmpty)
        store.close()
    }

    @Test("the second has only what changed; each is restored as it was")
    func increments() async throws {
        let deployment = try BackedUpDeployment()
        for number in 1...300 {
            try await deployment.note("\(number) " + String(repeating: "x", count: 1000))
        }
        let first = try deployment.backUp().backup
        let again = try deployment.backUp().backup
        #expect(again.fresh == 0)
        #expect(again.id == first.id + "-2")
        try await deployment.note("one more")
        let third = try deployment.backUp().backup
        #expect(third.fresh > 0)
        #expect(third.fresh < first.fresh)
        for (id, rows) in [(first.id, 300), (again.id, 300), (third.id, 301)] {
            let report = try deployment.restore(id, to: id)
            #expect(report.stores.first?.rows["notes"]?.found == Int64(rows))
        }
    }

    @Test("whichever is restored, who was forgotten since the last one is on the list")
    func forgotten() async throws {
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        let first = try deployment.backUp().backup
        let list = "chungtay destroyed keys 1\n01890a5d-ac96-774b-bcce-b302099a8057\n"
        try deployment.write("data/keys/destroyed/registry.destroyed", list)
        try deployment.backUp()
        #expect(try deployment.restore(first.id).isEqual)
        let restored = try deployment.files(below: "restored")
        #expect(restored["keys/destroyed/registry.destroyed"] == Data(list.utf8))
    }

    @Test("those that are no longer to be kept go, and nothing that the others need")
    func retention() async throws {
        let deployment = try BackedUpDeployment()
        for text in ["one", "two", "three"] {
            try await deployment.note(text)
            try deployment.backUp()
        }
        let before = try deployment.files(below: "backups/objects").count
        try await deployment.note("four")
        let made = try deployment.backUp(keep: 2)
        #expect(made.removed.count == 2)
        let left = try BackupFolder(deployment.folder).all()
        #expect(left.count == 2)
        #expect(left.last?.id == made.backup.id)
        let objects = try deployment.files(below: "backups/objects")
        #expect(Set(objects.keys.map { String($0.dropFirst(3)) }) == Set(left.flatMap(\.objects)))
        #expect(objects.count < before)
        for (manifest, rows) in zip(left, [3, 4] as [Int64]) {
            let report = try deployment.restore(manifest.id, to: manifest.id)
            #expect(report.stores.first?.rows["notes"]?.found == rows)
        }
    }

    @Test("a piece that is damaged, cut, exchanged or gone is noticed, and written anew by the next")
    func damaged() async throws {
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        try deployment.backUp()
        let objects = deployment.folder + "/objects"
        let names = try deployment.files(below: "backups/objects").keys.sorted()
        let (one, other) = try (#require(names.first), #require(names.last))
        let good = try #require(FileManager.default.contents(atPath: "\(objects)/\(one)"))
        var changed = good
        changed[changed.count / 2] ^= 1
        let exchanged = try #require(FileManager.default.contents(atPath: "\(objects)/\(other)"))
        for bad in [changed, good.dropLast(1), Data(), exchanged] {
            try bad.write(to: URL(filePath: "\(objects)/\(one)"))
            #expect(throws: Failure.self) { try deployment.restore() }
            #expect(!FileManager.default.fileExists(atPath: deployment.path + "/restored"))
        }
        try changed.write(to: URL(filePath: "\(objects)/\(one)"))
        #expect(try deployment.backUp().backup.fresh > 0)
        try FileManager.default.removeItem(atPath: "\(objects)/\(other)")
        #expect(throws: Failure.self) { try deployment.restore() }
        #expect(try deployment.backUp().backup.fresh > 0)
        #expect(try deployment.restore().isEqual)
    }

    @Test("a manifest that was changed is no backup's")
    func manifest() async throws {
        let deployment = try BackedUpDeployment()
        let id = try deployment.backUp().backup.id
        let file = "\(deployment.folder)/backups/\(id).json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let other = text.replacing(#""program":"1""#, with: #""program":"2""#)
        #expect(other != text)
        try Data(other.utf8).write(to: URL(filePath: file))
        #expect(throws: Failure.self) { try deployment.restore() }
        try Data("{".utf8).write(to: URL(filePath: file))
        #expect(throws: Failure.self) { try deployment.backUp(keep: 1) }
        try Data(text.utf8).write(to: URL(filePath: file))
        #expect(try deployment.restore().isEqual)
    }

    @Test("one that is killed in the middle leaves the earlier ones good, and nothing for long")
    func killed() async throws {
        struct Killed: Error {}
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        try deployment.backUp()
        try await deployment.note("two")
        // As if killed: what it leaves is what lies there before it cleans up.
        var left: [String: Data] = [:]
        try deployment.backUp { step in
            guard case .sealing = step, left.isEmpty else { return }
            do { left = try deployment.files(below: "data/copies") } catch { Issue.record(error) }
        }
        // Who follows is copied before whom it follows.
        let first = "\(try #require(Departments.names.last)).sqlite"
        #expect(left.keys.contains(first))
        try deployment.write("data/copies/\(first)", "left by one that was killed")
        try deployment.write("backups/objects/ab/abcd.part", "left")
        try deployment.write("backups/objects/ab/abcd", "left")
        try deployment.write("backups/backups/2020-01-01T000000Z.sealed", "left")
        #expect(try deployment.restore(to: "before").isEqual)
        #expect(try BackupFolder(deployment.folder).all().count == 2)
        try deployment.backUp()
        #expect(try deployment.files(below: "data/copies").isEmpty)
        let names = try deployment.files(below: "backups").keys
        // By the whole name: those of objects are digits that may be these by chance.
        let leftOver = names.filter {
            $0.hasSuffix("/abcd") || $0.hasSuffix("/abcd.part") || $0.contains("2020-01-01")
        }
        #expect(leftOver.isEmpty)
        #expect(try deployment.restore().isEqual)
    }

    @Test("a store that is damaged or gone stops it, and the earlier ones stay")
    func unsound() async throws {
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        try deployment.backUp()
        deployment.close("funding")
        let file = deployment.data.store(of: "funding")
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: file))
        #expect(throws: Failure.self) { try deployment.backUp(keep: 1) }
        try FileManager.default.removeItem(atPath: file)
        #expect(throws: Failure.self) { try deployment.backUp(keep: 1) }
        #expect(try deployment.files(below: "data/copies").isEmpty)
        #expect(try BackupFolder(deployment.folder).all().count == 1)

        // One database lost: it alone comes back.
        let restoring = try deployment.restoring()
        try deployment.write("data/funding.sqlite-wal", "a journal of the lost one")
        #expect(throws: Failure.self) { try restoring.only(["funding.sqlite"], to: deployment.data) { _ in } }
        try FileManager.default.removeItem(atPath: file + "-wal")
        #expect(throws: Failure.self) { try restoring.only(["fundings"], to: deployment.data) { _ in } }
        #expect(try restoring.only(["funding.sqlite"], to: deployment.data) { _ in } == 1)
        #expect(throws: Failure.self) { try restoring.only(["funding.sqlite"], to: deployment.data) { _ in } }
        try deployment.open("funding")
        #expect(try await deployment.store("funding").integrityCheck().isEmpty)
    }

    @Test("nothing is written over, nor beside a running stack, nor into a folder of other things")
    func refuses() async throws {
        let deployment = try BackedUpDeployment()
        try deployment.write("letters/one", "x")
        #expect(throws: Failure.self) {
            try BackupMaking(
                of: deployment.data, compose: deployment.compose, in: deployment.path + "/letters",
                program: "1", today: nil)
        }
        #expect(throws: Failure.self) {
            try BackupMaking(
                of: deployment.data, compose: deployment.compose, in: deployment.data.path + "/backups",
                program: "1", today: nil)
        }
        try deployment.backUp()
        #expect(throws: Failure.self) { try deployment.restore(to: "data") }
        #expect(throws: Failure.self) { try deployment.restore(to: "letters") }
        #expect(throws: Failure.self) { try deployment.restore("another") }
        let lock = try StackLock(SupervisorFile.lock(deployment.data))
        let restoring = try deployment.restoring()
        #expect(throws: Failure.self) { try restoring.only(["keys/vault"], to: deployment.data) { _ in } }
        withExtendedLifetime(lock) {}
        try FileManager.default.createDirectory(
            atPath: deployment.path + "/empty", withIntermediateDirectories: true)
        #expect(try deployment.restore(to: "empty").isEqual)
        // Another's secret opens nothing.
        let other = try BackedUpDeployment()
        #expect(throws: Failure.self) {
            try Restoring(
                BackupFolder(deployment.folder), nil, with: BackupSecret(contentsOf: other.secretFile))
        }
    }

    @Test("a follower that stands past the other's copy, which was restored meanwhile, is told of")
    func ahead() async throws {
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        let copy = deployment.path + "/registry.copy"
        try StoreFile(deployment.data.store(of: "registry"), of: "registry").copy(to: copy)
        try await deployment.note("two")
        try await deployment.follow()
        #expect(try deployment.backUp().backup.ahead.isEmpty)
        deployment.close("registry")
        let file = deployment.data.store(of: "registry")
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.copyItem(atPath: copy, toPath: file)
        try deployment.open("registry")
        let ahead = [BackupManifest.Ahead(service: "reporting", source: "registry")]
        #expect(try deployment.backUp().backup.ahead == ahead)
        let report = try deployment.restore()
        #expect(report.isEqual)
        #expect(report.stores.first { $0.service == "reporting" }?.ahead.found == ["registry"])
    }

    @Test("a drill leaves nothing, and finds what the backup does not say")
    func drill() async throws {
        let deployment = try BackedUpDeployment()
        try await deployment.note("one")
        try deployment.backUp()
        var seen: [String] = []
        let report = try deployment.restoring().drill(in: deployment.path) { _ in
        } _: { data in
            seen = try FileManager.default.contentsOfDirectory(atPath: data.path).sorted()
        }
        #expect(report.isEqual)
        #expect(seen.contains("registry.sqlite") && seen.contains("compose"))
        #expect(!FileManager.default.fileExists(atPath: deployment.path + "/chungtay-drill"))
        var other = report
        other.stores[0].rows["notes"] = .init(said: 2, found: 1)
        #expect(!other.isEqual)
        other = report
        other.stores[0].problems = ["event 2 is not what the log's chain says"]
        #expect(!other.isEqual)
    }
}
