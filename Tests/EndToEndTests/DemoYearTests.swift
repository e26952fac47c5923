import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// The demonstration's own year, `compose/demo.d`, over a smaller population.
@Suite("The demonstration's year", .timeLimit(.minutes(8)))
struct DemoYearTests {
    static let plans = [
        "thai-binh-2020-2025": "thai-binh/so-ldtbxh", "hung-yen-2013-2020": "hung-yen/so-ldtbxh",
    ]

    /// The scripts as `compose/demo` runs them; those without a folder are made with the population.
    static let scripts = [
        "demo.d/01-january", "people", "demo.d/02-spring", "demo.d/03-april", "quarter-1", "demo.d/04-july",
        "learning",
        "quarter-2", "demo.d/05-half-year", "demo.d/06-autumn", "quarter-3", "demo.d/07-december",
        "demo.d/08-new-year",
        "quarter-4", "demo.d/09-closing",
    ]

    @Test(
        "every service is killed once while it runs, and both plans come to the tables of an undisturbed year"
    )
    func killed() async throws {
        let calm = try await Self.year(killing: [:])
        #expect(calm.count == 6)
        let schedule = Dictionary(
            uniqueKeysWithValues: zip(
                [25, 95, 150, 200, 260], ["funding", "registry", "catalogue", "campaigns", "reporting"]))
        #expect(try await Self.year(killing: schedule) == calm)
    }

    /// Plays the year and gives what `progress`, `duties` and `money` say of both plans.
    private static func year(killing schedule: [Int: String]) async throws -> [String: JSONValue] {
        let place = try StackPlace(today: day("2020-01-02"))
        return try await withGateway(on: place) {
            let folder = "\(place.path)/population"
            try place.write("population.yaml", try recipe())
            try await succeed(
                ["population", "make", "\(place.path)/population.yaml", "--out", folder], on: place)
            for (plan, lead) in plans {
                try await succeed(["keys", "issue", lead], on: place)
                try await succeed(
                    ["plan", "publish", "\(SourceTree.compose)/plans/\(plan).yaml", "--as", lead], on: place)
            }
            let files = scripts.map { script in
                (script.hasPrefix("demo.d/") ? SourceTree.compose : folder) + "/\(script).jsonl"
            }
            let killer = Killer(schedule, on: place)
            let run = try await Program.chungtay(
                ["script", "run", "--issue-missing-keys"] + files, on: place
            ) { killer.hear($0) }
            #expect(
                run.code == 0, "\(run.output.split(separator: "\n").filter { $0.contains("\"ok\":false") })")
            #expect(killer.kills == schedule.count)
            var tables: [String: JSONValue] = [:]
            for (plan, lead) in plans {
                for words in [
                    ["progress", plan, "--on", "2020-12-31"],
                    ["duties", plan, "--period", "2020-02-01..2021-01-31"],
                    ["money", plan],
                ] {
                    let ending = try await succeed(words + ["--json", "--as", lead], on: place)
                    tables[words.joined(separator: " ")] = try JSONValue(parsing: Array(ending.output.utf8))
                }
            }
            return tables
        }
    }

    /// The demonstration's recipe with fewer people.
    private static func recipe() throws -> String {
        let text = try String(contentsOfFile: SourceTree.compose + "/demo.d/population.yaml", encoding: .utf8)
        return [
            ("children: 3000", "children: 60"), ("children: 4000", "children: 80"),
            ("count: 600", "count: 24"),
        ]
        .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    @discardableResult
    private static func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await Program.chungtay(arguments + ["--lang", "en"], on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.errors)")
        return ending
    }
}
