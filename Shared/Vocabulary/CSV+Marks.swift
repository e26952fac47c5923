extension CSV {
    /// A row as it is written, without the line's end: quoted where needed, without control characters, and with an
    /// apostrophe before what a spreadsheet would run as a formula, which ``unmarked(_:)`` takes away again.
    public static func line(_ cells: [String], separator: Separator = .comma) -> String {
        cells.map { cell in
            let text = marked(ShownText.lines(cell))
            let isPlain = !text.unicodeScalars.contains { ",;\"\n".unicodeScalars.contains($0) }
            guard !isPlain || text.unicodeScalars.first == "#" else { return text }
            var quoted = "\"".unicodeScalars
            for scalar in text.unicodeScalars {
                if scalar == "\"" { quoted.append(scalar) }
                quoted.append(scalar)
            }
            quoted.append("\"")
            return String(quoted)
        }.joined(separator: String(Unicode.Scalar(separator.rawValue)))
    }

    /// A cell's text without the apostrophe that says "this is a text" to a spreadsheet: before what would begin a formula,
    /// and before a digit, where people type it.
    public static func unmarked(_ cell: String) -> String {
        remade(cell) { apostrophes, next, isFirst in
            apostrophes > 0 && (next.beginsFormula || isFirst && next.isDigit) ? apostrophes - 1 : apostrophes
        }
    }

    /// With one apostrophe more than there are, wherever ``unmarked(_:)`` takes one away and before every beginning of a
    /// formula. A negative number is a number.
    static func marked(_ text: String) -> String {
        guard !isNegativeNumber(text) else { return text }
        return remade(text) { apostrophes, next, isFirst in
            next.beginsFormula || isFirst && apostrophes > 0 && next.isDigit ? apostrophes + 1 : apostrophes
        }
    }

    /// `text` with as many apostrophes as `count` says where a spreadsheet begins a cell: at the beginning, and after a line's
    /// end, a semicolon or a tab, since one that separates by another mark than the writer begins a cell there. Blanks before
    /// the apostrophes stay. `count` is given how many there are, what follows them, and whether it is the beginning.
    private static func remade(
        _ text: String, _ count: (_ apostrophes: Int, _ next: Unicode.Scalar, _ isFirst: Bool) -> Int
    ) -> String {
        var made = String.UnicodeScalarView()
        var (apostrophes, isFirst, isBeginning) = (0, true, true)
        for scalar in text.unicodeScalars {
            if isBeginning, scalar == "'" {
                apostrophes += 1
                continue
            }
            if isBeginning, apostrophes > 0 || !(scalar.properties.isWhitespace || scalar == "\"") {
                let count = count(apostrophes, scalar, isFirst)
                made.append(contentsOf: repeatElement("'", count: count))
                (apostrophes, isFirst, isBeginning) = (0, false, false)
            }
            made.append(scalar)
            if scalar == "\n" || scalar == "\r" || scalar == ";" || scalar == "\t" { isBeginning = true }
        }
        made.append(contentsOf: repeatElement("'", count: apostrophes))
        return String(made)
    }

    private static func isNegativeNumber(_ text: String) -> Bool {
        text.unicodeScalars.first == "-" && Double(text) != nil
            && text.unicodeScalars.allSatisfy { $0.isDigit || "-+.eE".unicodeScalars.contains($0) }
    }
}

extension Unicode.Scalar {
    /// To some spreadsheet, in its East Asian wide form too.
    fileprivate var beginsFormula: Bool { "=+-@＝＋－＠".unicodeScalars.contains(self) }

    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
