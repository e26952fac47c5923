import Documents
import JSONCoding
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A report's first page, and its figures for DHIS2", .timeLimit(.minutes(5)))
struct LeaderPageTests {
    private func value(_ cells: [IndicatorCell]) -> IndicatorValue {
        IndicatorValue(
            indicator: "X1", name: BilingualText(vi: "Thử <&>", en: "Test"), measure: .percent,
            on: day("2021-11-30"), numerator: 30
        ).with {
            ($0.denominator, $0.value, $0.target, $0.met) = (60, 50, 70, false)
            $0.cells = cells
        }
    }

    private func cell(_ key: String, _ numerator: Int?, of denominator: Int) -> IndicatorCell {
        IndicatorCell(key: key, hidden: numerator == nil).with {
            guard let numerator else { return }
            ($0.numerator, $0.denominator) = (numerator, denominator)
            $0.value = Double(100 * numerator / denominator)
        }
    }

    private func compilation(_ change: (inout Compilation) -> Void = { _ in }) throws -> Compilation {
        Compilation(
            id: Rolls.id(1), plan: "x", planVersion: 1, name: BilingualText(vi: "Kế hoạch", en: "Plan"),
            area: "bac-son", period: try Period(from: day("2021-01-01"), through: day("2021-12-31")),
            compiledBy: "bac-son/so-mot", compiledOn: day("2021-12-05"), positions: Positions(),
            values: [
                value([
                    cell("bac-son/dong", 4, of: 20), cell("bac-son/tay", 18, of: 20),
                    cell("bac-son/nam", nil, of: 0), cell("bac-son", 1, of: 20),
                ])
            ], duties: [], finances: [], submissions: [],
            names: [
                "bac-son/dong": BilingualText(vi: "Huyện Đông", en: "Dong"),
                "bac-son/tay": BilingualText(vi: "Huyện Tây", en: "Tay"),
            ]
        ).with(change)
    }

    private func words(_ compilation: Compilation, _ language: Language = .vi) -> ReportWords {
        ReportWords(language: language, compilation: compilation)
    }

    private func leader(_ compilation: Compilation) -> String {
        let parts = ReportDocument(compilation, words(compilation)).leader
        return DocumentPage(Document(language: .vi, title: "x", parts: parts)).html
    }

    private func page(_ compilation: Compilation) -> String {
        DocumentPage(ReportDocument(compilation, words(compilation)).document).html
    }

    @Test(
        "it says target, now, a year before and what is expected, and who of those shown is furthest behind")
    func figures() throws {
        let page = leader(
            try compilation {
                $0.yearBefore = [
                    FigureBefore(
                        indicator: "X1", on: day("2020-11-30"),
                        figure: FigurePair(numerator: 2, denominator: 5)
                    ).with { $0.value = 40 }
                ]
                $0.estimates = [FigureEstimate(indicator: "X1", numerator: 45, denominator: 60)]
            })
        for words in ["70,0%", "<strong>50,0%</strong>", "40,0%", "75,0%", "X1. Thử &lt;&amp;&gt;"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains(">Huyện Đông</td>"))
        #expect(!page.contains("Huyện Tây") && !page.contains("bac-son/nam"))
    }

    @Test("it lists what waits for a decision: open difficulties and findings that are not mended in time")
    func decisions() throws {
        let open = Difficulty(
            id: Rolls.id(2), plan: "x", unit: "bac-son/dong", text: "Thiếu <người>",
            raisedOn: day("2021-11-01"), status: .open, to: "bac-son/so-mot"
        ).with { $0.daysLate = 4 }
        let inspection = Inspection(
            id: Rolls.id(3), plan: "x", kind: .check, inspector: "bac-son/so-mot", of: "bac-son/tay",
            status: .held, planned: day("2021-10-01")
        ).with {
            $0.findings = [
                Finding(number: 1, text: "Thiếu sổ", mendBy: day("2021-11-01")).with {
                    ($0.escalatedTo, $0.daysLate) = ("bac-son", 34)
                },
                Finding(number: 2, text: "Chậm chi", mendBy: day("2021-12-31")),
            ]
        }
        let report = try compilation {
            $0.raised = [open, open.with { ($0.status, $0.text) = (.closed, "Đã xong") }]
            $0.inspections = [inspection]
        }
        let page = leader(report)
        #expect(page.contains("Huyện Đông nêu khó khăn: Thiếu &lt;người&gt;"))
        #expect(page.contains("(4 ngày)") && page.contains("Huyện Tây chưa khắc phục kiến nghị: Thiếu sổ"))
        #expect(!page.contains("Đã xong") && !page.contains("Chậm chi"))
        let whole = self.page(report)
        #expect(whole.contains("Đã xong") && whole.contains("Thanh tra, kiểm tra, giám sát"))
    }

    @Test("a report that takes another's place says so, with what changed and why")
    func restated() throws {
        let report = try compilation {
            $0.restates = Restatement(
                compilation: Rolls.id(9), reason: "Bổ sung",
                changes: [
                    FigureChange(
                        indicator: "X1", before: FigurePair(numerator: 29, denominator: 60),
                        after: FigurePair(numerator: 30, denominator: 60))
                ])
        }
        let page = self.page(report)
        #expect(page.contains("Lý do: Bổ sung. Thay đổi: X1: 29/60 → 30/60."))
        #expect(ReportTable(report, words(report)).csv.contains("X1: 29/60 → 30/60"))
    }

    @Test("DHIS2 gets every figure that is shown, by codes, and none that is hidden")
    func dataValues() throws {
        let report = try compilation { $0.provisional = true }
        let set = try JSONValue(parsing: Array(ReportDataValues(report, words(report)).json.utf8))
        #expect(set["dataSet"]?.string == "x" && set["period"]?.string == "2021")
        #expect(set["orgUnit"]?.string == "bac-son" && set["completeDate"]?.string == "2021-12-05")
        let values = try #require(set["dataValues"]?.array)
        let found = values.map { value in
            ["dataElement", "orgUnit", "value"].map { value[$0]?.string ?? "" }.joined(separator: " ")
        }
        #expect(
            found == [
                "X1.numerator bac-son 30", "X1.denominator bac-son 60", "X1.numerator bac-son/dong 4",
                "X1.denominator bac-son/dong 20", "X1.numerator bac-son/tay 18",
                "X1.denominator bac-son/tay 20",
            ])
        #expect(values.allSatisfy { $0["comment"]?.string?.contains("tạm tính") == true })
    }

    @Test(
        "periods are written as DHIS2 writes them",
        arguments: [
            ("2021-01-01", "2021-12-31", "2021"), ("2021-01-01", "2021-06-30", "2021S1"),
            ("2021-07-01", "2021-12-31", "2021S2"), ("2021-04-01", "2021-06-30", "2021Q2"),
            ("2021-02-01", "2021-02-28", "202102"), ("2021-02-01", "2021-03-31", "20210331"),
            ("2020-02-14", "2020-06-30", "20200630"),
        ])
    func periods(start: String, end: String, written: String) throws {
        let period = try Period(from: day(start), through: day(end))
        let report = try compilation { $0.period = period }
        let set = try JSONValue(parsing: Array(ReportDataValues(report, words(report)).json.utf8))
        #expect(set["period"]?.string == written)
    }
}
