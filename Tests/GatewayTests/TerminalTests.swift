import ArgumentParser
import ReportingAPI
import Testing
import Vocabulary

@testable import Gateway

@Suite("Tables for people", .timeLimit(.minutes(5)))
struct TextTableTests {
    private func table() -> TextTable {
        var table = TextTable([
            .init(title: "ID"), .init(title: "Chỉ tiêu", wraps: true),
            .init(title: "Kết quả", alignment: .right),
        ])
        table.add([
            "T1", "Trẻ em khuyết tật được tiếp cận dịch vụ bảo vệ, chăm sóc, giáo dục trong kỳ", "72,5 %",
        ])
        table.add(["T5", "Huyện có mạng lưới", "4"])
        return table
    }

    @Test("no line is wider than the terminal", arguments: [40, 60, 80, 120])
    func fits(width: Int) {
        for line in table().rendered(width: width) { #expect(line.columns <= width, "\(line)") }
    }

    @Test("a cell gives the terminal no orders and breaks no line")
    func clean() {
        var table = TextTable([.init(title: "A"), .init(title: "B")])
        table.add(["a\u{1B}[2J", "b\r\nc\td\u{202E}e"])
        #expect(table.rendered(width: 80).last == "a\u{FFFD}[2J  b c de")
    }

    @Test("an alert is red where there are colours, on each of its lines, and gives no orders itself")
    func alerts() {
        var table = TextTable([.init(title: "A"), .init(title: "B", wraps: true)])
        table.add(["một", "thường"])
        table.add(["hai", "MỞ KHẨN CẤP: bé ở một mình ngoài\u{1B}[0m đường"], isAlert: true)
        let lines = table.lines(width: 30)
        #expect(lines.map(\.isAlert) == [false, false, false, true, true])
        for line in lines where line.isAlert {
            let shown = line.shown(coloured: true)
            #expect(shown.hasPrefix("\u{1B}[31m") && shown.hasSuffix("\u{1B}[0m"))
            #expect(shown.filter { $0 == "\u{1B}" }.count == 2)
            #expect(!line.shown(coloured: false).contains("\u{1B}"))
        }
        #expect(lines[2].shown(coloured: true) == lines[2].text)
    }

    @Test("where there is room nothing is wrapped")
    func roomy() {
        #expect(table().rendered(width: 120).count == 4)
        #expect(table().rendered(width: 60).count > 4)
    }

    @Test("what would just not fit moves closer together before an address is cut in two")
    func close() {
        var table = TextTable([.init(title: "A"), .init(title: "B", wraps: true), .init(title: "C")])
        table.add(["registry", "127.0.0.1:31014", "32.886"])
        #expect(table.rendered(width: 33).last == "registry  127.0.0.1:31014  32.886")
        #expect(table.rendered(width: 32).last == "registry 127.0.0.1:31014 32.886")
        #expect(table.rendered(width: 31).last == "registry 127.0.0.1:31014 32.886")
        // Closer together does not help: it is wrapped, and as roomy as ever.
        #expect(
            table.rendered(width: 30).dropFirst(2) == ["registry  127.0.0.1:31  32.886", "          014"])
    }

    @Test("a group's heading stands over its rows, the titles over all")
    func groups() {
        var table = TextTable([.init(title: "Đơn vị"), .init(title: "Nộp")])
        table.group(["Báo cáo năm", "hạn 09/12"])
        table.add(["An", "–"])
        table.group(["Báo cáo 6 tháng"])
        table.add(["Bình", "x"])
        #expect(
            table.rendered(width: 80) == [
                "  Đơn vị  Nộp", "  ──────  ───", "Báo cáo năm", "hạn 09/12", "  An      –", "",
                "Báo cáo 6 tháng", "  Bình    x",
            ])
    }

    @Test("numbers stand at the right edge of their column, under Vietnamese titles")
    func aligned() {
        let lines = table().rendered(width: 120)
        #expect(lines[0].columns == lines[2].columns)
        #expect(lines[2].columns == lines[3].columns)
        #expect(lines[3].hasSuffix("  4"))
    }

    @Test("composed and decomposed letters are one column, wide ones two, marks none")
    func columns() {
        #expect("Thái Bình".columns == 9)
        #expect("e\u{302}\u{301}".columns == 1)
        #expect("Sở Y tế ✓".columns == 9)
        #expect("漢字".columns == 4)
        #expect("\u{200B}".columns == 0)
    }

    @Test("long words are cut, and nothing is lost")
    func wraps() {
        let lines = "mộthaibabốnnămsáu bảy".wrapped(to: 6)
        #expect(lines.allSatisfy { $0.columns <= 6 })
        #expect(lines.joined().replacing(" ", with: "") == "mộthaibabốnnămsáubảy")
        #expect("".wrapped(to: 5) == [""])
    }

    @Test("a mark that stands before a letter takes no place from it")
    func prepended() {
        #expect("\u{600}a".columns == 1)
        #expect("\u{600}\u{600}漢".columns == 2)
        #expect("\u{301}".columns == 0)
    }
}

@Suite("Progress for people", .timeLimit(.minutes(5)))
struct ProgressPageTests {
    @Test("a target that has to be passed, not only reached, says so, as in the report")
    func targets() throws {
        let context = try CommandContext(GlobalOptions.parse(["--lang", "vi"]))
        func target(_ target: Double?, grows: Bool?, _ measure: IndicatorDeclaration.Measure = .count)
            -> String
        {
            ProgressPage.target(
                IndicatorValue(
                    indicator: "H", name: BilingualText(vi: "Hát", en: "Song"), measure: measure,
                    on: Day(daysSinceEpoch: 18_627), numerator: 1
                ).with {
                    $0.value = 1
                    $0.target = target
                    $0.grows = grows
                }, context)
        }
        #expect(target(14, grows: nil) == "14")
        #expect(target(14, grows: true) == "> 14")
        #expect(target(60, grows: true, .percent) == "> 60 %")
        #expect(target(nil, grows: true) == "tăng")
        #expect(target(nil, grows: nil) == "–")
    }
}
