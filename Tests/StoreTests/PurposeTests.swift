import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Why somebody looked", .timeLimit(.minutes(5)))
struct PurposeTests {
    @Test("a handler is told it, of a query as of a command")
    func told() async throws {
        try await withStore { store async throws in
            let query = QueryCall(
                principal: Notes.writer, method: "notes.Notes/List", language: .vi, purpose: "visit-at-home")
            let said = try await store.query(query) { snapshot in
                snapshot.authorizeByRoleAlone()
                return snapshot.context.purpose
            }
            #expect(said.value == "visit-at-home")
            let call = CommandCall(
                principal: Notes.writer, method: "notes.Notes/Write", language: .vi, idempotencyKey: "k",
                body: [], purpose: "entered-for-the-mother")
            let reply = try await store.command(call) { tx in
                tx.authorizeByRoleAlone()
                return Array((tx.context.purpose ?? "").utf8)
            }
            #expect(reply.reply == Array("entered-for-the-mother".utf8))
        }
    }

    @Test("it lies sealed in the read log, of queries and of commands, and is opened for its own row alone")
    func sealed() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        let child = ChildID(at: .now())
        let query = QueryCall(
            principal: Notes.writer, method: "notes.Notes/List", language: .vi, purpose: "visit-at-home")
        try await store.recordReads([child], by: query)
        let call = CommandCall(
            principal: Notes.writer, method: "notes.Notes/Write", language: .vi, idempotencyKey: "k",
            body: [], purpose: "entered-for-the-mother")
        _ = try await store.command(call) { tx in
            tx.authorizeByRoleAlone()
            tx.disclose(child)
            return []
        }
        try await store.recordReads([child], by: Notes.query)
        let said = try await store.query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            let rows = try Row.fetchAll(
                snapshot.db, sql: "SELECT number, purpose FROM store_reads ORDER BY number")
            return try rows.map { row in
                let sealed: Sealed? = row[1]
                return try sealed.flatMap {
                    try snapshot.purpose($0, ofRead: UInt64(row[0] as Int64), of: [child], at: 0)
                }
            }
        }.value
        #expect(said == ["visit-at-home", "entered-for-the-mother", nil])
        await #expect(throws: StoreError.self) {
            try await store.query(Notes.query) { snapshot in
                snapshot.authorizeByRoleAlone()
                let sealed = try #require(
                    try Sealed.fetchOne(snapshot.db, sql: "SELECT purpose FROM store_reads WHERE number = 1"))
                _ = try snapshot.purpose(sealed, ofRead: 2, of: [child], at: 0)
            }
        }
        store.close()
        #expect(try !directory.holds("visit-at-home"))
        #expect(try !directory.holds("entered-for-the-mother"))
    }

    @Test("a file is opened out of reach by who says why, one a call; the reason lies sealed")
    func opened() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        let (child, other) = (ChildID(at: .now()), ChildID(at: .now()))
        let query = QueryCall(
            principal: Notes.writer, method: "notes.Notes/List", language: .vi, purpose: "on-call-tonight",
            breakGlass: "found-alone-on-the-road")
        let outcome = try await store.query(query) { snapshot in
            [snapshot.opensFile(of: child), snapshot.opensFile(of: child), snapshot.opensFile(of: other)]
        }
        #expect(outcome.value == [true, true, false])
        #expect(outcome.opened == child)
        try await store.recordOpening(of: child, showing: [other], by: query) { child, tx in
            #expect(tx.context.breakGlass == "found-alone-on-the-road" && tx.openedFile == child)
        }
        let plain = try await store.query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            return snapshot.opensFile(of: child)
        }
        #expect(!plain.value && plain.opened == nil)
        let said = try await store.query(Notes.query) { snapshot in
            snapshot.authorizeByRoleAlone()
            let rows = try Row.fetchAll(
                snapshot.db, sql: "SELECT number, subjects, break_glass FROM store_reads ORDER BY number")
            return try rows.reduce(into: [String: String]()) { said, row in
                let (subject, sealed): (Sealed, Sealed?) = (row[1], row[2])
                let number = UInt64(row[0] as Int64)
                let children = try snapshot.children(subject, ofRead: number)
                #expect(children.count == 1)
                let reason = try sealed.flatMap {
                    try snapshot.opening($0, ofRead: number, of: children, at: 0)
                }
                said[children[0].text] = reason ?? "-"
            }
        }.value
        #expect(said == [child.text: "found-alone-on-the-road", other.text: "-"])
        store.close()
        #expect(try !directory.holds("found-alone-on-the-road"))
    }

    @Test("what cannot be followed up is not kept as opened either")
    func refused() async throws {
        try await withStore { store async throws in
            let child = ChildID(at: .now())
            let query = QueryCall(
                principal: Notes.writer, method: "notes.Notes/List", language: .vi, breakGlass: "why")
            await #expect(throws: Notes.Refused.self) {
                try await store.recordOpening(of: child, showing: [child], by: query) { _, _ in
                    throw Notes.Refused(reason: "no")
                }
            }
            #expect(try await store.count("store_reads") == 0)
        }
    }
}
