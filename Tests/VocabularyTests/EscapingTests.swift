import Testing
import Vocabulary

@Suite("Words of people in every medium", .timeLimit(.minutes(5)))
struct EscapingTests {
    /// What was meant to get out of where a text is put, each with what makes a `Character` of it that nobody looks for: a
    /// mark that stands before letters (U+0600), one that stands on them, what ends lines, turns their direction or gives
    /// orders to a screen.
    static let attacks: [String] = {
        let marks = [
            "", "\u{600}", "\u{110BD}", "\u{301}", "\r", "\n", "\r\n", "\t", "\u{B}", "\u{85}", "\u{2028}",
            "\u{2029}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{1B}[2J", "\u{9B}2J", "\u{0}",
            "\u{FFFE}", " ", ";", "'",
        ]
        let heads = [
            "<script>x</script>", "&amp;", "\"", "'", "=1+1", "@SUM(A1)", "+84", "-1+1", "＝1", ",", "#",
            ";\"=1+1;b", "plain",
        ]
        return marks.flatMap { mark in
            heads.flatMap { [mark + $0, $0 + mark, mark + $0 + mark + $0] }
        }
    }()

    private func holds(_ text: String, anyOf scalars: String) -> Bool {
        text.unicodeScalars.contains { scalars.unicodeScalars.contains($0) }
    }

    /// To a screen or to who reads, other than by ending a line.
    private func givesOrders(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n"
                || $0.properties.isDefaultIgnorableCodePoint || $0.properties.isNoncharacterCodePoint
                || [0x2028, 0x2029].contains($0.value)
        }
    }

    @Test("HTML: nothing is markup, nothing ends an attribute, and what was typed is shown")
    func html() {
        for text in Self.attacks {
            let page = HTML.escape(text)
            #expect(!holds(page, anyOf: "<>\"'") && !givesOrders(page), "\(text.debugDescription)")
            // An ampersand begins one of the five names and nothing else.
            let parts = page.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
            let names = ["amp;", "lt;", "gt;", "quot;", "#39;"]
            #expect(parts.dropFirst().allSatisfy { part in names.contains { part.starts(with: $0.utf8) } })
        }
        #expect(HTML.escape("\u{600}<\u{301}b>") == "\u{600}&lt;\u{301}b&gt;")
    }

    @Test("a terminal: a line stays a line and gives no orders")
    func terminal() {
        for text in Self.attacks {
            #expect(!givesOrders(ShownText.lines(text)), "\(text.debugDescription)")
            let line = ShownText.line(text)
            #expect(!givesOrders(line) && !holds(line, anyOf: "\n"), "\(text.debugDescription)")
        }
    }

    /// Without blanks around it.
    private func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    @Test("CSV: no cell begins a formula, and what is read back is what was written")
    func csv() throws {
        for text in Self.attacks {
            let written = "a,b\r\n" + CSV.line(["x", text]) + "\r\n"
            let cell = try #require(CSV(written).rows.first?["b"], "\(text.debugDescription)")
            #expect(!givesOrders(cell), "\(text.debugDescription)")
            // Wherever a spreadsheet may begin a cell, also one that separates by semicolons.
            for part in cell.unicodeScalars.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
                let first = part.first { !$0.properties.isWhitespace && $0 != "\"" }.map { String($0) } ?? ""
                #expect(!holds(first, anyOf: "=@+-＝＠＋－"), "\(text.debugDescription)")
            }
            // Blanks around a value are no part of it.
            let read = CSV.unmarked(cell).unicodeScalars
            #expect(
                read.elementsEqual(trimmed(ShownText.lines(text)).unicodeScalars), "\(text.debugDescription)")
        }
    }

    @Test("CSV: negative numbers are numbers; apostrophes that people typed stay as many as they are")
    func marks() {
        #expect(
            CSV.line(["-1000", "-12.5", "-1e-07", "-inf", "+1", "-1-1", "'=1", "''=1", "'12", "12", "x'=y"])
                == "-1000,-12.5,-1e-07,'-inf,'+1,'-1-1,''=1,'''=1,''12,12,x'=y")
        for text in ["-1000", "+1", "'=1", "''=1", "'12", "12", "x'=y", "'", "''", "' =1", "=1", "@x"] {
            #expect(CSV.unmarked(CSV.line([text])) == text)
        }
        #expect(CSV.line(["a; =1\n-2;'+3"]) == "\"a; '=1\n'-2;''+3\"")
        #expect(CSV.unmarked("a; '=1\n'-2;''+3") == "a; =1\n-2;'+3")
    }
}
