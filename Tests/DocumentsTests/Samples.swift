import Documents
import Vocabulary

/// Documents with everything in them.
enum Sample {
    /// What somebody might write to break a format.
    static let hostile = "\u{600}<\u{301}script>alert(1)</script>\r\n& \"x\" 'y' ]]>\u{202E}\u{0}"

    static func document(words: String = "Chữ của người ta") -> Document {
        var table = Document.Table(
            name: "Kết quả",
            columns: [
                Document.Column("Chỉ tiêu"), Document.Column("Tử số", isNumber: true),
                Document.Column("Kết quả", isNumber: true), Document.Column("Ngày"),
            ],
            rows: [
                Document.Row([Document.Cell(words)], .group),
                Document.Row([
                    Document.Cell(words), Document.Cell("1.234", .whole(1234)),
                    Document.Cell("16,7%", .percent(16.7)).with {
                        ($0.detail, $0.tone) = ("1/6", .bad)
                        $0.bar = Document.Bar(share: 0.167, target: 0.9, tone: .bad)
                    },
                    Document.Cell("09/12/2021", .day(day("2021-12-09"))),
                ]),
                Document.Row([Document.Cell(words), Document.Cell("(ẩn)").with { $0.tone = .hidden }]),
            ])
        table.caption = words
        return Document(
            language: .vi, title: words,
            parts: [
                .letterhead(
                    Document.Letterhead(
                        parent: words, issuer: words, number: words, country: words, motto: words,
                        dated: words)),
                .name(Document.Name(kind: words, about: [words, words], remarks: [words])),
                .paragraph(Document.Paragraph(words, .summary)),
                .heading(words, level: 1), .heading(words, level: 2), .table(table),
                .list([Document.Paragraph([.strong(words), .emphasised(words)])]),
                .chart(bars(words)), .chart(lines(words)), .chart(map(words)), .newPage,
                .closing(
                    Document.Closing(
                        heading: words, recipients: [words], authority: [words, words], mark: words,
                        signatory: words)),
                .paragraph(Document.Paragraph(words, .note)),
            ])
    }

    static func bars(_ words: String) -> Document.Chart {
        Document.Chart(
            words, alternative: words,
            .bars([
                Document.ChartBar(
                    words, text: "16,7%", [Document.Bar(share: 0.167, target: 0.9, tone: .bad)]),
                Document.ChartBar(words, text: "90%", [Document.Bar(share: 0.9), Document.Bar(share: 0.05)]),
            ])
        ).with { $0.legend = [words, words] }
    }

    static func lines(_ words: String) -> Document.Chart {
        Document.Chart(
            words, alternative: words,
            .lines(
                Document.Lines(
                    names: [words, words],
                    points: [
                        .init("2020", [nil, 50], ["", ""]), .init("2021", [40, 60], ["40%", ""]),
                        .init("2022", [55.5, 70], ["55,5%", ""]),
                    ], most: 100)))
    }

    static func map(_ words: String) -> Document.Chart {
        let places = [(106.5, 20.5, 0.1), (106.6, 20.5, 0.9), (106.5, 20.4, 0.5)]
        return Document.Chart(
            words, alternative: words,
            .map(
                places.map {
                    Document.Place(words, text: "1", longitude: $0.0, latitude: $0.1, share: $0.2)
                }))
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(daysSinceEpoch: 0) }
}
