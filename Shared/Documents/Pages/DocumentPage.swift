import Vocabulary

/// A document as a page: readable on a telephone, on a screen and on A4 paper. One file, without scripts and without anything to
/// fetch.
public struct DocumentPage {
    let document: Document

    public init(_ document: Document) { self.document = document }

    /// The whole page. The same document is the same page, to the octet.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(document.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escape(document.title))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        \(document.parts.map(markup).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    /// Should words of people ever become markup: nothing runs, nothing is fetched or sent, no link leads elsewhere than it
    /// says. The page's own look stands in it.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private func markup(_ part: Document.Part) -> String {
        switch part {
        case .letterhead(let head): letterhead(head)
        case .name(let name): self.name(name)
        case .heading(let text, let level): "<h\(level + 1)>\(HTML.escape(text))</h\(level + 1)>"
        case .paragraph(let paragraph): self.paragraph(paragraph)
        case .list(let items):
            "<ul>\(items.map { "<li>\(text($0.runs))</li>" }.joined())</ul>"
        case .table(let table): TableMarkup(table).html
        case .chart(let chart): ChartDrawing(chart).html
        case .closing(let closing): self.closing(closing)
        case .newPage: "<div class=\"new-page\"></div>"
        }
    }

    private func paragraph(_ paragraph: Document.Paragraph) -> String {
        let kind = paragraph.look.map { " class=\"\($0.rawValue)\"" } ?? ""
        return "<p\(kind)>\(text(paragraph.runs))</p>"
    }

    private func text(_ runs: [Document.Run]) -> String {
        runs.map { run in
            let text = Self.lines(run.text)
            let strong = run.isStrong == true ? "<strong>\(text)</strong>" : text
            return run.isEmphasised == true ? "<em>\(strong)</em>" : strong
        }
        .joined()
    }

    static func lines(_ text: String) -> String {
        HTML.escape(text).replacing("\n", with: "<br>")
    }
}

// MARK: - What an official document has

extension DocumentPage {
    private func letterhead(_ head: Document.Letterhead) -> String {
        let parent = head.parent.map { "<span class=\"parent\">\(HTML.escape($0))</span>" } ?? ""
        return """
            <header class="letterhead">
            <div class="issuer">\(parent)<strong>\(HTML.escape(head.issuer))</strong></div>
            <div class="nation"><strong>\(HTML.escape(head.country))</strong><br>
            <strong class="motto">\(HTML.escape(head.motto))</strong></div>
            <div class="symbol">\(HTML.escape(head.number))</div>
            <div class="dated"><em>\(HTML.escape(head.dated))</em></div>
            </header>
            """
    }

    private func name(_ name: Document.Name) -> String {
        let remarks = name.remarks.map { "<p class=\"remark\">\(HTML.escape($0))</p>" }
        return """
            <h1>\(HTML.escape(name.kind))</h1>
            <p class="about">\(name.about.map(HTML.escape).joined(separator: "<br>"))</p>
            \(remarks.joined(separator: "\n"))
            """
    }

    private func closing(_ closing: Document.Closing) -> String {
        let name = closing.signatory.map { "<strong class=\"signatory\">\(HTML.escape($0))</strong>" } ?? ""
        return """
            <div class="closing"><div class="recipients"><em><strong>\(HTML.escape(closing.heading))</strong></em><br>
            \(closing.recipients.map(HTML.escape).joined(separator: "<br>"))</div>
            <div class="signature">\(closing.authority.map { "<strong>\(HTML.escape($0))</strong>" }.joined(separator: "<br>"))<br>
            <em>\(HTML.escape(closing.mark))</em>\(name)</div></div>
            """
    }
}
