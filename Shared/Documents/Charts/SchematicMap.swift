import Vocabulary

/// Places as the parts of the plane that lie nearest to their middles (Voronoi): no border of the law, but where each lies to the
/// others.
struct SchematicMap {
    private struct Point {
        var x, y: Double
    }

    private static let width = 340.0
    private let places: [Document.Place]
    private let middles: [Point]
    private let height: Double

    init(_ places: [Document.Place]) {
        self.places = places
        let east = places.map(\.longitude)
        let north = places.map(\.latitude)
        guard let west = east.min(), let right = east.max(), let south = north.min(), let top = north.max()
        else {
            (middles, height) = ([], 0)
            return
        }
        // Between 8° and 24° north, a degree to the east is about as long as 0.95 of one to the north.
        let (wide, high) = (max(0.01, (right - west) * 0.95), max(0.01, top - south))
        let margin = 40.0
        let scale = min((Self.width - 2 * margin) / wide, 420 / high)
        let left = (Self.width - wide * scale) / 2
        middles = places.map {
            Point(x: left + ($0.longitude - west) * 0.95 * scale, y: margin + (top - $0.latitude) * scale)
        }
        height = high * scale + 2 * margin
    }

    func svg(labelled alternative: String) -> String {
        guard !places.isEmpty else { return "" }
        var body: [String] = []
        for (index, place) in places.enumerated() {
            let corners = cell(index).map { "\(Self.tenth($0.x)),\(Self.tenth($0.y))" }.joined(separator: " ")
            body.append(
                "<polygon points=\"\(corners)\" fill=\"\(Self.shade(place.share))\" stroke=\"#fff\" stroke-width=\"2\"/>"
            )
        }
        for (place, middle) in zip(places, middles) {
            let lines = ChartDrawing.wrapped(place.label, at: 11) + [place.text]
            let top = middle.y - 6 * Double(lines.count - 1)
            for (number, line) in lines.enumerated() {
                let weight = number == lines.count - 1 ? " font-weight=\"bold\"" : ""
                body.append(
                    "<text x=\"\(Self.tenth(middle.x))\" y=\"\(Self.tenth(top + 12 * Double(number)))\" text-anchor=\"middle\" font-size=\"11\"\(weight)>\(HTML.escape(line))</text>"
                )
            }
        }
        let box = " class=\"map\" viewBox=\"0 0 \(Self.tenth(Self.width)) \(Self.tenth(height))\""
        return ChartDrawing.svg(box, labelled: alternative, body)
    }

    /// The frame, cut by the line halfway to each other middle.
    private func cell(_ index: Int) -> [Point] {
        let own = middles[index]
        var corners = [
            Point(x: 0, y: 0), Point(x: Self.width, y: 0), Point(x: Self.width, y: height),
            Point(x: 0, y: height),
        ]
        for (other, middle) in middles.enumerated() where other != index {
            let (dx, dy) = (middle.x - own.x, middle.y - own.y)
            guard dx != 0 || dy != 0 else { continue }
            let half = (middle.x * middle.x - own.x * own.x + middle.y * middle.y - own.y * own.y) / 2
            func side(_ point: Point) -> Double { half - (point.x * dx + point.y * dy) }
            var kept: [Point] = []
            for (place, corner) in corners.enumerated() {
                let next = corners[(place + 1) % corners.count]
                let (here, there) = (side(corner), side(next))
                if here >= 0 { kept.append(corner) }
                if (here >= 0) != (there >= 0) {
                    let part = here / (here - there)
                    kept.append(
                        Point(
                            x: corner.x + (next.x - corner.x) * part, y: corner.y + (next.y - corner.y) * part
                        ))
                }
            }
            corners = kept
        }
        return corners
    }

    private static func tenth(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths % 10 == 0
            ? "\(tenths / 10)" : "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    /// The darker the more, and light enough for black letters; what is not shown is grey.
    private static func shade(_ share: Double?) -> String {
        guard let share else { return "#e2e2dc" }
        func mix(_ light: Int, _ dark: Int) -> Int { light + Int((Double(dark - light) * share).rounded()) }
        return "rgb(\(mix(238, 104)),\(mix(244, 150)),\(mix(250, 196)))"
    }
}
