import FundingAPI
import GatewayKit
import Vocabulary

/// A month's list to pay by hand: A4, a list for each commune, with a column to sign. Nothing says why anybody is paid.
struct PayListPage {
    private let people: [PaidPerson]
    private let unit: UnitPath
    private let month: Month
    private let context: CommandContext

    init(_ people: [PaidPerson], of unit: UnitPath, _ month: Month, _ context: CommandContext) {
        (self.people, self.unit, self.month, self.context) = (people, unit, month, context)
    }

    var html: String {
        let names = context.reference.unitNames(on: month.last, context.language)
        let communes = Dictionary(grouping: people, by: \.payee.commune).sorted {
            names($0.key) < names($1.key)
        }
        let lists = communes.map { list($0.value, in: names($0.key), of: names(unit)) }
        return """
            <!DOCTYPE html>
            <html lang="\(context.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(said("paylist-title", ["month": month.description]))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            \(lists.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private func list(_ people: [PaidPerson], in commune: String, of unit: String) -> String {
        let headings = ["number", "child", "receiver", "paper", "months", "amount", "signature"].map {
            "<th>\(said("paylist-column.\($0)"))</th>"
        }
        let rows = people.enumerated().map { index, person in row(index + 1, person) }
        let total = people.reduce(Int64(0)) { $0 + $1.amount.dong }
        let signers = ["lister", "accountant", "chair"].map { "<div>\(said("paylist-\($0)"))</div>" }
        return """
            <section>
            <header><p>\(HTML.escape(unit))</p></header>
            <h1>\(said("paylist-title", ["month": month.description]))</h1>
            <p class="place">\(HTML.escape(commune))</p>
            <table>
            <thead><tr>\(headings.joined())</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            <tfoot><tr><th colspan="5">\(said("paylist-total", ["count": "\(people.count)"]))</th>
            <td class="money">\(context.numbers.whole(total))</td><td></td></tr></tfoot>
            </table>
            <div class="signers">\(signers.joined())</div>
            </section>
            """
    }

    private func row(_ number: Int, _ person: PaidPerson) -> String {
        let payee = person.payee
        let receiver = payee.collector == nil ? "" : person.receiver
        let cells = [
            "\(number)", person.childName, receiver, payee.paper ?? "",
            payee.paidFor.map(\.description).joined(separator: ", "),
        ].map { "<td>\(HTML.escape($0))</td>" }
        return
            "<tr>\(cells.joined())<td class=\"money\">\(context.numbers.money(payee.amount))</td><td class=\"sign\"></td></tr>"
    }

    private func said(_ key: String, _ blanks: [String: String] = [:]) -> String {
        HTML.escape(context.text(key, blanks))
    }

    /// Should words of people ever become markup: nothing runs, nothing is fetched or sent.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 25mm; }
        body { font: 12pt "Times New Roman", "Liberation Serif", serif; color: #000; margin: 0; }
        section { break-after: page; } section:last-child { break-after: auto; }
        header p { margin: 0; font-weight: bold; } h1 { font-size: 14pt; text-align: center; margin: 4mm 0 0; }
        .place { text-align: center; margin: 0 0 4mm; }
        table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }
        th, td { border: 0.3pt solid #000; padding: 1.5mm; text-align: left; vertical-align: top; }
        tr { break-inside: avoid; } .money { text-align: right; white-space: nowrap; } .sign { width: 32mm; height: 9mm; }
        .signers { display: flex; justify-content: space-between; margin: 8mm 0 25mm; font-weight: bold; break-inside: avoid; }
        """
}
