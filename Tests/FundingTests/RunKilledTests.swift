import Bus
import FundingAPI
import GRDB
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// A statement of a run that does not come to its end.
struct KilledStatement: Sendable, CustomTestStringConvertible {
    let change: String
    let table: String
    /// Which of several; every one where absent.
    var which: String?

    var testDescription: String { "\(change) \(table) \(which ?? "")" }

    var arming: SQL {
        SQL(
            sql: """
                CREATE TRIGGER killed BEFORE \(change) ON \(table) \(which.map { "WHEN \($0)" } ?? "")
                    BEGIN SELECT raise(ABORT, 'killed'); END
                """)
    }
}

@Suite("A run that is killed half-way", .timeLimit(.minutes(5)))
struct RunKilledTests {
    static let statements: [KilledStatement] =
        [
            KilledStatement(change: "INSERT", table: "runs"),
            KilledStatement(change: "UPDATE", table: "runs", which: "new.done = 0"),
            KilledStatement(change: "INSERT", table: "run_entries", which: "new.number = 1"),
            KilledStatement(change: "INSERT", table: "run_entries", which: "new.number = 3"),
            KilledStatement(change: "UPDATE", table: "run_lines", which: "old.waits = 1"),
            KilledStatement(change: "UPDATE", table: "entitlements", which: "new.paid_through = '2021-08'"),
            KilledStatement(change: "DELETE", table: "run_entries"),
            KilledStatement(change: "UPDATE", table: "runs", which: "new.status = 'listed'"),
            KilledStatement(change: "UPDATE", table: "runs", which: "new.status = 'paid'"),
            KilledStatement(change: "INSERT", table: "payments"),
            KilledStatement(change: "UPDATE", table: "commitments"),
            KilledStatement(change: "UPDATE", table: "allocations"),
            KilledStatement(change: "INSERT", table: "ledger_entries"),
            KilledStatement(change: "INSERT", table: "ledger_postings"),
            KilledStatement(change: "INSERT", table: "standings_versions"),
        ] + (1...4).map { KilledStatement(change: "INSERT", table: "run_lines", which: "new.number = \($0)") }

    @Test("has done nothing, and pays everyone once when it is asked for again", arguments: statements)
    func killed(_ statement: KilledStatement) async throws {
        try await PaidList.open { list in
            for _ in 0..<3 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05") }
            let july = try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.return,
                ReturnLine(run: july.id, number: 2, reason: "Không đến nhận").with {
                    $0.isPaidAgain = true
                })
            let before = try await list.paid()
            #expect(before == 1_080_000)

            let deployment = list.office.deployment
            try deployment.alter("funding", statement.arming)
            var status: Status?
            do {
                _ = try await list.commune.call(Entitlements.run, list.order("2021-08"), key: "k1")
            } catch let error as CallError {
                status = error.status
            }
            #expect(status == .internal)
            #expect(try await list.lines("2021-08").isEmpty)
            #expect(try await list.paid() == before)

            try deployment.alter("funding", "DROP TRIGGER killed")
            #expect(try await list.office.ledgerFaults() == [])
            try await deployment.restart("funding")
            let paid = try await list.commune.call(Entitlements.run, list.order("2021-08"), key: "k1")
            #expect(paid.status == .paid && paid.total == 2_160_000 && paid.lineCount == 4)
            let again = try await list.run("2021-08")
            #expect(again == paid)
            #expect(try await list.paid() == 3_240_000)
            let lines = try await list.lines("2021-08")
            #expect(lines.map(\.change).filter { $0 == .again }.count == 1)
            #expect(lines.map(\.amount) == [540_000, 540_000, 540_000, 540_000])
            #expect(try await list.office.events(of: "monthPaid").count == 2)
        }
    }
}
