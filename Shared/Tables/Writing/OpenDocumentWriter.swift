import Vocabulary

/// A sheet of LibreOffice (OpenDocument 1.3). It is kept until it is whole: for templates and for rows that come back.
final class OpenDocumentWriter: TableWriter {
    private let path: String
    private let layout: TableLayout
    private var body = ""

    init(_ path: String, _ layout: TableLayout) throws {
        (self.path, self.layout) = (path, layout)
        body += "<table:table table:name=\"\(HTML.escape(layout.sheet))\">"
        for column in layout.columns {
            let style = column.isDay ? "day" : column.isText ? "text" : "Default"
            body += "<table:table-column table:default-cell-style-name=\"\(style)\"/>"
        }
        row(layout.columns.map { .text($0.heading) }) { _ in "heading" }
    }

    func write(_ cells: [TableCell], marking marked: Set<Int>) throws {
        let wide = (marked.max() ?? -1) + 1
        let cells = cells + repeatElement(.empty, count: max(0, wide - cells.count))
        row(cells) { marked.contains($0) ? (cells[$0].kind == .day ? "wrongDay" : "wrong") : nil }
    }

    func finish() throws {
        // Rows to be filled, with the lists to choose from.
        if layout.columns.contains(where: hasRule) {
            body += "<table:table-row table:number-rows-repeated=\"5000\">"
            for (index, column) in layout.columns.enumerated() {
                let rule = hasRule(column) ? " table:content-validation-name=\"v\(index)\"" : ""
                body += "<table:table-cell\(rule)/>"
            }
            body += "</table:table-row>"
        }
        body += "</table:table>"
        addLists()
        addGuide()
        try ArchiveFile.write(
            [
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("META-INF/manifest.xml", Self.manifest),
                (
                    "content.xml",
                    Self.opening + rules + body
                        + "</office:spreadsheet></office:body></office:document-content>"
                ),
            ], to: path)
    }

    private func hasRule(_ column: TableColumn) -> Bool { !column.choices.isEmpty || !column.note.isEmpty }

    private var lists: [(offset: Int, element: TableColumn)] {
        layout.columns.enumerated().filter { !$0.element.choices.isEmpty }
    }

    /// What may stand in the cells of each column, and what is said of it.
    private var rules: String {
        let names = layout.columns.enumerated().filter { hasRule($0.element) }.map { index, column in
            var rule = "<table:content-validation table:name=\"v\(index)\""
            if let place = lists.firstIndex(where: { $0.offset == index }) {
                let letters = SheetNumber.letters(place)
                let sheet = layout.listSheet.replacing("'", with: "''")
                let range = "[$'\(sheet)'.$\(letters)$2:.$\(letters)$\(column.choices.count + 1)]"
                rule += " table:condition=\"\(HTML.escape("of:cell-content-is-in-list(\(range))"))\""
            }
            rule +=
                " table:allow-empty-cell=\"true\" table:base-cell-address=\"\(HTML.escape("$'\(layout.sheet)'.A2"))\">"
            rule +=
                "<table:help-message table:title=\"\(HTML.escape(column.heading))\" table:display=\"true\">"
            rule += "<text:p>\(HTML.escape(column.note))</text:p></table:help-message>"
            rule += "<table:error-message table:message-type=\"information\" table:display=\"true\"/>"
            return rule + "</table:content-validation>"
        }
        return names.isEmpty
            ? "" : "<table:content-validations>\(names.joined())</table:content-validations>"
    }

    private func addLists() {
        guard let longest = lists.map(\.element.choices.count).max() else { return }
        body += "<table:table table:name=\"\(HTML.escape(layout.listSheet))\">"
        for number in 0...longest {
            row(
                lists.map { list in
                    let texts = [list.element.heading] + list.element.choices
                    return number < texts.count ? .text(texts[number]) : .empty
                }
            ) { _ in number == 0 ? "heading" : "text" }
        }
        body += "</table:table>"
    }

    private func addGuide() {
        guard !layout.guide.isEmpty else { return }
        body += "<table:table table:name=\"\(HTML.escape(layout.guideSheet))\">"
        for (number, texts) in layout.guide.enumerated() {
            row(texts.map { .text($0) }) { _ in number == 0 ? "heading" : nil }
        }
        body += "</table:table>"
    }

    private func row(_ cells: [TableCell], style: (Int) -> String?) {
        body += "<table:table-row>"
        for (index, cell) in cells.enumerated() {
            let given = style(index) ?? (cell.kind == .day ? "day" : nil)
            let shown = given.map { " table:style-name=\"\($0)\"" } ?? ""
            let paragraphs = ShownText.lines(cell.text).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .map { "<text:p>\(HTML.escape(String($0)))</text:p>" }.joined()
            switch cell.kind {
            case _ where cell.isEmpty: body += "<table:table-cell\(shown)/>"
            case .number:
                body +=
                    "<table:table-cell\(shown) office:value-type=\"float\" office:value=\"\(HTML.escape(cell.text))\">\(paragraphs)</table:table-cell>"
            case .day:
                body +=
                    "<table:table-cell\(shown) office:value-type=\"date\" office:date-value=\"\(HTML.escape(cell.text))\">\(paragraphs)</table:table-cell>"
            case .truth:
                body +=
                    "<table:table-cell\(shown) office:value-type=\"boolean\" office:boolean-value=\"\(HTML.escape(cell.text))\">\(paragraphs)</table:table-cell>"
            case .text, .error:
                body +=
                    "<table:table-cell\(shown) office:value-type=\"string\">\(paragraphs)</table:table-cell>"
            }
        }
        body += "</table:table-row>"
    }

    private static let manifest = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
        <manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
        manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
        """

    private static let opening = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
        xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
        xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"><office:automatic-styles>\
        <number:date-style style:name="dmy"><number:day number:style="long"/><number:text>/</number:text>\
        <number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>\
        </number:date-style><number:text-style style:name="at"><number:text-content/></number:text-style>\
        <style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>\
        </style:style><style:style style:name="day" style:family="table-cell" style:data-style-name="dmy"/>\
        <style:style style:name="text" style:family="table-cell" style:data-style-name="at"/>\
        <style:style style:name="wrong" style:family="table-cell" style:data-style-name="at">\
        <style:table-cell-properties fo:background-color="#f8cbad"/></style:style>\
        <style:style style:name="wrongDay" style:family="table-cell" style:data-style-name="dmy">\
        <style:table-cell-properties fo:background-color="#f8cbad"/></style:style></office:automatic-styles>\
        <office:body><office:spreadsheet>
        """
}
