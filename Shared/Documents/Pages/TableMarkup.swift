import Vocabulary

/// A table of a page. A narrow screen gets a card a row of one that has many columns, and a matrix to be pushed aside.
struct TableMarkup {
    let table: Document.Table

    init(_ table: Document.Table) { self.table = table }

    var html: String {
        let caption = table.caption.map { "<caption>\(HTML.escape($0))</caption>" } ?? ""
        let body = table.rows.map(row).joined(separator: "\n")
        let markup = """
            <table class="\(kind)">\(caption)<thead><tr>\(head)</tr></thead><tbody>
            \(body)
            </tbody></table>
            """
        guard table.isMatrix else { return markup }
        return
            "<div class=\"pushed\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTML.escape(table.name))\">"
            + markup + "</div>"
    }

    private var kind: String { table.isMatrix ? "matrix" : table.columns.count > 3 ? "cards" : "plain" }

    private var head: String {
        table.columns.map { column in
            "<th scope=\"col\"\(column.isNumber == true ? " class=\"number\"" : "")>\(HTML.escape(column.heading))</th>"
        }
        .joined()
    }

    private func row(_ row: Document.Row) -> String {
        if row.kind == .group, let cell = row.cells.first {
            return
                "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(table.columns.count)\">\(text(cell))</th></tr>"
        }
        let kind = row.kind.map { " class=\"\($0.rawValue)\"" } ?? ""
        let cells = zip(table.columns, row.cells).enumerated().map { index, pair in
            cell(pair.1, in: pair.0, isFirst: index == 0)
        }
        return "<tr\(kind)>\(cells.joined())</tr>"
    }

    private func cell(_ cell: Document.Cell, in column: Document.Column, isFirst: Bool) -> String {
        let classes = [column.isNumber == true ? "number" : nil, cell.tone?.rawValue].compactMap { $0 }
        let kind = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        let label = table.isMatrix ? "" : " data-label=\"\(HTML.escape(column.heading))\""
        let tag = isFirst && table.isMatrix ? "th" : "td"
        let scope = tag == "th" ? " scope=\"row\"" : ""
        return "<\(tag)\(scope)\(kind)\(label)>\(text(cell))</\(tag)>"
    }

    private func text(_ cell: Document.Cell) -> String {
        let text = DocumentPage.lines(cell.text)
        let detail = cell.detail.map { "<br><small>\(HTML.escape($0))</small>" } ?? ""
        return (cell.isStrong == true ? "<strong>\(text)</strong>" : text) + detail
            + (cell.bar.map(bar) ?? "")
    }

    /// How far it has come, with a tick where it should be.
    private func bar(_ bar: Document.Bar) -> String {
        let tick = bar.target.map { "<i style=\"left:\(ChartDrawing.percent($0))\"></i>" } ?? ""
        let tone = bar.tone.map { " class=\"\($0.rawValue)\"" } ?? ""
        return
            "<span class=\"bar\"><b\(tone) style=\"width:\(ChartDrawing.percent(bar.share))\"></b>\(tick)</span>"
    }
}
