import Vocabulary

/// A table of a document that a clerk edits.
struct WordTable {
    private let table: Document.Table
    private let widths: [Int]

    init(_ table: Document.Table) {
        self.table = table
        let all = table.columns.reduce(0) { $0 + $1.share }
        widths = table.columns.map { Int(Double(WordDocument.textWidth) * $0.share / max(all, 1)) }
    }

    var xml: String {
        let caption =
            table.caption.map {
                WordDocument.paragraph(
                    [.emphasised($0)], style: "TableText", look: "<w:keepNext/><w:jc w:val=\"right\"/>")
            } ?? ""
        let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        return """
            \(caption)<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
            <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\(columns)</w:tblGrid>\(head)\(table.rows.map(row).joined())</w:tbl>\
            \(WordDocument.paragraph([], style: "Gap"))
            """
    }

    /// It comes again on each page.
    private var head: String {
        let cells = table.columns.enumerated().map { index, column in
            cell([.strong(column.heading)], width: widths[index], aligned: "center", shade: "EBEBE6")
        }
        return "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(cells.joined())</w:tr>"
    }

    private func row(_ row: Document.Row) -> String {
        if row.kind == .group, let first = row.cells.first {
            let span = "<w:gridSpan w:val=\"\(table.columns.count)\"/>"
            return
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cell([.emphasised(first.text)], width: widths.reduce(0, +), aligned: "left", shade: "F6F6F2", span: span))</w:tr>"
        }
        let cells = row.cells.prefix(widths.count).enumerated().map { index, found in
            cell(
                text(found, of: row), width: widths[index],
                aligned: table.columns[index].isNumber == true ? "right" : "left", ink: Self.ink(found.tone))
        }
        return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>"
    }

    private func text(_ cell: Document.Cell, of row: Document.Row) -> [Document.Run] {
        let isStrong =
            cell.isStrong == true || row.kind == .total || [.good, .bad, .warning].contains(cell.tone)
        let text = Document.Run(cell.text).with {
            if isStrong { $0.isStrong = true }
            if cell.tone == .hidden { $0.isEmphasised = true }
        }
        return [text] + (cell.detail.map { [Document.Run("\n\($0)")] } ?? [])
    }

    private static func ink(_ tone: Document.Tone?) -> String {
        switch tone {
        case .good: "14622B"
        case .bad: "9B1C1C"
        case .warning: "7A4B00"
        case .hidden: "666666"
        case nil: ""
        }
    }

    private func cell(
        _ runs: [Document.Run], width: Int, aligned: String, shade: String? = nil, span: String = "",
        ink: String = ""
    ) -> String {
        let ground = shade.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
        let colour = ink.isEmpty ? "" : "<w:color w:val=\"\(ink)\"/>"
        let text = runs.map { WordDocument.run($0, look: colour) }.joined()
        return """
            <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(span)\(ground)</w:tcPr>\
            <w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="\(aligned)"/></w:pPr>\(text)</w:p></w:tc>
            """
    }
}
