import Vocabulary

/// A document as Word and LibreOffice write it, for a clerk to go on with (Office Open XML, ECMA-376): headings are headings,
/// tables are tables whose headings come again on each page, pages are numbered from the second on.
public struct WordDocument {
    let document: Document

    public init(_ document: Document) { self.document = document }

    /// The parts of the archive that the file is, in their order; the same document has the same parts, to the octet.
    public var parts: [(name: String, text: String)] {
        var charts: [WordChart] = []
        let body = self.body(&charts)
        return [
            ("[Content_Types].xml", Self.contentTypes(charts: charts.count)),
            ("_rels/.rels", Self.relationships),
            ("docProps/core.xml", core),
            (
                "word/document.xml",
                Self.opening("w:document") + "<w:body>\(body)\(Self.section)</w:body></w:document>"
            ),
            ("word/_rels/document.xml.rels", Self.documentRelationships(charts: charts.count)),
            ("word/styles.xml", WordStyles.xml(document.language)),
            ("word/settings.xml", Self.settings),
            ("word/numbering.xml", WordStyles.numbering),
            ("word/header1.xml", Self.header),
        ] + charts.enumerated().map { ("word/charts/chart\($0 + 1).xml", $1.xml) }
    }

    private func body(_ charts: inout [WordChart]) -> String {
        var body = ""
        for part in document.parts {
            switch part {
            case .letterhead(let head): body += letterhead(head)
            case .name(let name): body += self.name(name)
            case .heading(let text, let level):
                body += Self.paragraph([.init(text)], style: "Heading\(level)")
            case .paragraph(let paragraph):
                body += Self.paragraph(paragraph.runs, style: Self.style(paragraph.look))
            case .list(let items): body += items.map { Self.paragraph($0.runs, style: "ListBullet") }.joined()
            case .table(let table): body += WordTable(table).xml
            case .chart(let chart):
                body += Self.paragraph([.strong(chart.title)], style: "Caption")
                if let drawn = WordChart(chart) {
                    charts.append(drawn)
                    body += drawn.frame(number: charts.count)
                } else {
                    body += Self.paragraph([.init(chart.alternative)], style: "Note")
                }
            case .closing(let closing): body += self.closing(closing)
            case .newPage:
                body +=
                    "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>"
            }
        }
        return body
    }

    private static func style(_ look: Document.Paragraph.Look?) -> String {
        switch look {
        case .summary: "Summary"
        case .note: "Note"
        case .centred: "Centred"
        case nil: "BodyText"
        }
    }
}

// MARK: - Text

extension WordDocument {
    /// `look`: what the paragraph is beside its style, as WordprocessingML writes it.
    static func paragraph(_ runs: [Document.Run], style: String, look: String = "") -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(look)</w:pPr>\(runs.map { run($0) }.joined())</w:p>"
    }

    /// `look`: what it is beside strong and emphasised.
    static func run(_ run: Document.Run, look: String = "") -> String {
        let properties =
            (run.isStrong == true ? "<w:b/>" : "") + (run.isEmphasised == true ? "<w:i/>" : "") + look
        let lines = ShownText.lines(run.text).split(separator: "\n", omittingEmptySubsequences: false)
            .map { "<w:t xml:space=\"preserve\">\(HTML.escape(String($0)))</w:t>" }
        return
            "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")\(lines.joined(separator: "<w:br/>"))</w:r>"
    }
}

// MARK: - What an official document has

extension WordDocument {
    /// Twentieths of a point that a line of text takes: A4 without the margins.
    static let textWidth = 9355

    private func letterhead(_ head: Document.Letterhead) -> String {
        let widths = [4200, 5155]
        let issuer =
            (head.parent.map { Self.paragraph([.init($0)], style: "Letterhead") } ?? "")
            + Self.paragraph([.strong(head.issuer)], style: "Letterhead")
            + Self.rule(below: head.issuer, in: widths[0], share: 0.4, size: 12)
        let nation =
            Self.paragraph([.strong(head.country)], style: "Letterhead")
            + Self.paragraph([.strong(head.motto)], style: "Motto")
            + Self.rule(below: head.motto, in: widths[1], share: 1, size: 13)
        let rows = [
            [issuer, nation],
            [
                Self.paragraph([.init(head.number)], style: "Motto"),
                Self.paragraph([.emphasised(head.dated)], style: "Motto"),
            ],
        ]
        return Self.grid(rows, widths)
    }

    private func name(_ name: Document.Name) -> String {
        Self.paragraph([.init(name.kind)], style: "Title")
            + name.about.map { Self.paragraph([.init($0)], style: "Subtitle") }.joined()
            + Self.rule(below: name.about.last ?? "", in: Self.textWidth, share: 0.33, size: 13)
            + name.remarks.map {
                Self.paragraph([.emphasised($0).with { $0.isStrong = true }], style: "Centred")
            }
            .joined()
    }

    private func closing(_ closing: Document.Closing) -> String {
        let recipients =
            "<w:p><w:pPr><w:pStyle w:val=\"Recipients\"/></w:pPr>"
            + Self.run(
                .emphasised(closing.heading).with { $0.isStrong = true },
                look: "<w:sz w:val=\"24\"/>") + "</w:p>"
            + closing.recipients.map { Self.paragraph([.init($0)], style: "Recipients") }.joined()
        let signature =
            closing.authority.map { Self.paragraph([.strong($0)], style: "Motto") }.joined()
            + Self.paragraph([.emphasised(closing.mark)], style: "Motto")
            + String(repeating: Self.paragraph([], style: "Motto"), count: 4)
            + Self.paragraph(closing.signatory.map { [.strong($0)] } ?? [], style: "Motto")
        return Self.paragraph([], style: "BodyText")
            + Self.grid([[recipients, signature]], [4677, 4678])
    }

    /// A table that is not seen: it only sets things side by side. A paragraph after it, as a document needs.
    private static func grid(_ rows: [[String]], _ widths: [Int]) -> String {
        let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        let body = rows.map { cells in
            let cells = zip(cells, widths).map { cell, width in
                "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(cell)</w:tc>"
            }
            return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>"
        }
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:tblLayout w:type="fixed"/>\
            <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid>\(columns)</w:tblGrid>\(body.joined())</w:tbl>\(paragraph([], style: "Gap"))
            """
    }

    /// A line in the middle below a text, a share of it long: as long as letters of `size` points usually make it.
    private static func rule(below text: String, in width: Int, share: Double, size: Int) -> String {
        let capitals = text.unicodeScalars.count { $0.properties.isUppercase }
        let wide = Double(capitals) * 14 + Double(text.unicodeScalars.count - capitals) * 10
        let length = min(Double(width), wide * Double(size) * share)
        let indent = Int((Double(width) - length) / 2)
        return """
            <w:p><w:pPr><w:pStyle w:val="Rule"/><w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>\
            <w:ind w:left="\(indent)" w:right="\(indent)"/></w:pPr></w:p>
            """
    }
}
