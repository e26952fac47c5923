import JSONCoding
import ProcessKit
import TestKit
import Testing
import Vocabulary

@Suite("A finance officer's year", .timeLimit(.minutes(5)))
struct FinanceOfficerTests {
    private static let plan = "thai-binh-2020-2025"
    private static let labour = "thai-binh/so-ldtbxh"

    /// From estimate to settlement of one unit: ten commands, each taking what it needs from what the ones before it replied.
    static let commands: [String] = [
        #"{"as":"thai-binh/so-tai-chinh","call":"funding.Sources/Open","body":{"name":"Ngân sách tỉnh","kind":"provincial-budget","unit":"thai-binh","year":2020,"amount":900000000},"save":{"source":"/id"}}"#,
        #"{"as":"\#(labour)","call":"funding.Estimates/Compute","body":{"unit":"\#(labour)","plan":"\#(plan)","year":2020,"activities":[{"activity":"III.3","source":"{{source}}","unitCost":2000000,"quantity":30,"item":"Lớp tập huấn"}]},"save":{"amount":"/lines/0/amount","reason":"/lines/0/reason"}}"#,
        #"{"as":"\#(labour)","call":"funding.Estimates/Draft","body":{"unit":"\#(labour)","plan":"\#(plan)","year":2020,"lines":[{"activity":"III.3","source":"{{source}}","amount":"{{amount}}","reason":"{{reason}}"}]},"save":{"estimate":"/id"}}"#,
        #"{"as":"\#(labour)","call":"funding.Estimates/Submit","body":{"id":"{{estimate}}"}}"#,
        #"{"as":"thai-binh/ubnd","call":"funding.Estimates/Approve","body":{"id":"{{estimate}}"}}"#,
        #"{"as":"thai-binh/ubnd","call":"funding.Allocations/Allocate","body":{"estimate":"{{estimate}}","activity":"III.3","source":"{{source}}","amount":"{{amount}}"},"save":{"allocation":"/id"}}"#,
        #"{"as":"\#(labour)","call":"funding.Commitments/Reserve","body":{"allocation":"{{allocation}}","amount":"{{amount}}","purpose":"Tập huấn 30 lớp"},"save":{"commitment":"/id"}}"#,
        #"{"as":"\#(labour)","call":"funding.Commitments/Confirm","body":{"id":"{{commitment}}","document":"HĐ-1/2020"}}"#,
        #"{"as":"\#(labour)","call":"funding.Payments/Pay","body":{"commitment":"{{commitment}}","amount":"{{amount}}","document":"UNC-1/2020"}}"#,
        #"{"as":"\#(labour)","call":"funding.Settlements/Close","body":{"unit":"\#(labour)","year":2020,"document":"15/QT-2020"}}"#,
    ]

    @Test("from the estimate to the settlement takes ten commands at most, and no id is copied")
    func year() async throws {
        #expect(Self.commands.count <= 10)
        #expect(Self.commands.allSatisfy { !$0.contains(/[0-9a-f]{8}-[0-9a-f]{4}-/) })
        let place = try StackPlace(today: day("2020-01-06"))
        try await withGateway(on: place) {
            // The year goes by between what is done in it and its settlement.
            let lines =
                Self.commands.dropLast() + [#"{"clock":"2021-01-15"}"#] + Self.commands.suffix(1)
            try place.write("officer.jsonl", lines.joined(separator: "\n") + "\n")
            let run = try await Program.chungtay(
                ["script", "run", "--issue-missing-keys", "\(place.path)/officer.jsonl", "--lang", "en"],
                on: place)
            #expect(run.code == 0, "\(run.errors)\n\(run.output)")
            let asked = try await Program.chungtay(
                [
                    "call", "funding.Settlements/Get", #"{"unit":"\#(Self.labour)","year":2020}"#, "--as",
                    Self.labour, "--json",
                ], on: place)
            let settled = try JSONValue(parsing: Array(asked.output.utf8))
            #expect(settled["document"] == "15/QT-2020", "\(asked.errors)")
            for member in ["approved", "allocated", "paid"] {
                #expect(settled[member] == .integer(60_000_000), "\(member)")
            }
            #expect(settled["left"] == .integer(0))
            #expect(settled[pointer: "/lines/0/line/activity"] == "III.3")
        }
    }
}
