import Foundation
import Logging
import Store
import Synchronization
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("The policy that is in force", .timeLimit(.minutes(5)))
struct PolicyFileTests {
    /// A folder with a policy, and what was said of it.
    private final class Folder: Sendable {
        let path = FileManager.default.temporaryDirectory.path + "/policy-\(UUID().uuidString)"
        let log = Lines()

        init(_ text: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try write(text)
        }

        var file: String { path + "/policy.yaml" }

        func write(_ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        }

        func open() throws -> PolicyFile {
            let log = log
            return try PolicyFile(compose: path, logger: Logger(label: "policy") { _ in log.handler })
        }

        func remove() throws { try FileManager.default.removeItem(atPath: path) }
    }

    private final class Lines: Sendable {
        private struct Handler: LogHandler {
            let lines: Lines
            var logLevel = Logger.Level.trace
            var metadata: Logger.Metadata = [:]

            subscript(metadataKey key: String) -> Logger.MetadataValue? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: LogEvent) {
                let place = event.metadata?["place"].map { "\($0)" } ?? ""
                lines.lines.withLock { $0.append("\(event.level) \(event.message) \(place)") }
            }
        }

        private let lines = Mutex<[String]>([])

        var handler: any LogHandler { Handler(lines: self) }
        var all: [String] { lines.withLock { $0 } }
    }

    private static let reading = "grants:\n  - {unit: thai-binh, roles: {reader: [self]}}\n"
    private static let writing = "grants:\n  - {unit: thai-binh, roles: {caseworker: [self]}}\n"
    private static let broken = "grants:\n  - unit: thai-binh\n    roles: {king: [self]}\n"

    /// Roles of each policy that came into force.
    private func hear(_ file: PolicyFile) -> Roles {
        let roles = Roles()
        file.onChange { policy in roles.add(policy.policy.grants.flatMap(\.roles.keys)) }
        return roles
    }

    private final class Roles: Sendable {
        private let roles = Mutex<[Role]>([])

        var all: [Role] { roles.withLock { $0 } }
        func add(_ more: [Role]) { roles.withLock { $0 += more } }
    }

    /// A folder whose policy is in force, and what comes into force after it.
    private func inForce() throws -> (Folder, PolicyFile, Roles) {
        let folder = try Folder(Self.reading)
        let file = try folder.open()
        look(file)
        return (folder, file, hear(file))
    }

    /// The first look finds a change, the second one that it is whole.
    private func look(_ file: PolicyFile) {
        file.look()
        file.look()
    }

    @Test("a file that has changed is read once two looks find the same")
    func changed() throws {
        let folder = try Folder(Self.reading)
        let file = try folder.open()
        #expect(file.initial.policy.grants.flatMap(\.roles.keys) == [.reader])
        look(file)
        let roles = hear(file)
        look(file)
        #expect(roles.all == [])
        try folder.write(Self.writing)
        file.look()
        #expect(roles.all == [])
        file.look()
        #expect(roles.all == [.caseworker])
        look(file)
        #expect(roles.all == [.caseworker])
        try folder.remove()
    }

    @Test("what is in force is told by the digest that anybody can work out beside the files")
    func digests() throws {
        // As `sha256sum` says.
        let policy = "465c711736be01190f48c584adef75795595d4aef0efd1dffd24ee4e6e97c9a2"
        #expect(FileDigest.of("grants: []\n") == policy)
        let files = "e5131e92363403ed12402c07fa0e8653da9be0207396f6a925b19d4bb2bb1337"
        #expect(FileDigest.of(["b.csv": "y\n", "a.csv": "x\n"]) == files)
        let (folder, file, _) = try inForce()
        let reading = file.adopted.digest
        #expect(reading == FileDigest.of(Self.reading))
        try folder.write(Self.broken)
        look(file)
        #expect(file.adopted.digest == reading)
        try folder.write(Self.writing)
        look(file)
        #expect(file.adopted.digest == FileDigest.of(Self.writing))
        try folder.remove()
    }

    @Test("a mistake leaves the policy in force that was, and is logged once with its line")
    func mistake() throws {
        let (folder, file, roles) = try inForce()
        try folder.write(Self.broken)
        for _ in 1...4 { look(file) }
        #expect(roles.all == [])
        #expect(folder.log.all.count == 1)
        #expect(folder.log.all.first?.hasPrefix("error ") == true)
        #expect(folder.log.all.first?.contains("policy.yaml:2") == true, "\(folder.log.all)")
        try folder.write(Self.writing)
        look(file)
        #expect(roles.all == [.caseworker])
        #expect(folder.log.all.last?.hasPrefix("notice ") == true)
        try folder.remove()
    }

    @Test("a file that is gone takes nothing away, and counts again when it is back")
    func gone() throws {
        let (folder, file, roles) = try inForce()
        try FileManager.default.removeItem(atPath: folder.file)
        for _ in 1...4 { look(file) }
        #expect(roles.all == [])
        #expect(folder.log.all.count == 1)
        try folder.write(Self.reading)
        look(file)
        #expect(roles.all == [.reader])
        try folder.remove()
    }
}
