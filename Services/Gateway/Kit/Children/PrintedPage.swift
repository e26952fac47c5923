import JSONCoding
package import Vocabulary

/// What stands on a printed page beside what it is about.
package struct PrintedCover {
    /// The day on the services' clock.
    package let on: Day
    /// Minutes that the deployment's clocks are ahead of UTC.
    package let zone: Int
    /// The office that hands it out.
    package let office: String
    /// What for, as the read log has it.
    package let purpose: String
    /// Who asked for it; dots where nobody is named.
    package let recipient: String?

    package init(on: Day, zone: Int, office: String, purpose: String, recipient: String? = nil) {
        (self.on, self.zone, self.office) = (on, zone, office)
        (self.purpose, self.recipient) = (purpose, recipient)
    }
}

/// A page of HTML that prints on A4, of what the departments answered, in words. Pure: the same answers give the same octets.
struct PrintedPage {
    let cover: PrintedCover
    let language: Language
    let unitName: (UnitPath) -> String

    /// What nobody has said.
    static let dots = String(repeating: ".", count: 60)

    /// - Parameters:
    ///   - title: and `basis`, what it is and by what right: keys of sentences.
    ///   - body: HTML.
    func html(_ title: String, _ basis: String, _ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(said(title))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header><p>\(HTML.escape(cover.office))</p><p class="day">\(HTML.escape(day(cover.on)))</p></header>
        <h1>\(said(title))</h1>
        <p class="basis">\(said(basis))</p>
        \(body)
        <footer><div><p>\(said("received"))</p><p class="sign">\(said("sign"))</p></div>\
        <div><p>\(said("handed"))</p><p class="sign">\(said("sign"))</p></div></footer>
        </body>
        </html>

        """
    }

    /// Should words of people ever become markup: nothing runs, nothing is fetched or sent.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 25mm }
        body { font: 11pt/1.4 "Times New Roman", "Liberation Serif", serif; max-width: 170mm; margin: 0 auto; padding: 8mm }
        @media print { body { padding: 0 } }
        header { display: flex; justify-content: space-between; font-weight: bold }
        h1 { font-size: 15pt; text-align: center; margin: 8mm 0 2mm }
        h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid }
        h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid }
        .basis { text-align: center; font-style: italic; margin: 0 0 5mm }
        dl { display: grid; grid-template-columns: 55mm 1fr; gap: 0.5mm 4mm; margin: 0 0 3mm }
        dt { color: #333 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
        dl.item { border-top: 0.2mm solid #999; padding-top: 1mm; break-inside: avoid }
        table { width: 100%; border-collapse: collapse } tr { break-inside: avoid }
        th, td { border: 0.2mm solid #666; padding: 1mm 2mm; text-align: left; vertical-align: top }
        .lacking { border: 0.3mm solid #000; padding: 2mm 4mm; break-inside: avoid }
        footer { display: flex; justify-content: space-around; text-align: center; margin-top: 10mm; break-inside: avoid }
        .sign { font-style: italic; margin-bottom: 22mm }
        """

    func section(_ name: String, _ items: [JSONValue], _ schema: Schema) -> String {
        let blocks = items.map { list(rows(of: $0, schema), isItem: true) }
        let body = blocks.isEmpty ? "<p>\(said("none"))</p>" : blocks.joined(separator: "\n")
        return "<h2>\(said("section-\(name)"))</h2>\n\(body)"
    }

    func list(_ rows: [(label: String, text: String)], isItem: Bool = false) -> String {
        let cells = rows.map { "<dt>\(HTML.escape($0.label))</dt><dd>\(HTML.escape($0.text))</dd>" }
        return "<dl\(isItem ? " class=\"item\"" : "")>\(cells.joined(separator: "\n"))</dl>"
    }

    func rows(of value: JSONValue, _ schema: Schema) -> [(label: String, text: String)] {
        MemberWords(zone: cover.zone, language: language, unitName: unitName).rows(of: value, schema)
    }

    // MARK: - Words

    func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        GatewayKitTexts.all.render(Message("gateway.document.\(key)", arguments), in: language)
    }

    func said(_ key: String, _ arguments: [String: String] = [:]) -> String {
        HTML.escape(text(key, arguments))
    }

    func day(_ day: Day) -> String { DayWords.day(day, in: language) }
}
