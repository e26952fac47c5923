import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("What neighbours keep of a log", .timeLimit(.minutes(5)))
struct NeighbourTests {
    /// What a neighbour takes over of what `store` has signed, and keeps.
    private func take(_ keeper: ServiceStore, from store: ServiceStore) async throws -> [NeighbourHead] {
        let kept = try await keeper.neighbourHeads(of: "notes").filter { $0.goneAt == nil }
        let (heads, missing) = try await store.signedHeads(comparing: kept.map(\.head.known))
        return try await keeper.keep(heads, missing: missing, of: "notes")
    }

    private func withNeighbours(_ body: (ServiceStore, ServiceStore) async throws -> Void) async throws {
        try await withStore { store async throws in
            let directory = DataDirectory()
            let keeper = try directory.open(service: "keeper", following: ["notes"])
            defer { keeper.close() }
            try await ChainTests.fill(store)
            try await store.perform { batch in try batch.signHeads() }
            try await body(store, keeper)
        }
    }

    private func faults(_ store: ServiceStore, _ kept: [NeighbourHead] = []) async throws -> [String] {
        var found: [String] = []
        try await store.verifyEvidence(neighbours: kept) { piece in
            found += piece.faults.map { "\($0.message.key) \($0.table) \($0.number ?? 0)" }
        }
        return found
    }

    /// The owner of the service has its key: all that was signed is signed anew, and nothing of the old is left.
    private func signAnew(_ store: ServiceStore) async throws {
        try await store.perform { batch in
            for guardian in Guardian.all where guardian.table == SignedHead.table {
                try batch.db.execute(sql: "DROP TRIGGER \(guardian.name)")
            }
            try batch.db.execute(sql: "DELETE FROM \(SignedHead.table)")
            // As the service would know them after a restart.
            batch.state.signed = SignedEnds()
            batch.state.audit = try RowChain.audit.end(batch.db)
            try batch.signHeads()
        }
        try await Attacker.restoreTriggers(in: store)
    }

    @Test("the last signed head of each log is kept, until a later one takes its place")
    func kept() async throws {
        try await withNeighbours { store, keeper in
            #expect(try await take(keeper, from: store) == [])
            let first = try await keeper.neighbourHeads()
            #expect(first.map(\.head.log) == RowChain.all.map(\.table).sorted())
            #expect(first.map(\.head.mark.position) == [5, 5, 5, 5, 5])
            #expect(first.allSatisfy { $0.keeper == "keeper" && $0.source == "notes" && $0.goneAt == nil })
            #expect(try await take(keeper, from: store) == [])
            #expect(try await keeper.neighbourHeads() == first)
            _ = try await store.write("6", "x")
            try await store.perform { batch in try batch.signHeads() }
            #expect(try await take(keeper, from: store) == [])
            let later = try await keeper.neighbourHeads()
            #expect(later.map(\.head.log) == first.map(\.head.log))
            #expect(later.map(\.head.mark.position) == [6, 6, 5, 5, 5])
            #expect(try await faults(store, first + later) == [])
        }
    }

    @Test("a log that was written and signed anew by who has its key is told by who kept what was signed")
    func rewritten() async throws {
        try await withNeighbours { store, keeper in
            _ = try await take(keeper, from: store)
            let kept = try await keeper.neighbourHeads()
            try await Attacker.execute(
                "UPDATE store_audit SET unit = 'thai-binh' WHERE number = 3", rewriting: .audit, from: 3,
                in: store)
            try await signAnew(store)
            #expect(try await faults(store) == [])
            #expect(try await faults(store, kept) == ["kit.evidence-kept-rewritten store_audit 5"])
            // The neighbour notices by itself, once, and what it kept stays beside what is signed now.
            #expect(try await take(keeper, from: store).map(\.head.log) == ["store_audit"])
            #expect(try await take(keeper, from: store) == [])
            let after = try await keeper.neighbourHeads()
            let gone = after.filter { $0.goneAt != nil }
            #expect(gone.map(\.head) == kept.filter { $0.head.log == "store_audit" }.map(\.head))
            #expect(after.count == 6)
            #expect(try await faults(store, after) == ["kit.evidence-kept-rewritten store_audit 5"])
        }
    }

    @Test("rows that were cut off at the end are told, however often the service still shows what it signed")
    func cutOff() async throws {
        try await withNeighbours { store, keeper in
            _ = try await take(keeper, from: store)
            let kept = try await keeper.neighbourHeads()
            try await Attacker.execute("DELETE FROM store_people WHERE number = 5", in: store)
            try await Attacker.restoreTriggers(in: store)
            #expect(try await take(keeper, from: store).map(\.head.log) == ["store_people"])
            for _ in 1...3 { #expect(try await take(keeper, from: store) == []) }
            #expect(try await keeper.neighbourHeads().count == 5)
            #expect(
                try await faults(store, kept) == [
                    "kit.evidence-kept-cut-off store_people 5", "kit.evidence-head-cut-off store_people 5",
                ])
        }
    }

    @Test("what the service did not sign is laid to who keeps it")
    func forged() async throws {
        try await withNeighbours { store, _ in
            let signed = try #require(try await store.signedHeads(comparing: []).heads.first)
            func faults(_ head: SignedHead) async throws -> [String] {
                try await self.faults(
                    store, [NeighbourHead(keeper: "keeper", source: "notes", head: head, goneAt: nil)])
            }
            func head(key: String, _ signature: [UInt8]) -> SignedHead {
                SignedHead(
                    number: 1, log: signed.log, mark: LogMark(position: 4, chain: .empty), at: signed.at,
                    key: key, signature: signature)
            }
            #expect(
                try await faults(head(key: signed.key, signed.signature))
                    == ["kit.evidence-kept-forged store_events 4"])
            #expect(
                try await faults(head(key: signed.key, [])) == ["kit.evidence-kept-forged store_events 4"])
            #expect(
                try await faults(head(key: "0123456789abcdef", signed.signature))
                    == ["kit.evidence-kept-unknown store_events 4"])
        }
    }
}
