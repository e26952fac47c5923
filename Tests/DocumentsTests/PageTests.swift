import Testing
import Vocabulary

@testable import Documents

@Suite("A document as a page", .timeLimit(.minutes(5)))
struct PageTests {
    private func page(_ parts: Document.Part...) -> String {
        DocumentPage(Document(language: .vi, title: "Báo cáo", parts: parts)).html
    }

    @Test("the same document is the same page, to the octet")
    func same() {
        let pages = (0..<3).map { _ in DocumentPage(Sample.document()).html }
        #expect(Set(pages).count == 1 && pages[0].utf8.count > 5_000)
    }

    @Test("words of people become no markup, wherever they stand")
    func escaping() {
        let html = DocumentPage(Sample.document(words: Sample.hostile)).html
        #expect(html.contains("script&gt;alert(1)&lt;/script&gt;"))
        let ends = [UInt8(ascii: ">"), UInt8(ascii: " ")]
        let tags = html.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { part in
            String(decoding: part.prefix { !ends.contains($0) }, as: UTF8.self)
        }
        #expect(Set(tags).isDisjoint(with: ["script", "/script", "\u{301}script"]))
        #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" || $0 == "\r" })
        // Between quotation marks of attributes too.
        #expect(!html.contains("\"x\""))
    }

    @Test("nothing runs and nothing is fetched")
    func policy() {
        let html = DocumentPage(Sample.document()).html
        let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        #expect(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"))
        for word in ["http://", "https://", "url(", "@import", "src=", "href="] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test("a chart says in words what it shows, and letters are not drawn smaller where it is narrow")
    func charts() {
        let bars = page(.chart(Sample.bars("Huyện Đông")))
        #expect(bars.contains("<span>Huyện Đông</span><span class=\"figure\">16,7%</span>"))
        #expect(bars.contains("width=\"16.7%\"") && bars.contains("x1=\"90%\" x2=\"90%\""))
        // Two stretches, one after the other.
        #expect(bars.contains("x=\"90%\" y=\"3\" width=\"5%\""))
        let lines = page(.chart(Sample.lines("Tên")))
        // From 40 to 55.5 of 100, of 150 points of height below 22 of a margin; where a value is missing, no line.
        #expect(lines.contains("x1=\"50%\" y1=\"112\" x2=\"94%\" y2=\"89\""))
        #expect(!lines.contains("NaN") && !lines.contains("nil") && !(lines + bars).contains("viewBox"))
        let told = Sample.lines("Tên").with { $0.alternative = "Năm 2021: 40%." }
        #expect(page(.chart(told)).contains("role=\"img\" aria-label=\"Năm 2021: 40%.\""))
    }

    @Test("of a map each place has the part that lies nearest to its middle")
    func map() {
        func places(_ middles: [(Double, Double)]) -> [Document.Place] {
            middles.map { Document.Place("X", text: "1", longitude: $0.0, latitude: $0.1, share: 0.5) }
        }
        let svg = SchematicMap(places([(106, 20), (107, 20)])).svg(labelled: "x")
        // Two halves of a frame of 340, parted in the middle.
        #expect(svg.contains("points=\"0,0 170,0 170,"))
        #expect(svg.contains("points=\"170,0 340,0 340,"))
        #expect(SchematicMap([]).svg(labelled: "x").isEmpty)
        let one = SchematicMap(places([(106, 20), (106, 20)])).svg(labelled: "x")
        #expect(!one.contains("nan") && !one.contains("inf"))
    }

    @Test("a label is parted at blanks, and no word of it is lost")
    func labels() {
        let text = "T1. Tỷ lệ trẻ em khuyết tật được bảo vệ, chăm sóc hoặc giáo dục"
        let lines = ChartDrawing.wrapped(text, at: 34)
        #expect(lines.joined(separator: " ") == text)
        #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 34 })
        #expect(ChartDrawing.wrapped("", at: 34) == [""])
    }

    @Test(
        "parts of a width are written to a tenth",
        arguments: [(0.0, "0%"), (0.5, "50%"), (0.1666, "16.7%"), (1.0, "100%")])
    func percent(share: Double, text: String) { #expect(ChartDrawing.percent(share) == text) }

    @Test("a bar stays within its ground, whatever came out of counting")
    func bars() {
        for (given, kept) in [(-1.0, 0.0), (2.0, 1.0), (.nan, 0.0), (0.25, 0.25)] {
            #expect(Document.Bar(share: given).share == kept)
        }
    }
}
