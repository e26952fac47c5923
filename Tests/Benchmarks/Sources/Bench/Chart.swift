/// What each peer manages over tcp, as bars: SVG.
struct Chart {
    private struct Panel {
        let title: String
        let bars: [(title: String, value: Double)]
    }

    private let panels: [Panel]
    private static let (width, barHeight, gap) = (760, 18, 6)
    private static let (left, right) = (300, 90)

    init(_ results: Results) {
        func panel(_ title: String, _ measure: Measure, _ figure: (Sample) -> Double?) -> Panel {
            Panel(
                title: title,
                bars: Peer.allCases.compactMap { peer in
                    results.median(peer, .tcp, measure, figure).map { (peer.title, $0) }
                })
        }
        panels = [
            panel("one call at a time over tcp: median, µs (less is better)", .alone) { $0.latency?.p50 },
            panel(
                "\(results.window) calls in flight over tcp: calls a second (more is better)", .inFlight,
                \.rate),
            panel("a server's stream over tcp: items a second (more is better)", .stream, \.rate),
        ].filter { !$0.bars.isEmpty }
    }

    var svg: String {
        var y = 10
        var body: [String] = []
        for panel in panels {
            body.append(text(panel.title, x: 10, y: y + 14, weight: "bold"))
            y += 26
            let most = panel.bars.map(\.value).max() ?? 1
            let room = Double(Chart.width - Chart.left - Chart.right)
            for bar in panel.bars {
                let length = max(1, Int(bar.value / most * room))
                let colour = bar.title.hasPrefix("the bus") ? "#0b6e4f" : "#9aa5b1"
                body.append(text(bar.title, x: Chart.left - 8, y: y + 13, anchor: "end"))
                body.append(
                    """
                    <rect x="\(Chart.left)" y="\(y)" width="\(length)" height="\(Chart.barHeight)" fill="\(colour)"/>
                    """)
                body.append(text(number(bar.value), x: Chart.left + length + 6, y: y + 13))
                y += Chart.barHeight + Chart.gap
            }
            y += 16
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Chart.width) \(y)" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>
            \(body.joined(separator: "\n"))
            </svg>

            """
    }

    private func text(
        _ content: String, x: Int, y: Int, anchor: String = "start", weight: String = "normal"
    ) -> String {
        #"<text x="\#(x)" y="\#(y)" text-anchor="\#(anchor)" font-weight="\#(weight)">\#(content)</text>"#
    }
}
