import Bus
import GRDB
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// A file that somebody altered, or a newer program wrote.
@Suite("Records that cannot be read", .timeLimit(.minutes(2)))
struct SpoiledRecordTests {
    /// A document with a word in it that the program does not know, and how it is read.
    struct Spoiled: Sendable, CustomTestStringConvertible {
        let table: String
        let column: String
        /// Where in the column the fault is found.
        let place: String
        /// What is written there, as JSON, before and after.
        let word: (known: String, unknown: String)
        let read: @Sendable (Snapshot) throws -> Void

        var testDescription: String { table }
    }

    static let all: [Spoiled] = [
        Spoiled(
            table: "facts", column: "data", place: "/sex", word: (#""sex":"female""#, #""sex":"unheard""#)
        ) { _ = try $0.countedFacts(AsOf(on: $0.today, knownOn: $0.today)) },
        Spoiled(
            table: "plans", column: "document", place: "/indicators/0/measure",
            word: (#""measure":"percent""#, #""measure":"unheard""#)
        ) { _ = try $0.plans.find(Province.plan) },
        Spoiled(
            table: "rounds", column: "data", place: "/status",
            word: (#""status":"open""#, #""status":"unheard""#)
        ) { _ = try $0.rounds.of(plan: Province.plan) },
        Spoiled(
            table: "submissions", column: "data", place: "/status",
            word: (#""status":"draft""#, #""status":"unheard""#)
        ) { snapshot in
            for round in try snapshot.rounds.of(plan: Province.plan) {
                _ = try snapshot.submissions.all(in: round.id)
            }
        },
    ]

    @Test(
        "a word that nobody knows is an error that names its place, ends the call, and the service goes on",
        arguments: all)
    func spoiled(_ spoiled: Spoiled) async throws {
        try await Province.open(on: [.inProcess]) { province in
            let draft = try await fill(province)
            try alter(province, spoiled)
            let error = try await unreadable(province, spoiled)
            #expect(error?.table == spoiled.table)
            #expect(error?.column == spoiled.column + spoiled.place)
            #expect(error?.withoutValues.contains("unheard") == false)
            #expect(try await status(province, spoiled.table, draft) == .internal)
            #expect(try await province.lead.on("reporting").call(Health.check, .init()).state == .serving)
        }
    }

    @Test("a compiled report that cannot be read is not rendered")
    func compilation() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let compilation = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")))
            try alter(
                province, table: "compilations", column: "data",
                (#""measure":"percent""#, #""measure":"unheard""#))
            for format in ReportFormat.allCases {
                let request = RenderCompilation(id: compilation.id, format: format)
                #expect(
                    try await province.lead.refusal(of: Compilations.render, request)?.status == .internal)
            }
            #expect(try await province.value("T1").denominator == 0)
        }
    }

    /// One row at least in each table.
    private func fill(_ province: Province) async throws -> Submission {
        _ = try await province.child()
        let round = try await province.lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                $0.duty = "yearly"
            })
        return try await province.client(Province.health).call(
            Submissions.draft, DraftSubmission(round: round.id, unit: Province.health))
    }

    private func alter(_ province: Province, _ spoiled: Spoiled) throws {
        try alter(province, table: spoiled.table, column: spoiled.column, spoiled.word)
    }

    /// From outside, as no program of ours does.
    private func alter(
        _ province: Province, table: String, column: String, _ word: (known: String, unknown: String)
    ) throws {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        let file = try DatabaseQueue(
            path: province.deployment.data.store(of: "reporting"), configuration: configuration)
        try file.write { db in
            try db.execute(
                sql: """
                    UPDATE \(table) SET \(column) =
                        CAST(replace(CAST(\(column) AS TEXT), ?, ?) AS BLOB)
                    """, arguments: [word.known, word.unknown])
        }
        try file.close()
    }

    private func unreadable(_ province: Province, _ spoiled: Spoiled) async throws -> UnreadableRecord? {
        let call = QueryCall(
            principal: Principal(unit: Province.area, roles: []), method: "test.Test/Look", language: .en)
        return try await province.deployment.store(of: "reporting").query(call) { snapshot in
            snapshot.authorizeByRoleAlone()
            do {
                try spoiled.read(snapshot)
                return nil
            } catch let error as UnreadableRecord {
                return error
            }
        }.value
    }

    /// How a call ends that reads the table.
    private func status(_ province: Province, _ table: String, _ draft: Submission) async throws -> Status? {
        let lead = province.lead
        switch table {
        case "facts":
            return try await lead.refusal(of: Indicators.compute, ComputeIndicators(plan: Province.plan))?
                .status
        case "plans": return try await lead.refusal(of: Plans.list, ListPlans())?.status
        case "rounds":
            return try await lead.refusal(of: Rounds.list, ListRounds(plan: Province.plan))?.status
        default:
            return try await lead.refusal(of: Submissions.get, GetSubmission().with { $0.id = draft.id })?
                .status
        }
    }
}
