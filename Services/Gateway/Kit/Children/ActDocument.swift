package import Documents
package import RegistryAPI
package import Vocabulary

/// A chair's act as the paper that is signed: the heading, the articles and the closing that Decree 30/2020 asks of a decision. What
/// nobody has entered yet stays dotted. Decree 56/2017 has forms of its own for these; their layout no source at hand shows.
package struct ActDocument {
    private let act: Act
    private let child: Child
    private let carer: String?
    private let language: Language
    private let unitName: (UnitPath) -> String

    /// - Parameters:
    ///   - carer: who takes the child into alternative care; nil where what the act says, Article 2, names them.
    ///   - unitName: what people call a unit.
    package init(
        _ act: Act, of child: Child, carer: String? = nil, in language: Language,
        unitName: @escaping (UnitPath) -> String
    ) {
        (self.act, self.child, self.carer, self.language) = (act, child, carer, language)
        self.unitName = unitName
    }

    package var document: Document {
        let head: [Document.Part] = [
            .letterhead(letterhead),
            .name(Document.Name(kind: said("kind"), about: [said("about.\(act.kind.rawValue)")])),
            .paragraph(Document.Paragraph([.strong(chair)], .centred)),
        ]
        let grounds: [Document.Part] = ["law", "decree", "proposal"].map {
            .paragraph(Document.Paragraph([.emphasised(said("ground.\($0)"))]))
        }
        let decides: Document.Part = .paragraph(Document.Paragraph([.strong(said("decides"))], .centred))
        let articles: [Document.Part] = [what, content, inForce, who].enumerated().map { index, text in
            .paragraph(
                Document.Paragraph([
                    .strong(said("article", ["number": "\(index + 1)"]) + " "), Document.Run(text),
                ]))
        }
        return Document(
            language: language, title: said("about.\(act.kind.rawValue)"),
            parts: head + grounds + [decides] + articles + [.closing(closing)])
    }

    private var chair: String { said("chair", ["office": office.uppercased()]) }

    /// The commune itself, without what it is part of.
    private var office: String { unitName(act.office).split(separator: ",").first.map(String.init) ?? "" }

    private var letterhead: Document.Letterhead {
        Document.Letterhead(
            parent: nil, issuer: said("committee", ["office": office.uppercased()]),
            number: said("number", ["number": act.number ?? said("number-blank")]), country: said("country"),
            motto: said("motto"), dated: dated)
    }

    /// The place before the day; a zero before days below ten, and before the months 1 and 2 (Decree 30/2020, Annex I, II.4).
    private var dated: String {
        guard let day = act.signedOn else { return said("dated-blank", ["place": office]) }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let month = language == .vi && day.month > 2 ? "\(day.month)" : two(day.month)
        return said(
            "dated",
            ["place": office, "day": two(day.dayOfMonth), "month": month, "year": "\(day.year)"])
    }

    private var what: String {
        said(
            "what.\(act.kind.rawValue)",
            [
                "name": child.name, "born": born, "home": unitName(child.commune),
                "carer": carer.map { said("carer", ["name": $0]) } ?? said("carer-below"),
            ])
    }

    private var born: String {
        child.birthDate.map { said("born-on", ["day": day($0)]) }
            ?? said("born-in", ["year": "\(child.birthYear)"])
    }

    private var content: String {
        act.content ?? PrintedPage.dots
    }

    private var inForce: String {
        if let acted = act.actedOn { return said("in-force-acted", ["day": self.day(acted)]) }
        return said("in-force", ["day": act.inForceFrom.map(self.day) ?? PrintedPage.dots])
    }

    private var who: String { said("who", ["office": office]) }

    private var closing: Document.Closing {
        Document.Closing(
            heading: said("recipients"), recipients: [said("recipient.bound"), said("recipient.filed")],
            authority: [said("sign.chair")], mark: said("sign.here"), signatory: act.signatory)
    }

    private func day(_ day: Day) -> String { DayWords.day(day, in: language) }

    private func said(_ key: String, _ arguments: [String: String] = [:]) -> String {
        GatewayKitTexts.all.render(Message("gateway.act.\(key)", arguments), in: language)
    }
}

extension ActDocument {
    /// Writes it as a Word file, or as a page of HTML, into a file that is not there yet. Throws ``Failure``.
    package var html: String { DocumentPage(document).html }

    package func writeWord(to path: String) throws { try DocumentFile(document).writeWord(to: path) }
}
