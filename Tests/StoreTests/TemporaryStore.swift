import Foundation
import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

/// A data directory of a test's own, removed with it.
final class DataDirectory: Sendable {
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("store-\(UUID().uuidString)").path

    /// One that is there already, and empty.
    static func made() throws -> DataDirectory {
        let directory = DataDirectory()
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        return directory
    }

    deinit {
        do {
            if FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
        } catch {
            Issue.record(error)
        }
    }

    /// A store in it that holds one note.
    func openNoted(_ text: String) async throws -> ServiceStore {
        let store = try open()
        _ = try await store.write("first", text)
        return store
    }

    func open(
        _ migrations: [Migration] = Notes.migrations, service: String = "notes", following: Set<String> = [],
        clock: WallClock = .system, limits: StoreLimits = StoreLimits(),
        elapsed: (@Sendable () -> Duration)? = nil
    ) throws -> ServiceStore {
        try ServiceStore(
            at: path, service: service, migrations: migrations, following: following, clock: clock,
            limits: limits, elapsed: elapsed)
    }

    /// The files below it that this process has open.
    func openFiles() throws -> [String] {
        let folder = "/proc/self/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
            var text = [CChar](repeating: 0, count: Int(PATH_MAX))
            // Other tests close theirs meanwhile.
            let count = max(0, readlink("\(folder)/\(name)", &text, text.count))
            let file = String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
            return file.hasPrefix(path) ? file : nil
        }
    }

    /// Whether the bytes of `text` are in any of the database's files.
    func holds(_ text: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.contains(".sqlite") }
            .contains { file in
                try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")).range(of: Data(text.utf8))
                    != nil
            }
    }
}

/// Opens a store, hands it to `body`, closes it.
@discardableResult
func withStore<Value>(
    clock: WallClock = .system, following: Set<String> = [], limits: StoreLimits = StoreLimits(),
    _ body: (ServiceStore) async throws -> Value
) async throws -> Value {
    let directory = DataDirectory()
    let store = try directory.open(following: following, clock: clock, limits: limits)
    defer { store.close() }
    return try await body(store)
}

/// A made-up service that keeps notes.
enum Notes {
    struct Refused: Error, Equatable { let reason: String }

    static let unit: UnitPath = "thai-binh/thai-thuy"
    static let writer = Principal(unit: unit, roles: [.caseworker])
    static let migrations = [
        Migration("0001-notes") { db in
            try db.execute(sql: "CREATE TABLE notes (text TEXT NOT NULL) STRICT")
        }
    ]

    static func call(
        _ key: String, _ body: String = "{}", method: String = "notes.Notes/Write",
        by person: Person? = nil, mandate: Mandate? = nil
    ) -> CommandCall {
        CommandCall(
            principal: writer.by(person), method: method, language: .vi, idempotencyKey: key,
            body: Array(body.utf8), mandate: mandate)
    }

    static let query = QueryCall(principal: writer, method: "notes.Notes/List", language: .vi)

    /// Writes a note and tells of it; the reply is the note.
    static func write(_ text: String) -> @Sendable (Transaction) throws -> [UInt8] {
        { tx in
            try tx.authorize(unit, at: "/unit")
            try insert(text, tx)
            tx.emit(NoteEvent.written(Note(text: text, pages: 1)))
            return Array(text.utf8)
        }
    }

    static func insert(_ text: String, _ tx: Transaction) throws {
        try tx.db.execute(sql: "INSERT INTO notes VALUES (?)", arguments: [text])
    }

    static func refuse(_ text: String) -> @Sendable (Transaction) throws -> [UInt8] {
        { tx in
            _ = try write(text)(tx)
            throw Refused(reason: text)
        }
    }
}

/// A command and what it does.
struct Attempt: Sendable {
    let call: CommandCall
    let apply: @Sendable (Transaction) throws -> [UInt8]

    /// Writes `text`, or does so and then refuses.
    init(_ key: String, _ text: String, refused: Bool = false) {
        call = Notes.call(key, text)
        if refused { apply = Notes.refuse(text) } else { apply = Notes.write(text) }
    }
}

struct Note: Codable, Hashable, Sendable {
    let text: String
    let pages: Int
}

/// A payload that has a `_0` of its own, and braces and quotes in its text.
struct Tricky: Codable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
        case zero = "_0"
        case text
        case parts
    }
    let zero: [String: Int]
    let text: String
    let parts: [Double?]
}

enum Colour: String, Codable, Hashable, Sendable { case red, blue }

enum Shape: Codable, Hashable, Sendable {
    case circle(radius: Int)
    case square(Int)
}

enum NoteEvent: DomainEvent, Hashable {
    static let source = "notes"

    case written(Note)
    case tricky(Tricky)
    case coloured(Colour)
    case shaped(Shape)
    case listed([Int])
    case whispered(Note)

    var subject: String { "note" }
    var isConfidential: Bool { if case .whispered = self { true } else { false } }
}

/// The same log, read by a program that knows less of it.
enum OlderNoteEvent: DomainEvent {
    static let source = "notes"
    case written(Note)
    var subject: String { "note" }
}

enum ForeignEvent: DomainEvent {
    static let source = "elsewhere"
    case happened(Note)
    var subject: String { "" }
}

extension ServiceStore {
    func write(_ key: String, _ text: String) async throws -> CommandOutcome {
        try await command(Notes.call(key, text), apply: Notes.write(text))
    }

    func notes() async throws -> [String] {
        try await asked { snapshot in
            try String.fetchAll(snapshot.db, sql: "SELECT text FROM notes ORDER BY rowid")
        }
    }

    /// What a query that everybody may make finds.
    func asked<Value: Sendable>(
        _ body: @escaping @Sendable (Snapshot) throws -> Value
    ) async throws -> Value {
        try await query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            return try body(snapshot)
        }.value
    }

    func count(_ table: String) async throws -> Int {
        try await reading { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    /// Posts `attempts` while the writer is held up, so that they all wait for it together, and returns what
    /// became of each, in their order.
    func together(
        _ attempts: [Attempt]
    ) async -> [Result<CommandOutcome, any Error>] {
        let gate = DispatchSemaphore(value: 0)
        queue.post(
            Job(
                work: { _ in
                    gate.wait()
                    return {}
                    // It changes nothing, so it does not matter what becomes of it.
                }, fail: { _ in }))
        return await withCheckedContinuation { continuation in
            let results = Mutex<[Int: Result<CommandOutcome, any Error>]>([:])
            for (index, attempt) in attempts.enumerated() {
                command(attempt.call, apply: attempt.apply) { result in
                    let all = results.withLock { results in
                        results[index] = result
                        return results.count == attempts.count ? results : nil
                    }
                    if let all { continuation.resume(returning: attempts.indices.compactMap { all[$0] }) }
                }
            }
            gate.signal()
        }
    }
}

extension Result where Failure == any Error {
    var error: (any Error)? { if case .failure(let error) = self { error } else { nil } }
}
