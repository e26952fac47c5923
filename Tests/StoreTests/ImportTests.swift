import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

/// Rows of one number each; those that 3 divides are refused.
enum Import {
    static func rows(_ numbers: ClosedRange<Int>) -> [[UInt8]] { numbers.map { Array("\($0)".utf8) } }

    static let apply: @Sendable ([UInt8], Transaction) throws -> Void = { row, tx in
        let text = String(decoding: row, as: UTF8.self)
        _ = try Notes.write(text)(tx)
        if let number = Int(text), number.isMultiple(of: 3) { throw Notes.Refused(reason: text) }
    }

    static let reject: @Sendable (Int, any Error) throws -> [UInt8] = { number, error in
        guard let refusal = error as? Notes.Refused else { throw error }
        return Array(#"{"row":\#(number),"reason":"\#(refusal.reason)"}"#.utf8)
    }

    static let summary: @Sendable (ImportProgress) throws -> [UInt8] = { progress in
        Array("\(progress.accepted)/\(progress.rejected)/\(progress.rejections.count)".utf8)
    }

    static let call = CommandCall(
        principal: Notes.writer, method: "notes.Notes/Import", language: .vi, idempotencyKey: "i", body: [])
}

@Suite("Imports", .timeLimit(.minutes(5)))
struct ImportTests {
    @Test("each row is admitted or refused by itself, and the reply counts them")
    func rows() async throws {
        try await withStore { store async throws in
            let session = try await store.beginImport(Import.call)
            try await session.add(Import.rows(1...4), apply: Import.apply, reject: Import.reject)
            try await session.add(Import.rows(5...7), apply: Import.apply, reject: Import.reject)
            let outcome = try await session.finish(reply: Import.summary)
            #expect(outcome == CommandOutcome(reply: Array("5/2/2".utf8), position: 5))
            #expect(try await store.notes() == ["1", "2", "4", "5", "7"])
            #expect(try await store.events(after: 0, limit: 10).map(\.position) == Array(1...5))
        }
    }

    @Test("a row that is refused before it changed anything costs no other row a second time")
    func refusedAtOnce() async throws {
        let asked = Mutex<[String]>([])
        try await withStore { store async throws in
            let session = try await store.beginImport(Import.call)
            try await session.add(
                Import.rows(1...9),
                apply: { row, tx in
                    let text = String(decoding: row, as: UTF8.self)
                    asked.withLock { $0.append(text) }
                    if text == "4" { throw Notes.Refused(reason: text) }
                    _ = try Notes.write(text)(tx)
                }, reject: Import.reject)
            let outcome = try await session.finish(reply: Import.summary)
            #expect(outcome.reply == Array("8/1/1".utf8))
            #expect(asked.withLock { $0 } == (1...9).map(String.init))
            #expect(try await store.notes() == ["1", "2", "3", "5", "6", "7", "8", "9"])
        }
    }

    @Test("what has no more time is committed, and the rest of the rows after it")
    func slow() async throws {
        var limits = StoreLimits()
        limits.importTime = .zero
        try await withStore(limits: limits) { store async throws in
            let session = try await store.beginImport(Import.call)
            try await session.add(Import.rows(1...70), apply: Import.apply, reject: Import.reject)
            #expect(await session.progress.rowsDone == 70)
            // One is refused after it changed something: those of its commit are done again.
            #expect(await session.progress.rejections.count == 23)
            let outcomes = try await store.perform { batch in
                try String.fetchAll(batch.db, sql: "SELECT outcome FROM store_audit ORDER BY number")
            }
            #expect(
                outcomes == [
                    "rows 1-32, accepted 22", "rows 33-64, accepted 21", "rows 65-70, accepted 4",
                ])
            #expect(try await session.finish(reply: Import.summary).reply == Array("47/23/23".utf8))
            #expect(try await store.count("notes") == 47)
        }
    }

    @Test("a trial says what would become of the rows and changes nothing but the trail that says who asked")
    func trial() async throws {
        let trial = CommandCall(
            principal: Notes.writer, method: "notes.Notes/Import", language: .vi, idempotencyKey: "i",
            body: [], isTrial: true)
        try await withStore { store async throws in
            let session = try await store.beginImport(trial)
            try await session.add(Import.rows(1...4), apply: Import.apply, reject: Import.reject)
            try await session.add(Import.rows(5...7), apply: Import.apply, reject: Import.reject)
            let outcome = try await session.finish(reply: Import.summary)
            #expect(outcome == CommandOutcome(reply: Array("5/2/2".utf8), position: 0))
            #expect(try await store.notes() == [])
            #expect(try await store.events(after: 0, limit: 10).isEmpty)
            #expect(try await store.count("store_audit") == 2)
            // The same key is free, and other rows may come under it.
            let real = try await store.beginImport(Import.call)
            try await real.add(Import.rows(2...4), apply: Import.apply, reject: Import.reject)
            let done = try await real.finish(reply: Import.summary)
            #expect(done == CommandOutcome(reply: Array("2/1/1".utf8), position: 2))
        }
    }

    @Test("an import that was broken off goes on where it was, also after the store was closed")
    func resumed() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        let first = try await store.beginImport(Import.call)
        try await first.add(Import.rows(1...4), apply: Import.apply, reject: Import.reject)
        store.close()

        store = try directory.open()
        let second = try await store.beginImport(Import.call)
        try await second.add(Import.rows(1...3), apply: Import.apply, reject: Import.reject)
        try await second.add(Import.rows(4...7), apply: Import.apply, reject: Import.reject)
        let outcome = try await second.finish(reply: Import.summary)
        #expect(outcome.reply == Array("5/2/2".utf8) && !outcome.isReplayed)
        #expect(try await store.notes() == ["1", "2", "4", "5", "7"])

        let third = try await store.beginImport(Import.call)
        try await third.add(Import.rows(1...7), apply: Import.apply, reject: Import.reject)
        let again = try await third.finish(reply: Import.summary)
        #expect(again.reply == outcome.reply && again.position == 5 && again.isReplayed)
        #expect(try await store.count("store_audit") == 2)
        store.close()
    }

    @Test("the same key with other rows is refused, under way or finished")
    func otherRows() async throws {
        let reused = StoreError.keyReused(method: "notes.Notes/Import", key: "i")
        try await withStore { store async throws in
            let first = try await store.beginImport(Import.call)
            try await first.add(Import.rows(1...4), apply: Import.apply, reject: Import.reject)
            let other = try await store.beginImport(Import.call)
            await #expect(throws: reused) {
                try await other.add(Import.rows(2...9), apply: Import.apply, reject: Import.reject)
            }
            let short = try await store.beginImport(Import.call)
            try await short.add(Import.rows(1...2), apply: Import.apply, reject: Import.reject)
            await #expect(throws: reused) { try await short.finish(reply: Import.summary) }
            _ = try await first.finish(reply: Import.summary)
            let late = try await store.beginImport(Import.call)
            try await late.add(Import.rows(1...5), apply: Import.apply, reject: Import.reject)
            await #expect(throws: reused) { try await late.finish(reply: Import.summary) }
            #expect(try await store.notes() == ["1", "2", "4"])
        }
    }

    @Test("of two runs at the same time, one goes on and the other is told")
    func overtaken() async throws {
        let overtaken = StoreError.importOvertaken(method: "notes.Notes/Import", key: "i")
        try await withStore { store async throws in
            let (one, two) = try await (store.beginImport(Import.call), store.beginImport(Import.call))
            try await one.add(Import.rows(1...2), apply: Import.apply, reject: Import.reject)
            await #expect(throws: overtaken) {
                try await two.add(Import.rows(1...2), apply: Import.apply, reject: Import.reject)
            }
            _ = try await one.finish(reply: Import.summary)
            await #expect(throws: overtaken) { try await two.finish(reply: Import.summary) }
            #expect(try await store.notes() == ["1", "2"])
        }
    }

    @Test("rejections are kept for as long as a reply can hold them, and counted beyond")
    func longRejections() async throws {
        let text = Array((#"""# + String(repeating: "x", count: 600 * 1024) + #"""#).utf8)
        try await withStore { store async throws in
            let session = try await store.beginImport(Import.call)
            for first in [1, 4] {
                try await session.add(
                    Import.rows(first...(first + 2)),
                    apply: { _, _ in throw Notes.Refused(reason: "no") }, reject: { _, _ in text })
            }
            #expect(await session.progress.rejected == 6)
            #expect(await session.progress.rejections.count == 3)
            let outcome = try await session.finish(reply: Import.summary)
            #expect(outcome.reply == Array("0/6/3".utf8))
        }
    }

    @Test("what is no refusal gives the whole chunk up")
    func givenUp() async throws {
        struct Broken: Error {}
        try await withStore { store async throws in
            let session = try await store.beginImport(Import.call)
            await #expect(throws: Broken.self) {
                try await session.add(
                    Import.rows(1...4),
                    apply: { row, tx in
                        try Import.apply(row, tx)
                        if row == Array("2".utf8) { throw Broken() }
                    }, reject: Import.reject)
            }
            await #expect(throws: StoreError.notAuthorized(method: "notes.Notes/Import")) {
                try await session.add(Import.rows(1...4), apply: { _, _ in }, reject: Import.reject)
            }
            #expect(try await store.notes().isEmpty)
            #expect(store.head == 0)
        }
    }
}
