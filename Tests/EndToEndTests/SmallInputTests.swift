import Bus
import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// Small inputs that once went wrong, byte for byte, through the real `chungtay` on five services of 2020-06-15 in which both
/// plans are in force. `Tests/Cases/README.md` says what is right.
@Suite("Small inputs that once went wrong, through the command line", .timeLimit(.minutes(5)))
struct SmallInputTests {
    private static let cases = SourceTree.root + "/Tests/Cases/"
    private static let office = "thai-binh/so-ldtbxh"
    private static let workers = "registry.Workers/Import"
    private static let deliveries = "catalogue.Deliveries/Import"

    @Test("each line of the faults is answered as it says")
    func faults() async throws {
        try await withPlans { place in
            let run = try await Program.chungtay(
                ["script", "run", "--issue-missing-keys", "--lang", "en", Self.cases + "faults.jsonl"],
                on: place)
            let results = run.output.split(separator: "\n")
            #expect(results.count == 42)
            #expect(results.filter { $0.contains("\"ok\":false") } == [])
            #expect(run.code == 0, "\(run.errors)")
        }
    }

    /// A table and what becomes of its rows, in the order in which they are imported.
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        var into = "registry.Children/Import"
        let accepted: Int
        /// Row, status, first member of each that is refused.
        var rejected: [String] = []

        var testDescription: String { file }
    }

    static let tables: [Case] = [
        Case(file: "01-crlf-rows.jsonl", into: workers, accepted: 2),
        Case(
            file: "02-hash.csv", accepted: 1,
            rejected: [
                "2 INVALID_ARGUMENT /child/personalNumber", "3 INVALID_ARGUMENT /child/personalNumber",
            ]),
        Case(file: "03-ghost.csv", accepted: 1),
        Case(
            file: "04-cr.csv", accepted: 1,
            rejected: ["2 INVALID_ARGUMENT /child/sex", "3 INVALID_ARGUMENT /child/birthDate"]),
        Case(file: "05-crlf-cell.csv", accepted: 0, rejected: ["1 INVALID_ARGUMENT /child/commune"]),
        Case(file: "06-nbsp-cells.csv", accepted: 3),
        Case(file: "07-sparse.csv", accepted: 3),
        Case(
            file: "08-excel.csv", accepted: 3,
            rejected: [
                "1 INVALID_ARGUMENT /child/personalNumber", "2 INVALID_ARGUMENT /child/personalNumber",
                "5 INVALID_ARGUMENT /child/birthDate", "6 INVALID_ARGUMENT /child/birthDate",
                "8 INVALID_ARGUMENT /caregiver/phone",
            ]),
        Case(file: "09-workers-1.csv", into: workers, accepted: 1, rejected: ["2 INVALID_ARGUMENT /phone"]),
        Case(file: "09-workers-2.csv", into: workers, accepted: 1, rejected: ["1 ALREADY_EXISTS /name"]),
        Case(
            file: "09-deliveries-1.csv", into: deliveries, accepted: 1,
            rejected: ["2 INVALID_ARGUMENT /domain"]),
        Case(file: "09-deliveries-2.csv", into: deliveries, accepted: 1, rejected: ["1 ALREADY_EXISTS /on"]),
        Case(
            file: "10-carer.csv", accepted: 2, rejected: ["2 INVALID_ARGUMENT /caregiver/personalNumber"]),
        Case(file: "x21.csv", accepted: 0, rejected: ["1 INVALID_ARGUMENT /child/sex"]),
    ]

    @Test("each table is taken row by row as it says, and what was there already is not taken again")
    func imports() async throws {
        try await withPlans { place in
            for script in ["01-crlf.jsonl", "09-setup.jsonl"] {
                let run = try await Program.chungtay(
                    ["script", "run", "--issue-missing-keys", Self.cases + script], on: place)
                #expect(run.code == 0, "\(script): \(run.output) \(run.errors)")
            }
            for table in Self.tables {
                // The refused rows are written beside the table.
                let file = "\(place.path)/\(table.file)"
                try Data(contentsOf: URL(filePath: Self.cases + table.file)).write(to: URL(filePath: file))
                let words = ["import", file, "--into", table.into, "--as", Self.office, "--json"]
                let ending = try await Program.chungtay(words, on: place)
                let summary = try JSON.decode(ImportSummary.self, from: Array(ending.output.utf8))
                #expect(summary.accepted == table.accepted, "\(table.file): \(ending.errors)")
                #expect(
                    summary.rejections.map { "\($0.row) \($0.status) \($0.fields.first ?? "")" }
                        == table.rejected, "\(table.file)")
                #expect((ending.code == 0) == table.rejected.isEmpty, "\(table.file)")
            }
        }
    }

    private func withPlans(_ body: (StackPlace) async throws -> Void) async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try await withGateway(on: place) {
            for (plan, lead) in DemoYearTests.plans {
                for words in [
                    ["keys", "issue", lead],
                    ["plan", "publish", "\(SourceTree.compose)/plans/\(plan).yaml", "--as", lead],
                ] {
                    let ending = try await Program.chungtay(words + ["--lang", "en"], on: place)
                    try #require(ending.code == 0, "\(words): \(ending.errors)")
                }
            }
            try await body(place)
        }
    }
}
