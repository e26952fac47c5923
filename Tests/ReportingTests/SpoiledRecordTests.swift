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
@Suite("Records that cannot be read", .timeLimit(.minutes(5)))
struct SpoiledRecordTests {
    /// A document with a word in it that the program does not know, the member as it was, and how it is read.
    static let all: [(spoiled: SpoiledColumn, member: String, read: @Sendable (Snapshot) throws -> Void)] = [
        (
            SpoiledColumn("star_words", "word", "Không phải đơn vị"), "\(Province.commune)",
            { _ = try $0.star.words() }
        ),
        (
            SpoiledColumn("plans", "document", "unheard", inside: "/indicators/0/measure"),
            #""measure":"percent""#, { _ = try $0.plans.find(Province.plan) }
        ),
        (
            SpoiledColumn("rounds", "data", "unheard", inside: "/status"), #""status":"open""#,
            { _ = try $0.rounds.of(plan: Province.plan) }
        ),
        (
            SpoiledColumn("submissions", "data", "unheard", inside: "/status"), #""status":"draft""#,
            { snapshot in
                for round in try snapshot.rounds.of(plan: Province.plan) {
                    _ = try snapshot.submissions.all(in: round.id)
                }
            }
        ),
    ]

    @Test(
        "a word that nobody knows is an error that names its place, ends the call, and the service goes on",
        arguments: all)
    func spoiled(
        _ spoiled: SpoiledColumn, member: String, read: @escaping @Sendable (Snapshot) throws -> Void
    ) async throws {
        try await Province.open(on: [.inProcess]) { province in
            let draft = try await fill(province)
            try alter(province, spoiled, member)
            let error = try await province.deployment.unreadable(in: "reporting", read)
            #expect(spoiled.difference(error) == nil)
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
                province, SpoiledColumn("compilations", "data", "unheard", inside: "/measure"),
                #""measure":"percent""#)
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

    /// Puts the unknown word into the member, wherever the documents of the column have it; in place of `member`, where it is no
    /// document.
    private func alter(_ province: Province, _ spoiled: SpoiledColumn, _ member: String) throws {
        if spoiled.inside.isEmpty {
            return try province.deployment.alter(
                "reporting",
                """
                UPDATE \(sql: spoiled.table) SET \(sql: spoiled.column) = \(spoiled.value)
                WHERE \(sql: spoiled.column) = \(member)
                """)
        }
        let name = member.prefix { $0 != ":" }
        try province.deployment.alter(
            "reporting",
            """
            UPDATE \(sql: spoiled.table) SET \(sql: spoiled.column) = CAST(replace(
                CAST(\(sql: spoiled.column) AS TEXT), \(member), \("\(name):\"\(spoiled.value)\"")) AS BLOB)
            """)
    }

    /// How a call ends that reads the table.
    private func status(_ province: Province, _ table: String, _ draft: Submission) async throws -> Status? {
        let lead = province.lead
        switch table {
        case "star_words":
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
