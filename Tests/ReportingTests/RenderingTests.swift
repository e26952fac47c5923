import Documents
import Foundation
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A report as a page and as a table", .timeLimit(.minutes(5)))
struct RenderingTests {
    private func compilation(
        values: [IndicatorValue] = [], duties: [Duty] = [], finances: [MoneyLine] = [],
        submissions: [CompiledSubmission] = [], name: String = "Kế hoạch"
    ) throws -> Compilation {
        Compilation(
            id: Rolls.id(1), plan: "x", planVersion: 1, name: BilingualText(vi: name, en: name),
            area: "bac-son", period: try Period(from: day("2021-01-01"), through: day("2021-12-31")),
            compiledBy: "bac-son/so-mot", compiledOn: day("2022-01-05"), positions: Positions(),
            values: values, duties: duties, finances: finances, submissions: submissions,
            names: ["bac-son/dong": BilingualText(vi: "Huyện Đông", en: "Dong")])
    }

    private func page(_ compilation: Compilation, _ language: Language = .vi) -> String {
        let words = ReportWords(language: language, compilation: compilation)
        return DocumentPage(ReportDocument(compilation, words).document).html
    }

    private func table(_ compilation: Compilation) -> String {
        ReportTable(compilation, ReportWords(language: .vi, compilation: compilation)).csv
    }

    private func value(
        _ numerator: Int, of denominator: Int?, _ value: Double?, target: Double?, met: Bool?,
        grows: Bool? = nil,
        measure: IndicatorDeclaration.Measure = .percent, cells: [IndicatorCell]? = nil
    ) -> IndicatorValue {
        IndicatorValue(
            indicator: "X1", name: BilingualText(vi: "Thử <&>", en: "Test"), measure: measure,
            on: day("2021-12-31"), numerator: numerator
        ).with {
            $0.denominator = denominator
            $0.value = value
            $0.target = target
            $0.gap = value.flatMap { value in target.map { value - $0 } }
            $0.met = met
            $0.grows = grows
            $0.cells = cells
        }
    }

    @Test("numbers are written as the reader's language writes them")
    func numbers() throws {
        let compilation = try compilation(values: [value(1234, of: 12_345, 10, target: 66.7, met: false)])
        let vietnamese = page(compilation)
        for text in ["1.234", "12.345", "10,0%", "66,7%", "−56,7", "01/01/2021 – 31/12/2021"] {
            #expect(vietnamese.contains(text), "\(text)")
        }
        for text in ["1,234", "12,345", "10.0%", "−56.7", "2021-01-01"] {
            #expect(page(compilation, .en).contains(text), "\(text)")
        }
    }

    @Test("words of people hold no control characters on a page, and a mark on < makes it no other letter")
    func clean() {
        #expect(HTML.escape("a\u{1B}b\u{0}c\u{202E}d\r\ne") == "a\u{FFFD}b\u{FFFD}cd\ne")
        #expect(
            HTML.escape("<\u{301}script'\"\u{301}&\u{301}")
                == "&lt;\u{301}script&#39;&quot;\u{301}&amp;\u{301}")
    }

    @Test("words of people cannot become markup, nor a formula in a spreadsheet")
    func escaping() throws {
        let line = MoneyLine(source: "s", kind: "donor", name: "=HYPERLINK(\"x\")", year: 2021).with {
            $0.allocated = 1_000
            $0.left = -1_000
        }
        let compilation = try compilation(
            values: [value(1, of: 2, 50, target: nil, met: nil)], finances: [line],
            name: "<script>alert(1)</script>")
        #expect(!page(compilation).contains("<script>"))
        #expect(page(compilation).contains("Thử &lt;&amp;&gt;"))
        let csv = table(compilation)
        #expect(csv.contains("\"'=HYPERLINK(\"\"x\"\") 2021\""))
        #expect(csv.contains(";-1000\r\n"), "a negative number stays a number")
        #expect(csv.split(separator: "\r\n").allSatisfy { !$0.hasPrefix("=") && !$0.contains(";=") })
    }

    @Test("a page may run nothing and fetch nothing, whatever the words of people in it become")
    func policy() throws {
        let words = "\u{600}<\u{301}script>alert(1)</script>\r\n<img src=x onerror='alert(1)'>\u{202E}"
        let html = page(
            try compilation(submissions: [
                CompiledSubmission(
                    unit: "bac-son/dong", narrative: words, difficulties: words, overridden: [])
            ]))
        let policy = #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#
        let head = try #require(html.firstRange(of: policy))
        #expect(html[..<head.lowerBound].hasSuffix("<meta charset=\"utf-8\">\n"))
        // What is markup begins with < and a letter or /, as bytes, and is the page's own.
        let ends = [UInt8(ascii: ">"), UInt8(ascii: " ")]
        let tags = html.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { part in
            String(decoding: part.prefix { !ends.contains($0) }, as: UTF8.self)
        }
        #expect(Set(tags).isDisjoint(with: ["script", "/script", "img", "\u{301}script"]))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\r"))
    }

    @Test("hidden cells show nothing, a district is in a count or not, and growth says over what")
    func cells() throws {
        let cells = [
            IndicatorCell(key: "bac-son/dong", hidden: true),
            IndicatorCell(key: "bac-son", hidden: false).with {
                $0.numerator = 7
                $0.denominator = 8
                $0.value = 87.5
            },
        ]
        let share = page(
            try compilation(values: [value(9, of: 11, 81.8, target: nil, met: nil, cells: cells)]))
        #expect(share.contains("(ẩn)") && share.contains("Huyện Đông") && share.contains("Cấp tỉnh"))
        let district = [
            IndicatorCell(key: "bac-son/dong", hidden: false).with {
                $0.numerator = 1
                $0.denominator = 1
                $0.value = 1
            }
        ]
        let counted = page(
            try compilation(values: [
                value(1, of: 8, 1, target: 6, met: false, measure: .count, cells: district)
            ]))
        #expect(counted.contains(">Có</td>"))
        let grown = page(
            try compilation(values: [value(5, of: nil, 5, target: 4, met: true, grows: true, measure: .count)]
            ))
        #expect(grown.contains(">&gt; 4</td>"))
    }

    @Test("the first paragraph says what is met, who is late and who has not reported")
    func summary() throws {
        func duty(_ unit: UnitPath, _ state: DutyState) throws -> Duty {
            Duty(
                duty: "yearly", name: BilingualText(vi: "Báo cáo năm", en: "Yearly report"), unit: unit,
                to: "bac-son/so-mot", period: try Period(from: day("2021-01-01"), through: day("2021-12-31")),
                due: day("2021-12-09"), state: state
            ).with { $0.daysLate = state == .missing ? 27 : nil }
        }
        let html = page(
            try compilation(
                values: [
                    value(9, of: 10, 90, target: 90, met: true), value(1, of: 10, 10, target: 90, met: false),
                    value(1, of: 10, 10, target: nil, met: nil),
                ],
                duties: [
                    try duty("bac-son/dong", .missing), try duty("bac-son/tay", .onTime),
                    try duty("bac-son/nam", .waiting),
                ]))
        #expect(html.contains("1/2 chỉ tiêu"))
        #expect(html.contains("đúng hạn: 1/2"))
        #expect(html.contains("Quá hạn chưa nộp: Huyện Đông."))
        #expect(html.contains("<td class=\"bad\" data-label=\"Tình trạng\">Chưa nộp (27 ngày)</td>"))
    }
}
