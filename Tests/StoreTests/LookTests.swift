import Foundation
import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("A look is an answer", .timeLimit(.minutes(5)))
struct LookTests {
    private static let why = "visits-of-the-week"
    private static let query = QueryCall(
        principal: Notes.writer, method: "notes.Notes/List", language: .vi, purpose: why)

    /// So many children, in the order of their ids.
    private func children(_ count: Int) -> [ChildID] {
        (0..<count).map { _ in ChildID(at: .now()) }.sorted()
    }

    /// What is said of why the children were looked at in the first row, through each of them; `-` where nobody can know.
    private func purposes(_ children: [ChildID], _ store: ServiceStore) async throws -> [String] {
        try await store.asked { snapshot in
            let sealed = try #require(
                try Sealed.fetchOne(snapshot.db, sql: "SELECT purpose FROM store_reads WHERE number = 1"))
            return try children.indices.map {
                try snapshot.purpose(sealed, ofRead: 1, of: children, at: $0) ?? "-"
            }
        }
    }

    /// Gives each child a key of its own.
    private func enter(_ children: [ChildID], in store: ServiceStore) async throws {
        _ = try await store.command(Notes.call("enter")) { tx in
            tx.authorizeByRoleAlone()
            for child in children { _ = try tx.people.seal([1], of: child.text, for: "test") }
            return []
        }
    }

    private func faults(_ store: ServiceStore) async throws -> [String] {
        var found: [String] = []
        try await store.verifyEvidence { piece in
            found += piece.faults.map {
                "\($0.message.key) \($0.number ?? 0) \($0.message.arguments["count"] ?? "-")"
            }
        }
        return found
    }

    /// Limits with which so many rows are entered in the index at a time.
    private func limits(_ rows: UInt64) -> StoreLimits {
        var limits = StoreLimits()
        limits.unindexedLooks = rows
        return limits
    }

    /// The rows by which these children are found.
    private func rows(showing children: [ChildID], _ store: ServiceStore) async throws -> [[Int64]] {
        try await store.asked { snapshot in
            try children.map { child in
                try SQLRequest<Int64>(literal: "\(snapshot.reads(showing: child)) ORDER BY 1")
                    .fetchAll(snapshot.db)
            }
        }
    }

    @Test(
        "whoever an answer showed is in its one row, and found by it, in the index or not yet; nobody else is",
        arguments: [UInt64(1), 128])
    func found(atOnce: UInt64) async throws {
        try await withStore(limits: limits(atOnce)) { store async throws in
            let shown = children(20)
            let sought = shown + [ChildID(at: .now())]
            try await store.recordReads(Set(shown), by: Notes.query)
            try await store.recordReads([shown[3]], by: Notes.query)
            #expect(try await store.count("store_reads") == 2)
            #expect(try await store.count("store_read_subjects") == (atOnce == 1 ? 21 : 0))
            let found = try await rows(showing: sought, store)
            var expected = Array(repeating: [Int64(1)], count: 20) + [[]]
            expected[3] = [1, 2]
            #expect(found == expected)
            #expect(try await faults(store) == [])
        }
    }

    @Test("rows are indexed several at a time, after a start too, and found before that")
    func inTurns() async throws {
        let directory = DataDirectory()
        let shown = children(10)
        func look(_ some: ArraySlice<ChildID>, in store: ServiceStore) async throws -> Int {
            for child in some { try await store.recordReads([child], by: Notes.query) }
            return try await store.count("store_read_subjects")
        }
        let store = try directory.open(limits: limits(4))
        #expect(try await look(shown[..<3], in: store) == 0)
        #expect(try await look(shown[3..<6], in: store) == 4)
        store.close()
        let again = try directory.open(limits: limits(4))
        #expect(try await look(shown[6..<7], in: again) == 4)
        #expect(try await rows(showing: shown, again) == (1...7).map { [$0] } + [[], [], []])
        #expect(try await look(shown[7...], in: again) == 8)
        #expect(try await rows(showing: shown, again) == (1...10).map { [$0] })
        #expect(try await faults(again) == [])
        again.close()
    }

    @Test("what shows hundreds is entered in the index over several batches, and is found meanwhile")
    func bitByBit() async throws {
        try await withStore(limits: limits(2)) { store async throws in
            let shown = children(900)
            try await store.perform { batch in
                for half in [shown.prefix(450), shown.suffix(450)] {
                    try batch.recordReads(
                        of: ShownChildren(Set(half), by: batch.core.vault), by: Notes.query,
                        confidential: false)
                    // As if it were of earlier batches.
                    batch.looked = 0
                }
            }
            #expect(try await store.count("store_read_subjects") == 400)
            #expect(try await rows(showing: shown, store) == (0..<900).map { $0 < 450 ? [1] : [2] })
            #expect(try await faults(store) == [])
            try await store.perform { _ in }
            try await store.perform { _ in }
            #expect(try await store.count("store_read_subjects") == 900)
            #expect(try await rows(showing: shown, store) == (0..<900).map { $0 < 450 ? [1] : [2] })
            #expect(try await faults(store) == [])
        }
    }

    @Test("why somebody looked is read through each whom the answer showed, but for who has been forgotten")
    func forgotten() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        // The last one has no key of its own.
        let shown = children(4)
        try await enter(Array(shown.prefix(3)), in: store)
        try await store.recordReads(Set(shown), by: Self.query)
        #expect(try await purposes(shown, store) == [Self.why, Self.why, Self.why, Self.why])
        _ = try await store.command(Notes.call("forget")) { tx in
            tx.authorizeByRoleAlone()
            try tx.destroyKey(of: shown[1].text, PersonTraces(of: shown[1].text, texts: []))
            return []
        }
        #expect(try await purposes(shown, store) == [Self.why, "-", Self.why, Self.why])
        #expect(try await faults(store) == [])
        // Words about four are not taken for words about three.
        await #expect(throws: StoreError.self) { try await purposes(Array(shown.dropLast()), store) }
        store.close()
        #expect(try !directory.holds(Self.why))
    }

    @Test("a child that a row showed and does not find is a fault, and one that it finds and did not show")
    func index() async throws {
        try await withStore(limits: limits(1)) { store async throws in
            for count in 1...3 { try await store.recordReads(Set(children(count)), by: Notes.query) }
            #expect(try await faults(store) == [])
            try await Attacker.execute(
                """
                DELETE FROM store_read_subjects WHERE number = 2;
                DELETE FROM store_read_subjects
                WHERE number = 3 AND token = (SELECT min(token) FROM store_read_subjects WHERE number = 3);
                """, in: store)
            try await Attacker.restoreTriggers(in: store)
            #expect(
                try await faults(store) == [
                    "kit.evidence-look-missing 2 2", "kit.evidence-look-missing 3 1",
                ])
        }
        try await withStore(limits: limits(1)) { store async throws in
            for count in 1...3 { try await store.recordReads(Set(children(count)), by: Notes.query) }
            try await Attacker.execute(
                "INSERT INTO store_read_subjects (day, token, number) VALUES (20000, 7, 2)", in: store)
            try await Attacker.restoreTriggers(in: store)
            #expect(try await faults(store) == ["kit.evidence-look-strange 0 -"])
        }
    }

    @Test("entries by which looks are found cannot be altered")
    func appendOnly() async throws {
        try await withStore(limits: limits(1)) { store async throws in
            try await store.recordReads([ChildID(at: .now())], by: Notes.query)
            for sql in ["UPDATE store_read_subjects SET number = 2", "DELETE FROM store_read_subjects"] {
                await #expect(throws: DatabaseError.self) {
                    try await store.perform { batch in try batch.db.execute(sql: sql) }
                }
            }
            #expect(try await store.count("store_read_subjects") == 1)
        }
    }

    @Test("200,000 files read in a month take less than 40 MB, a list of 20 less than 60 octets a child")
    func size() async throws {
        let now = Mutex(Timestamp(milliseconds: 1_600_000_000_000))
        try await withStore(clock: .manual { now.withLock { $0 } }) { store async throws in
            let population = children(2000)
            let officer = Principal(unit: "thai-binh/so-ldtbxh", roles: [.reader])
                .by(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")))
            let asked = QueryCall(principal: officer, method: "registry.Children/Search", language: .vi)
            func octets() async throws -> Int {
                try await store.reading { db in
                    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                    let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
                    return (pages - free) * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
                }
            }
            /// What so many answers on 20 days take, each showing so many children.
            func look(_ answers: Int, showing count: Int) async throws -> Int {
                let before = try await octets()
                for _ in 0..<20 {
                    now.withLock { $0 = $0.advanced(byMilliseconds: 86_400_000) }
                    try await store.perform { batch in
                        for _ in 0..<(answers / 20) {
                            let start = Int.random(in: 0...(population.count - count))
                            let shown = ShownChildren(
                                Set(population[start..<(start + count)]), by: batch.core.vault)
                            try batch.recordReads(of: shown, by: asked, confidential: false)
                        }
                    }
                }
                return try await octets() - before
            }
            let files = try await look(10_000, showing: 1)
            #expect(20_000_000..<40_000_000 ~= files * 20, "\(files * 20)")
            let lists = try await look(1000, showing: 20)
            #expect(20..<60 ~= lists / 20_000, "\(lists / 20_000)")
        }
    }
}
