import GRDB
import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("Commands", .timeLimit(.minutes(5)))
struct CommandTests {
    @Test("what a command did is there after the store was closed and opened again")
    func durable() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        let outcome = try await store.write("k", "one")
        #expect(outcome == CommandOutcome(reply: Array("one".utf8), position: 1))
        store.close()
        store = try directory.open()
        #expect(try await store.notes() == ["one"])
        #expect(store.head == 1)
        let again = try await store.write("k", "one")
        #expect(again.reply == Array("one".utf8) && again.position == 1)
        #expect(again.doneBefore != nil)
        #expect(try await store.notes() == ["one"])
        store.close()
    }

    @Test("the same key with another body is refused, and changes nothing")
    func keyReused() async throws {
        try await withStore { store async throws in
            _ = try await store.write("k", "one")
            await #expect(throws: StoreError.keyReused(method: "notes.Notes/Write", key: "k")) {
                try await store.write("k", "two")
            }
            #expect(try await store.notes() == ["one"])
            #expect(store.head == 1)
        }
    }

    @Test("a key belongs to its unit and its method")
    func keyScope() async throws {
        try await withStore { store async throws in
            _ = try await store.write("k", "one")
            _ = try await store.command(
                Notes.call("k", "two", method: "notes.Notes/Append"), apply: Notes.write("two"))
            let other = CommandCall(
                principal: Principal(unit: "thai-binh", roles: []), method: "notes.Notes/Write",
                language: .en,
                idempotencyKey: "k", body: [])
            _ = try await store.command(other, apply: Notes.write("three"))
            #expect(try await store.notes() == ["one", "two", "three"])
        }
    }

    @Test("a command that nobody waits for when its turn comes is not done, and may come again")
    func unwanted() async throws {
        try await withStore { store async throws in
            let wanted = Atomic<Bool>(false)
            let write = { @Sendable () async throws -> CommandOutcome in
                try await withCheckedThrowingContinuation { continuation in
                    store.command(
                        Notes.call("k", "one"), isWanted: { wanted.load(ordering: .relaxed) },
                        apply: Notes.write("one")
                    ) { continuation.resume(with: $0) }
                }
            }
            await #expect(throws: CancellationError.self) { try await write() }
            #expect(try await store.notes().isEmpty)
            #expect(store.head == 0)
            wanted.store(true, ordering: .relaxed)
            #expect(try await write().isReplayed == false)
            #expect(try await store.notes() == ["one"])
        }
    }

    @Test("what a rehearsal did is undone, told to nobody, and no permission")
    func rehearsal() async throws {
        try await withStore { store async throws in
            let outcome = try await store.command(Notes.call("k")) { tx in
                try tx.rehearse(without: PointerSet(["/unit"])) { rehearsal in
                    _ = try Notes.write("rehearsed")(rehearsal)
                    try rehearsal.authorize("elsewhere", at: "/unit")
                }
                #expect(!tx.hasAuthorized)
                #expect(throws: Notes.Refused(reason: "no")) {
                    try tx.rehearse(without: PointerSet()) { _ = try Notes.refuse("no")($0) }
                }
                #expect(throws: OutOfScope(unit: "elsewhere", pointer: "/unit")) {
                    try tx.rehearse(without: PointerSet(["/units"])) {
                        try $0.authorize("elsewhere", at: "/unit")
                    }
                }
                return try Notes.write("kept")(tx)
            }
            #expect(outcome.position == 1)
            #expect(try await store.notes() == ["kept"])
        }
    }

    @Test("a refused command leaves nothing behind and is not remembered")
    func refused() async throws {
        try await withStore { store async throws in
            await #expect(throws: Notes.Refused(reason: "no")) {
                try await store.command(Notes.call("k"), apply: Notes.refuse("no"))
            }
            for table in ["notes", "store_events", "store_audit", "store_replies", "store_reads"] {
                #expect(try await store.count(table) == 0, "\(table)")
            }
            let outcome = try await store.command(Notes.call("k"), apply: Notes.write("yes"))
            #expect(outcome.position == 1 && !outcome.isReplayed)
        }
    }

    @Test("a handler that never asked for permission is refused, and what it did undone")
    func notAuthorized() async throws {
        try await withStore { store async throws in
            await #expect(throws: StoreError.notAuthorized(method: "notes.Notes/Write")) {
                try await store.command(Notes.call("k")) { tx in
                    try Notes.insert("sly", tx)
                    return []
                }
            }
            await #expect(throws: StoreError.notAuthorized(method: "notes.Notes/List")) {
                try await store.query(Notes.query) { _ in 1 }
            }
            await #expect(throws: OutOfScope(unit: "hung-yen", pointer: "/unit")) {
                try await store.command(Notes.call("k")) { tx in
                    try tx.authorize("hung-yen", at: "/unit")
                    return []
                }
            }
            #expect(try await store.notes().isEmpty)
        }
    }

    @Test("an event of another service's log is refused")
    func foreign() async throws {
        try await withStore { store async throws in
            await #expect(throws: StoreError.foreignEvent(type: "elsewhere.happened")) {
                try await store.command(Notes.call("k")) { tx in
                    tx.authorizeByRoleAlone()
                    tx.emit(ForeignEvent.happened(Note(text: "", pages: 0)))
                    return []
                }
            }
            #expect(store.head == 0)
        }
    }

    @Test("commands that wait together share one commit")
    func groupCommit() async throws {
        var limits = StoreLimits()
        limits.batchTime = .seconds(60)
        try await withStore(limits: limits) { store async throws in
            let before = store.tally.commits
            let results = await store.together((0..<64).map { Attempt("\($0)", "\($0)") })
            // The gate may be a commit of its own.
            #expect(store.tally.commits - before <= 2)
            let positions = try results.map { try $0.get().position }
            #expect(positions == Array(1...64))
        }
    }

    @Test("a batch is bounded")
    func bounded() async throws {
        var limits = StoreLimits()
        limits.batch = 10
        limits.batchTime = .seconds(60)
        try await withStore(limits: limits) { store async throws in
            let before = store.tally.commits
            let results = await store.together((0..<40).map { Attempt("\($0)", "\($0)") })
            #expect(results.allSatisfy { $0.error == nil })
            #expect((4...6).contains(store.tally.commits - before))
        }
    }

    @Test("a refusal does not touch its neighbours in the batch, and leaves no gap")
    func neighbours() async throws {
        let refused = Set((0..<30).filter { $0 % 3 == 1 })
        let attempts = (0..<30).map { Attempt("\($0)", "\($0)", refused: refused.contains($0)) }
        let kept = (0..<30).filter { !refused.contains($0) }
        try await withStore { store async throws in
            let refusals = await store.together(attempts).map { $0.error != nil }
            #expect(refusals == (0..<30).map { refused.contains($0) })
            let notes = try await store.notes()
            #expect(notes == kept.map(String.init))
            let events = try await store.events(after: 0, limit: 100)
            #expect(events.map(\.position) == Array(1...20))
        }
    }

    @Test("the same key twice in one batch is done once")
    func twiceInABatch() async throws {
        try await withStore { store async throws in
            let results = await store.together([
                Attempt("k", "a", refused: true), Attempt("k", "a"), Attempt("k", "a"), Attempt("k", "b"),
            ])
            #expect(results[0].error as? Notes.Refused == Notes.Refused(reason: "a"))
            #expect(try results[1].get().isReplayed == false)
            #expect(try results[2].get().isReplayed)
            #expect(results[3].error as? StoreError == .keyReused(method: "notes.Notes/Write", key: "k"))
            #expect(try await store.notes() == ["a"])
        }
    }

    @Test(
        "64 writers with retries and refusals: each accepted command is there exactly once, the log has no gap"
    )
    func writers() async throws {
        try await withStore { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<64 {
                    group.addTask {
                        for number in 0..<20 {
                            let text = "\(writer)-\(number)"
                            let refused = number % 5 == 4
                            for _ in 0..<2 {
                                do {
                                    let attempt = Attempt(text, text, refused: refused)
                                    _ = try await store.command(attempt.call, apply: attempt.apply)
                                    #expect(!refused)
                                } catch let refusal as Notes.Refused {
                                    #expect(refused && refusal.reason == text)
                                }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let notes = try await store.notes()
            #expect(notes.count == 64 * 16 && Set(notes).count == notes.count)
            let events = try await store.events(after: 0, limit: 2000)
            #expect(events.map(\.position) == Array(1...1024))
            let told = try events.compactMap { try $0.recorded(NoteEvent.self)?.event }
            #expect(told == notes.map { .written(Note(text: $0, pages: 1)) })
            #expect(try await store.count("store_audit") == 1024)
            #expect(try await store.integrityCheck().isEmpty)
            #expect(store.tally.commits < store.tally.commands)
        }
    }
}
