import Vocabulary

/// A chart that Word draws itself (DrawingML), so that it prints sharply and takes the document's letters. A map is none: the
/// document says in words what it shows.
struct WordChart {
    private let chart: Document.Chart
    private let series: [(name: String, values: [Double?])]
    private let labels: [String]
    private let isLines: Bool

    init?(_ chart: Document.Chart) {
        self.chart = chart
        switch chart.drawing {
        case .map: return nil
        case .lines(let lines):
            labels = lines.points.map(\.label)
            series = lines.names.enumerated().map { index, name in
                (name, lines.points.map { $0.values.indices.contains(index) ? $0.values[index] : nil })
            }
            isLines = true
        case .bars(let bars):
            // Bars are drawn from below.
            labels = bars.reversed().map { "\($0.label): \($0.text)" }
            let most = bars.map(\.stretches.count).max() ?? 0
            series = (0..<most).map { index in
                (
                    chart.legend.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? "",
                    bars.reversed().map {
                        $0.stretches.indices.contains(index) ? 100 * $0.stretches[index].share : nil
                    }
                )
            }
            isLines = false
        }
    }

    /// Where it stands in the text. Its sides are in 360,000ths of a centimetre.
    func frame(number: Int) -> String {
        let high = isLines ? 7 : max(3, min(22, labels.count + 1))
        return """
            <w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
            <wp:extent cx="5940000" cy="\(high * 360_000)"/><wp:docPr id="\(number)" name="chart\(number)" \
            descr="\(HTML.escape(ShownText.line(chart.alternative)))"/><a:graphic><a:graphicData \
            uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="chart\(number)"/></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r></w:p>
            """
    }

    var xml: String {
        let kind = isLines ? "c:lineChart" : "c:barChart"
        let shape =
            isLines
            ? "<c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>"
            : "<c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>"
        let after = isLines ? "<c:marker val=\"1\"/>" : "<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/>"
        let sides = isLines ? ("b", "l") : ("l", "b")
        let most =
            isLines ? "" : "<c:max val=\"100\"/><c:min val=\"0\"/>"
        let legend =
            isLines || chart.legend != nil
            ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>" : ""
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>\
            <c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><\(kind)>\(shape)\(series.indices.map(values).joined())\(after)\
            <c:axId val="1"/><c:axId val="2"/></\(kind)>\
            <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>\
            <c:axPos val="\(sides.0)"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>\
            <c:crossAx val="2"/></c:catAx>\
            <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>\(most)</c:scaling><c:delete val="\(isLines ? 0 : 1)"/>\
            <c:axPos val="\(sides.1)"/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:crossAx val="1"/></c:valAx></c:plotArea>\
            \(legend)<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000"><a:latin \
            typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr></c:chartSpace>
            """
    }

    private func values(_ index: Int) -> String {
        let colour = isLines && index > 0 ? "000000" : ["3D5A80", "86A3C3", "C9D6E4"][index % 3]
        let fill = "<a:solidFill><a:srgbClr val=\"\(colour)\"/></a:solidFill>"
        let dashes = isLines && index > 0 ? "<a:prstDash val=\"dash\"/>" : ""
        let look =
            isLines ? "<a:ln w=\"22225\">\(fill)\(dashes)</a:ln>" : fill
        let points = series[index].values.enumerated().compactMap { place, value in
            value.map { "<c:pt idx=\"\(place)\"><c:v>\(Self.number($0))</c:v></c:pt>" }
        }
        let names = labels.enumerated().map { place, label in
            "<c:pt idx=\"\(place)\"><c:v>\(HTML.escape(ShownText.line(label)))</c:v></c:pt>"
        }
        let count = labels.count
        return """
            <c:ser><c:idx val="\(index)"/><c:order val="\(index)"/><c:tx><c:v>\(HTML.escape(series[index].name))</c:v></c:tx>\
            <c:spPr>\(look)</c:spPr>\(isLines ? "" : "<c:invertIfNegative val=\"0\"/>")\
            <c:cat><c:strLit><c:ptCount val="\(count)"/>\(names.joined())</c:strLit></c:cat>\
            <c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="\(count)"/>\(points.joined())</c:numLit></c:val>\
            \(isLines ? "<c:smooth val=\"0\"/>" : "")</c:ser>
            """
    }

    /// To a hundredth.
    private static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "0" }
        let hundredths = Int64((value * 100).rounded())
        let (whole, rest) = (hundredths / 100, (hundredths % 100).magnitude)
        let sign = hundredths < 0 && whole == 0 ? "-" : ""
        return rest == 0 ? "\(whole)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
