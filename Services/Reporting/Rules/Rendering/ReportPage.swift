import ReportingAPI
import Vocabulary

/// A compilation as a page: A4 with the margins, the heading and the parts that Decree 30/2020 asks of an administrative
/// document. One file, without scripts and without anything to fetch.
struct ReportPage {
    let compilation: Compilation
    let words: ReportWords

    init(_ compilation: Compilation, _ words: ReportWords) {
        (self.compilation, self.words) = (compilation, words)
    }

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escape(words.text(compilation.name)))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        \(heading)
        \(summary)
        \(leader)
        \(sections)
        \(closing)
        </body>
        </html>

        """
    }

    /// Should words of people ever become markup: nothing runs, nothing is fetched or sent, no link leads elsewhere than it
    /// says. The page's own look stands in it.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private var heading: String {
        let area = compilation.area == compilation.compiledBy ? "" : capitals(compilation.area) + "<br>"
        return """
            <header class="heading">
            <div>\(area)<strong class="line">\(capitals(compilation.compiledBy))</strong>
            <p>\(HTML.escape(number))</p></div>
            <div><strong>\(words("country"))</strong><br><strong class="line">\(words("motto"))</strong>
            <p><em>\(words("dated", day))</em></p></div>
            </header>
            <h1>\(words("title"))</h1>
            <p class="abstract">\(HTML.escape(words.text(compilation.name)))<br>
            \(words("period", ["period": words.period(compilation.period)]))\(reservations)</p>
            """
    }

    /// That the period had not ended, where it had not; that some are not counted, where they are not.
    private var reservations: String {
        [words.provisional, words.withoutConfidential, words.restatement].compactMap { $0 }
            .map { "<br><strong>\(HTML.escape($0))</strong>" }.joined()
    }

    private var number: String {
        guard let sent = words.sent else { return words("number") }
        return words("number-sent", ["number": "\(sent.number)", "symbol": sent.symbol])
    }

    private var day: [String: String] {
        let day = words.sent?.on ?? compilation.compiledOn
        return [
            "day": ReportWords.two(day.dayOfMonth), "month": ReportWords.two(day.month),
            "year": "\(day.year)",
        ]
    }

    /// What a reader with one minute needs: how many targets are met, which are not, and who has not reported.
    private var summary: String {
        let judged = compilation.values.filter { $0.met != nil }
        let short = judged.filter { $0.met == false }.map(\.indicator)
        var sentences = [
            words("summary.met", ["met": "\(judged.count - short.count)", "all": "\(judged.count)"])
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
                let list = Set(units).sorted { order($0) < order($1) }.joined(separator: ", ")
                sentences.append(words("summary.\(state.rawValue)", ["list": list]))
            }
        }
        if let missing = compilation.missing, !missing.isEmpty {
            let list = Set(missing.map { words.unit($0.text) }).sorted { order($0) < order($1) }
            sentences.append(words("summary.not-in", ["list": list.joined(separator: ", ")]))
        }
        let own = compilation.finances.filter { $0.plan == nil }
        let allocated = own.reduce(0) { $0 + $1.allocated.dong }
        if allocated > 0 {
            let paid = own.reduce(0) { $0 + $1.paid.dong }
            sentences.append(
                words("summary.money", ["allocated": words.dong(allocated), "paid": words.dong(paid)]))
        }
        return "<p class=\"summary\">\(HTML.escape(sentences.joined(separator: " ")))</p>"
    }

    /// Who gets it, who signs it, and what it was made from.
    private var closing: String {
        let owed = compilation.duties.filter { $0.unit == compilation.compiledBy }
        let recipients = words.sent?.to ?? Set(owed.flatMap { [$0.to] + ($0.alsoTo ?? []) }).sorted()
        let lines = recipients.map { "- \(unit($0));" } + [words("filed")]
        let frozen = words(
            "frozen",
            [
                "positions": compilation.positions.description, "version": "\(compilation.planVersion)",
                "id": compilation.id.text,
            ])
        return """
            <div class="signature"><div><em><strong>\(words("recipients"))</strong></em><br>
            \(lines.joined(separator: "<br>"))</div>
            <div>\(signature)</div></div>
            <footer><p>\(words("small-cells"))</p><p>\(HTML.escape(frozen))</p></footer>
            """
    }

    /// Whose authority, whose office and whose name stand under it (Decree 30/2020).
    private var signature: String {
        guard let signatory = words.sent?.signatory else {
            return "<strong>\(words("signed"))</strong><br><em>\(words("sign-here"))</em>"
        }
        let mark = signatory.authority == .head ? "" : words("sign.\(signatory.authority.rawValue)") + " "
        let office = mark + signatory.office.uppercased()
        let own = signatory.ownOffice.map { "<br><strong>\(HTML.escape($0.uppercased()))</strong>" } ?? ""
        let kind = words("signature.\(signatory.signature.rawValue)")
        return "<strong>\(HTML.escape(office))</strong>\(own)<br><em>\(kind)</em>"
            + "<br><br><strong>\(HTML.escape(signatory.name))</strong>"
    }

    private func capitals(_ path: UnitPath) -> String {
        HTML.escape(words.unit(path.text).uppercased())
    }

    /// What a unit was called, escaped.
    func unit(_ path: UnitPath) -> String { HTML.escape(words.unit(path.text)) }
}
