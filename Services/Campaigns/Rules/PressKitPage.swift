import CampaignsAPI
import Vocabulary

/// A campaign as a page and as posters. Pure: the same facts give the same octets.
struct PressKitPage {
    /// So many events and materials stand on a page, the latest.
    static let most = 100

    let campaign: Campaign
    /// Those that are not cancelled, the latest first.
    let events: [CommunicationEvent]
    /// The latest first.
    let materials: [Material]
    let words: PressKitWords

    var kit: PressKit {
        PressKit(campaign: campaign.id, html: html, posters: posters(for: campaign.audiences))
    }

    private func posters(for audiences: [Audience]) -> [Poster] {
        audiences.map { audience in
            Poster(
                audience: audience, headline: campaign.title,
                lines: [
                    campaign.goal, words("for", ["audience": words.word(audience)]), when,
                    words("where", ["area": words.units(campaign.area)]),
                    words("led-by", ["unit": words.unit(campaign.unit)]),
                ])
        }
    }

    private var when: String {
        words("when", ["start": words.day(campaign.start), "end": words.day(campaign.end)])
    }

    private var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escape(campaign.title))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header><p>\(HTML.escape(words.unit(campaign.unit)))</p></header>
        <h1>\(HTML.escape(campaign.title))</h1>
        <p class="goal">\(HTML.escape(campaign.goal))</p>
        \(about)
        \(reached)
        \(held)
        \(made)
        \(hung)
        </body>
        </html>

        """
    }

    /// Should words of people ever become markup: nothing runs, nothing is fetched or sent.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private var about: String {
        let rows = [
            ("audiences", words.words(campaign.audiences)), ("area", words.units(campaign.area)),
            ("channels", words.words(campaign.channels)), ("days", when),
            ("status", words.word(campaign.status)),
        ]
        let cells = rows.map { "<dt>\(said($0.0))</dt><dd>\(HTML.escape($0.1))</dd>" }
        return "<dl>\(cells.joined(separator: "\n"))</dl>"
    }

    /// Each figure with how it was counted.
    private var reached: String {
        let sum = ReachSummary(of: events.filter { $0.status == .held })
        let people = sum.people.map { reach in
            words(
                "people",
                [
                    "audience": words.word(reach.audience), "female": words.number(reach.female),
                    "male": words.number(reach.male), "counted": words.word(reach.counted),
                ])
        }
        let exposure = sum.exposure.map { one in
            words(
                "exposure",
                [
                    "channel": words.word(one.channel), "amount": words.number(one.amount),
                    "measure": words.word(one.measure), "source": words.word(one.source),
                ])
        }
        return list("reach", people + exposure)
    }

    private var held: String {
        list(
            "events",
            events.prefix(Self.most).map { event in
                words(
                    "event",
                    [
                        "day": words.day(event.on), "title": event.title, "place": words.unit(event.place),
                        "venue": event.venue.map { ", \($0)" } ?? "", "status": words.word(event.status),
                    ])
            })
    }

    private var made: String {
        list(
            "materials",
            materials.prefix(Self.most).map { material in
                words(
                    "material",
                    [
                        "title": material.title, "kind": words.word(material.kind),
                        "quantity": words.number(material.quantity),
                    ])
            })
    }

    private var hung: String {
        posters(for: campaign.audiences).map { poster in
            let lines = poster.lines.map { "<p>\(HTML.escape($0))</p>" }.joined(separator: "\n")
            return "<section class=\"poster\"><h2>\(HTML.escape(poster.headline))</h2>\n\(lines)</section>"
        }.joined(separator: "\n")
    }

    /// Nothing where there is nothing to say.
    private func list(_ heading: String, _ sentences: [String]) -> String {
        if sentences.isEmpty { return "" }
        let items = sentences.map { "<li>\(HTML.escape($0))</li>" }.joined(separator: "\n")
        return "<h2>\(said(heading))</h2>\n<ul>\(items)</ul>"
    }

    private func said(_ heading: String) -> String { HTML.escape(words("heading-\(heading)")) }

    private static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
        * { box-sizing: border-box; }
        body { font: 13pt "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; max-width: 175mm; margin: 10mm auto; padding: 0 4mm; line-height: 1.35; }
        @media print { body { max-width: none; margin: 0; padding: 0; } }
        header { text-align: center; font-weight: bold; } h1 { text-align: center; font-size: 18pt; margin: 4mm 0; }
        .goal { text-align: center; font-style: italic; } h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
        dl { display: grid; grid-template-columns: 45mm 1fr; gap: 1mm 4mm; } dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
        li { margin: 1mm 0; break-inside: avoid; overflow-wrap: anywhere; }
        .poster { break-before: page; text-align: center; border: 1mm solid #444; padding: 15mm 8mm; margin-top: 8mm; } .poster h2 { font-size: 30pt; line-height: 1.2; margin: 0 0 10mm; } .poster p { font-size: 17pt; margin: 4mm 0; overflow-wrap: anywhere; }
        """
}
