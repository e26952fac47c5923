import Vocabulary

/// A chart as SVG. Letters keep their size however wide it is shown: what goes to the right is said in parts of the width, what
/// goes down in points of the screen. Nothing in it is told by colour alone.
struct ChartDrawing {
    let chart: Document.Chart

    init(_ chart: Document.Chart) { self.chart = chart }

    var html: String {
        let body =
            switch chart.drawing {
            case .bars(let bars): self.bars(bars)
            case .lines(let lines): self.lines(lines)
            case .map(let places): SchematicMap(places).svg(labelled: chart.alternative)
            }
        return "<figure><figcaption>\(HTML.escape(chart.title))</figcaption>\n\(body)</figure>"
    }

    func svg(height: Int, _ body: [String]) -> String {
        Self.svg(" height=\"\(height)\"", labelled: chart.alternative, body)
    }

    static func svg(_ attributes: String, labelled alternative: String, _ body: [String]) -> String {
        """
        <svg\(attributes) role="img" aria-label="\(HTML.escape(ShownText.line(alternative)))">
        \(body.joined(separator: "\n"))
        </svg>
        """
    }

    /// A part of the whole as CSS and SVG write it, to a tenth.
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }

    /// Colours that are told apart in grey too.
    static func colour(_ tone: Document.Tone?, at index: Int = 0) -> String {
        switch tone {
        case .good: "#2f855a"
        case .bad: "#c05621"
        case .warning: "#b7791f"
        case .hidden: "#c9c9c2"
        case nil: ["#3d5a80", "#86a3c3", "#c9d6e4"][index % 3]
        }
    }
}

// MARK: - Bars

extension ChartDrawing {
    private static let high = 16

    /// A label, what it comes to, and below them the bar. The words are text of the page, so that they are parted where a line
    /// of whatever width ends; the bar says nothing that they do not say.
    private func bars(_ bars: [Document.ChartBar]) -> String {
        let rows = bars.map { bar in
            "<div><span>\(HTML.escape(bar.label))</span><span class=\"figure\">\(HTML.escape(bar.text))</span>\(Self.bar(bar))</div>"
        }
        return "<div class=\"bars\">\n\(rows.joined(separator: "\n"))\n</div>\(legend)"
    }

    private static func bar(_ bar: Document.ChartBar) -> String {
        var body = [rectangle(from: 0, share: 1, "#e9e9e4")]
        var left = 0.0
        for (index, stretch) in bar.stretches.enumerated() where stretch.share > 0 {
            body.append(
                rectangle(from: left, share: min(stretch.share, 1 - left), colour(stretch.tone, at: index)))
            left = min(1, left + stretch.share)
        }
        for target in bar.stretches.compactMap(\.target) {
            let place = percent(target)
            body.append(
                "<line x1=\"\(place)\" x2=\"\(place)\" y1=\"0\" y2=\"\(high)\" stroke=\"#000\" stroke-width=\"2\"/>"
            )
        }
        return "<svg height=\"\(high)\" aria-hidden=\"true\">\(body.joined())</svg>"
    }

    private static func rectangle(from left: Double, share: Double, _ colour: String) -> String {
        "<rect x=\"\(percent(left))\" y=\"3\" width=\"\(percent(share))\" height=\"\(high - 6)\" fill=\"\(colour)\"/>"
    }

    private var legend: String {
        guard let legend = chart.legend else { return "" }
        let items = legend.enumerated().map { index, name in
            "<li><svg height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" fill=\"\(Self.colour(nil, at: index))\"/></svg>\(HTML.escape(name))</li>"
        }
        return "<ul class=\"legend\">\(items.joined())</ul>"
    }

    /// Lines of at most so many characters, parted at blanks.
    static func wrapped(_ text: String, at most: Int) -> [String] {
        var lines: [String] = []
        for word in ShownText.line(text).split(separator: " ") {
            if let last = lines.last, last.count + word.count < most {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.isEmpty ? [""] : lines
    }
}

// MARK: - Lines

extension ChartDrawing {
    private static let ground = 150
    private static let above = 22

    /// Points and what joins them, over a ground of four parts. The first line is drawn through, the others are dashed.
    private func lines(_ lines: Document.Lines) -> String {
        let (count, most) = (lines.points.count, max(lines.most, 0.000_001))
        guard count > 0 else { return "" }
        func x(_ index: Int) -> String {
            Self.percent(0.06 + 0.88 * (count == 1 ? 0.5 : Double(index) / Double(count - 1)))
        }
        func y(_ value: Double) -> Int {
            Self.above + Self.ground - Int((min(1, max(0, value / most)) * Double(Self.ground)).rounded())
        }
        var body = (0...4).map { part in
            let y = Self.above + Self.ground * part / 4
            let colour = part == 4 ? "#555" : "#ddd"
            return "<line x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\" stroke=\"\(colour)\"/>"
        }
        for index in lines.names.indices.reversed() {
            let (colour, dashes) = (
                index == 0 ? "#3d5a80" : "#000", index == 0 ? "" : " stroke-dasharray=\"5 4\""
            )
            let values = lines.points.map { $0.values.indices.contains(index) ? $0.values[index] : nil }
            for (place, pair) in zip(values, values.dropFirst()).enumerated() {
                guard let from = pair.0, let to = pair.1 else { continue }
                body.append(
                    "<line x1=\"\(x(place))\" y1=\"\(y(from))\" x2=\"\(x(place + 1))\" y2=\"\(y(to))\" stroke=\"\(colour)\" stroke-width=\"2\"\(dashes)/>"
                )
            }
            for (place, value) in values.enumerated() {
                guard let value else { continue }
                let size = index == 0 ? 4 : 2
                body.append(
                    "<circle cx=\"\(x(place))\" cy=\"\(y(value))\" r=\"\(size)\" fill=\"\(colour)\"/>")
                let text = lines.points[place].texts
                if text.indices.contains(index), !text[index].isEmpty {
                    body.append(
                        "<text x=\"\(x(place))\" y=\"\(y(value) - 8)\" text-anchor=\"middle\" font-weight=\"bold\">\(HTML.escape(text[index]))</text>"
                    )
                }
            }
        }
        let foot = Self.above + Self.ground + 18
        for (index, point) in lines.points.enumerated() {
            body.append(
                "<text x=\"\(x(index))\" y=\"\(foot)\" text-anchor=\"middle\">\(HTML.escape(point.label))</text>"
            )
        }
        for (index, name) in lines.names.enumerated() {
            let (y, dashes) = (foot + 20 + 18 * index, index == 0 ? "" : " stroke-dasharray=\"5 4\"")
            let colour = index == 0 ? "#3d5a80" : "#000"
            body.append(
                "<line x1=\"0\" x2=\"28\" y1=\"\(y - 4)\" y2=\"\(y - 4)\" stroke=\"\(colour)\" stroke-width=\"2\"\(dashes)/>"
                    + "<text x=\"36\" y=\"\(y)\">\(HTML.escape(name))</text>")
        }
        return svg(height: foot + 8 + 18 * lines.names.count, body)
    }
}
