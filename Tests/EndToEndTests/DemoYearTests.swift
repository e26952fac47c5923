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

    /// What `compose/demo --to 2026` runs after them.
    static let laterScripts = [
        "demo.d/21-last-year", "demo.d/22-last-day", "later-2025-spring", "demo.d/23-new-order",
        "later-2025-autumn", "demo.d/24-last-reports", "demo.d/25-closing",
    ]

    /// What `compose/demo --keep` leaves to be done in a browser, at the end of the first year and of the last.
    static let left = (early: "demo.d/10-in-a-browser", late: "demo.d/26-in-a-browser")

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

    @Test("played on over 1 July 2025, both plans come to their final reports, by old and by new units alike")
    func playedOn() async throws {
        let plan = "thai-binh-2020-2025"
        let place = try StackPlace(today: day("2020-01-02"))
        try await withGateway(on: place) {
            try await Self.open(place)
            try await Self.play(
                Self.scripts + [Self.left.early] + Self.laterScripts + [Self.left.late], on: place)
            func progress(by breakdown: String, _ units: String) async throws -> [JSONValue] {
                let words = ["progress", plan, "--on", "2025-12-31", "--by", breakdown, "--units", units]
                let ending = try await Self.succeed(words + ["--json"], on: place)
                return try JSONValue(parsing: Array(ending.output.utf8))["values"]?.array ?? []
            }
            let (then, now) = try await (
                progress(by: "district", "then"), progress(by: "commune", "now")
            )
            #expect(then.map(\.pair) == now.map(\.pair))
            #expect(then.compactMap { $0["indicator"]?.string } == ["T1", "T2", "T3", "T4", "T5"])
            for values in [then, now] {
                // Of the persons, each in one unit and nobody left out.
                for value in values.dropLast() {
                    let cells = (value["cells"]?.array ?? []).map(\.pair)
                    #expect(cells.reduce(0) { $0 + $1[0] } == value.pair[0], "\(value)")
                    #expect(cells.reduce(0) { $0 + $1[1] } == value.pair[1], "\(value)")
                }
            }
            let districts = (then.last?["cells"]?.array ?? []).compactMap { $0["key"]?.string }
            #expect(districts.count == 8 && districts.allSatisfy { $0.hasPrefix("thai-binh/") })
            #expect(then.last?.pair == [7, 8])
            // The board shows a plan that has ended as it ended.
            let drawn = try await Self.succeed(["board", "--json"], on: place)
            let plans = try JSONValue(parsing: Array(drawn.output.utf8))["plans"]?.array ?? []
            #expect(Set(plans.compactMap { $0["plan"]?.string }) == Set(Self.plans.keys))
            let shown = plans.first { $0["plan"]?.string == plan }?["values"]?.array
            #expect(shown?.map(\.pair) == then.map(\.pair))
            for (plan, period) in [
                (plan, "2020-01-01..2025-12-31"), ("hung-yen-2013-2020", "2013-01-01..2020-12-31"),
            ] {
                func files(_ outputs: String...) async throws -> [String] {
                    let written = try await Self.succeed(
                        ["report", plan, "--period", period, "--out", "\(place.path)/reports", "--json"]
                            + outputs.flatMap { ["--output", $0] }, on: place)
                    let files = try JSONValue(parsing: Array(written.output.utf8))["files"]?.array ?? []
                    return files.compactMap { $0.string?.split(separator: ".").last.map(String.init) }
                }
                let usual = try await files()
                #expect(usual == ["html", "docx", "csv"])
                let named = try await files("xlsx", "json", "dhis2")
                #expect(named == ["xlsx", "json", "json"])
            }
            try await Self.sendOut(plan, from: "hung-yen/so-y-te", to: "hung-yen/ubnd", on: place)
        }
    }

    /// The report is written as it went out: with its number, its place and day, who signed and who gets it.
    private static func sendOut(
        _ plan: String, from lead: String, to receiver: String, on place: StackPlace
    ) async throws {
        let asked = [
            "report", plan, "--period", "2020-01-01..2025-12-31", "--out", "\(place.path)/sent", "--json",
            "--as", lead,
        ]
        let nothing = try await Program.chungtay(asked + ["--as-sent"], on: place)
        #expect(nothing.code == 1)
        let ending = try await succeed(asked, on: place)
        let compiled = try JSONValue(parsing: Array(ending.output.utf8))
        let sending: JSONValue = [
            "compilation": .string(compiled["compilation"]?.string ?? ""), "to": [.string(receiver)],
            "symbol": "BC-SYT",
            "signatory": [
                "authority": "deputy", "office": "Giám đốc", "ownOffice": "Phó Giám đốc",
                "name": "Nguyễn Văn Ký", "signature": "digital",
            ],
        ]
        try await succeed(["call", "reporting.Compilations/Send", sending.compact, "--as", lead], on: place)
        let written = try await succeed(asked + ["--as-sent", "--output", "html"], on: place)
        let path = try JSONValue(parsing: Array(written.output.utf8))["files"]?.array?.first?.string
        let page = try String(contentsOfFile: #require(path), encoding: .utf8)
        for words in ["No. 01/BC-SYT", "Hung Yen, 2026-01-06", "KT. GIÁM ĐỐC", "Nguyễn Văn Ký"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    /// Plays the year and gives what `progress`, `duties` and `money` say of both plans.
    private static func year(killing schedule: [Int: String]) async throws -> [String: JSONValue] {
        let place = try StackPlace(today: day("2020-01-02"))
        return try await withGateway(on: place) {
            try await open(place)
            let killer = Killer(schedule, on: place)
            try await play(scripts, on: place) { killer.hear($0) }
            #expect(killer.kills == schedule.count)
            var tables: [String: JSONValue] = [:]
            for (plan, lead) in plans {
                for words in [
                    ["progress", plan, "--on", "2020-12-31"],
                    ["duties", plan, "--period", "2020-02-01..2021-01-31"],
                    ["money", plan],
                ] {
                    let ending = try await succeed(words + ["--json", "--as", lead], on: place)
                    tables[words.joined(separator: " ")] = try ending.table()
                }
            }
            return tables
        }
    }

    /// Both plans published by their leads, and a population to play with.
    private static func open(_ place: StackPlace) async throws {
        try place.write("population.yaml", try recipe())
        try await succeed(
            ["population", "make", "\(place.path)/population.yaml", "--out", population(place)], on: place)
        for (plan, lead) in plans {
            try await succeed(["keys", "issue", lead], on: place)
            try await succeed(
                ["plan", "publish", "\(SourceTree.compose)/plans/\(plan).yaml", "--as", lead], on: place)
        }
    }

    private static func play(
        _ scripts: [String], on place: StackPlace, hear: (@Sendable (String) -> Void)? = nil
    ) async throws {
        let files = scripts.map { script in
            (script.hasPrefix("demo.d/") ? SourceTree.compose : population(place)) + "/\(script).jsonl"
        }
        let run = try await Program.chungtay(
            ["script", "run", "--issue-missing-keys"] + files, on: place, hear: hear)
        #expect(
            run.code == 0, "\(run.output.split(separator: "\n").filter { $0.contains("\"ok\":false") })")
    }

    private static func population(_ place: StackPlace) -> String { "\(place.path)/population" }

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

extension JSONValue {
    /// Of an indicator or a cell: how many count, and of how many; nothing where nobody says.
    fileprivate var pair: [Int] {
        [self["numerator"]?.integer, self["denominator"]?.integer].map { Int($0 ?? 0) }
    }
}
