import Documents
import ReportingAPI
import Vocabulary

/// A compilation as a document: the heading, the parts and the closing that Decree 30/2020 asks of an administrative document.
/// Every format is written from it.
struct ReportDocument {
    let compilation: Compilation
    let words: ReportWords

    init(_ compilation: Compilation, _ words: ReportWords) {
        (self.compilation, self.words) = (compilation, words)
    }

    var document: Document {
        let opening: [Document.Part] = [.letterhead(letterhead), .name(name), .paragraph(summary)]
        return Document(
            language: words.language, title: words.text(compilation.name),
            parts: opening + leader + sections + [.closing(closing)] + notes
        ).with { $0.attestation = words.signed }
    }

    private var letterhead: Document.Letterhead {
        let issuer = compilation.issuer
        let area = compilation.area == compilation.compiledBy ? nil : words.unit(compilation.area.text)
        let parent = issuer.map { $0.parent.map(words.text) } ?? area
        return Document.Letterhead(
            parent: parent?.uppercased(),
            issuer: (issuer.map { words.text($0.name) } ?? words.unit(compilation.compiledBy.text))
                .uppercased(),
            number: number, country: words("country"), motto: words("motto"), dated: dated)
    }

    private var name: Document.Name {
        Document.Name(
            kind: words("title"),
            about: [
                words.text(compilation.name), words("period", ["period": words.period(compilation.period)]),
            ],
            remarks: [words.provisional, words.withoutConfidential, words.restatement].compactMap { $0 })
    }

    /// One below ten has a zero before it (Decree 30/2020, Annex I, II.3).
    private var number: String {
        guard let sent = words.sent else { return words("number") }
        return words("number-sent", ["number": ReportWords.two(sent.number), "symbol": sent.symbol])
    }

    /// The place before the day; a zero before days below ten, and before the months 1 and 2 (Decree 30/2020, Annex I, II.4).
    private var dated: String {
        let day = words.sent?.on ?? compilation.compiledOn
        let month = words.language == .vi && day.month > 2 ? "\(day.month)" : ReportWords.two(day.month)
        let date = ["day": ReportWords.two(day.dayOfMonth), "month": month, "year": "\(day.year)"]
        guard let issuer = compilation.issuer else { return words("dated", date) }
        let place = issuer.place.map(words.text) ?? words("capital")
        return words("dated-at", date.merging(["place": place]) { $1 })
    }

    /// What a reader with one minute needs: how many targets are met, which are not, and who has not reported.
    private var summary: Document.Paragraph {
        let judged = compilation.values.filter { $0.met != nil }
        let short = judged.filter { $0.met == false }.map(\.indicator)
        var sentences = [
            judged.isEmpty
                ? words("summary.no-targets")
                : words("summary.met", ["met": "\(judged.count - short.count)", "all": "\(judged.count)"])
        ]
        if !short.isEmpty {
            sentences.append(words("summary.short", ["list": short.joined(separator: ", ")]))
        }
        let duties = compilation.duties.filter {
            ![.waiting, .dueSoon, .invited].contains($0.state) && $0.invited != true
        }
        if !duties.isEmpty {
            let onTime = duties.count { $0.state == .onTime }
            sentences.append(words("summary.duties", ["onTime": "\(onTime)", "all": "\(duties.count)"]))
        }
        for state in [DutyState.late, .returned, .missing] {
            let units = duties.filter { $0.state == state }.map { words.unit($0.unit.text) }
            if !units.isEmpty {
                sentences.append(words("summary.\(state.rawValue)", ["list": listed(units)]))
            }
        }
        if let missing = compilation.missing, !missing.isEmpty {
            let units = missing.map { words.unit($0.text) }
            sentences.append(words("summary.not-in", ["list": listed(units)]))
        }
        let own = compilation.finances.filter { $0.plan == nil }
        let allocated = own.reduce(0) { $0 + $1.allocated.dong }
        if allocated > 0 {
            let paid = own.reduce(0) { $0 + $1.paid.dong }
            sentences.append(
                words("summary.money", ["allocated": words.dong(allocated), "paid": words.dong(paid)]))
        }
        return Document.Paragraph(sentences.joined(separator: " "), .summary)
    }

    /// Each once, by the Vietnamese alphabet: the first of them where there are many, as a table below has them all.
    private func listed(_ units: [String]) -> String {
        let all = Set(units).sorted { order($0) < order($1) }
        guard all.count > Self.mostNamed else { return all.joined(separator: ", ") }
        let others = ["count": words.whole(all.count - Self.mostNamed)]
        return all.prefix(Self.mostNamed).joined(separator: ", ") + " " + words("and-others", others)
    }

    /// How many units are named in a sentence.
    private static let mostNamed = 8

    /// Who gets it, and who signs it.
    private var closing: Document.Closing {
        let owed = compilation.duties.filter { $0.unit == compilation.compiledBy }
        let recipients = words.sent?.to ?? Set(owed.flatMap { [$0.to] + ($0.alsoTo ?? []) }).sorted()
        let signatory = words.sent?.signatory
        return Document.Closing(
            heading: words("recipients"),
            recipients: recipients.map { "- \(words.unit($0.text));" } + [words("filed")],
            authority: authority,
            mark: signatory.map { words("signature.\($0.signature.rawValue)") } ?? words("sign-here"),
            signatory: signatory?.name)
    }

    /// Whose authority and whose office stand under it, a line each: first the body that decides together, where one does, then
    /// its head, then who signs for the head (Decree 30/2020, Article 13 and Annex I, II.7).
    private var authority: [String] {
        let isCommittee = words.sent?.isCommittee ?? compilation.issuer?.isCommittee
        let together = isCommittee == true ? [words("sign.committee")] : []
        guard let signatory = words.sent?.signatory else { return together + [words("signed")] }
        let office = signatory.office.uppercased()
        switch signatory.authority {
        case .head: return [office]
        case .onBehalf: return [words("sign.committee"), office]
        case .deputy: return together + [acting(signatory, office)] + own(signatory)
        case .byOrder, .byMandate: return [acting(signatory, office)] + own(signatory)
        }
    }

    private func acting(_ signatory: Signatory, _ office: String) -> String {
        words("sign.\(signatory.authority.rawValue)") + " " + office
    }

    private func own(_ signatory: Signatory) -> [String] {
        signatory.ownOffice.map { [$0.uppercased()] } ?? []
    }

    /// What it was made from, and what is hidden in it.
    private var notes: [Document.Part] {
        let frozen = words(
            "frozen",
            [
                "positions": compilation.positions.description, "version": "\(compilation.planVersion)",
                "id": compilation.id.text,
            ])
        return [words("small-cells"), frozen, words.signed].compactMap(\.self).map {
            .paragraph(Document.Paragraph($0, .note))
        }
    }

    /// Where a name comes in a list: by the Vietnamese alphabet.
    func order(_ name: String) -> String { Vietnamese.sortKey(name) }

    func unit(_ path: UnitPath) -> Document.Cell { Document.Cell(words.unit(path.text)) }

    func day(_ day: Day?) -> Document.Cell {
        day.map { Document.Cell(words.day($0), .day($0)) } ?? Document.Cell("–")
    }

    func whole(_ number: Int?) -> Document.Cell {
        number.map { Document.Cell(words.whole($0), .whole(Int64($0))) } ?? Document.Cell("–")
    }

    /// A value of an indicator, by its measure.
    func figure(_ value: Double?, _ measure: IndicatorDeclaration.Measure) -> Document.Cell {
        Document.Cell(
            words.value(value, measure), value.map { measure == .percent ? .percent($0) : .whole(Int64($0)) })
    }

    func column(_ key: String, isNumber: Bool = false, weight: Double? = nil) -> Document.Column {
        Document.Column(words("column.\(key)"), isNumber: isNumber).with { $0.weight = weight }
    }
}
