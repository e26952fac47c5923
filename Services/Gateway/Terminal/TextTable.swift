import Vocabulary

/// A table for people: columns as wide as what they hold, wrapped where the terminal is narrower.
struct TextTable {
    enum Alignment { case left, right }

    struct Column {
        let title: String
        var alignment: Alignment = .left
        /// May be wrapped to fit; other columns keep their width.
        var wraps = false
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []
    /// The indices of rows that somebody has to see.
    private var alerts: Set<Int> = []
    /// Lines over a group of rows, by the index of its first row.
    private var headings: [Int: [String]] = [:]

    init(_ columns: [Column]) { self.columns = columns }

    /// `row` has one cell a column; an alert is one that somebody has to see.
    mutating func add(_ row: [String], isAlert: Bool = false) {
        precondition(row.count == columns.count, "a row has one cell a column")
        if isAlert { alerts.insert(rows.count) }
        // A line end or a tab in a cell would break the columns.
        rows.append(row.map(ShownText.line))
    }

    /// The rows that are added next belong together under `heading`.
    mutating func group(_ heading: [String]) { headings[rows.count] = heading }

    /// The table's lines, none wider than `width` columns as long as the wrapping columns can give way.
    func rendered(width: Int) -> [String] { lines(width: width).map(\.text) }

    /// The same, with which of them somebody has to see.
    func lines(width: Int) -> [TerminalLine] {
        // Under headings the rows stand two columns further in.
        let indent = headings.isEmpty ? "" : "  "
        // Columns stand two apart, or one where nothing has to be wrapped then: an address in two pieces is no address.
        let roomy = columnWidths(within: width - indent.columns, apart: 2)
        let close = columnWidths(within: width - indent.columns, apart: 1)
        let (widths, apart) = roomy != close && close == naturalWidths ? (close, 1) : (roomy, 2)
        let gap = String(repeating: " ", count: apart)
        var lines = draw(columns.map(\.title), widths, gap).map { TerminalLine(indent + $0) }
        lines.append(
            TerminalLine(indent + widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)))
        // Rows stand apart where most of them are of several lines; a long list with a few of those stays close.
        let wrapped = rows.count { row in zip(row, widths).contains { $0.columns > $1 } }
        for (index, row) in rows.enumerated() {
            if let heading = headings[index] {
                let over = (index > 0 ? [""] : []) + heading.flatMap { $0.wrapped(to: width) }
                lines += over.map { TerminalLine($0) }
            } else if wrapped * 2 > rows.count, index > 0 {
                lines.append(TerminalLine(""))
            }
            let isAlert = alerts.contains(index)
            lines += draw(row, widths, gap).map { TerminalLine(indent + $0, isAlert: isAlert) }
        }
        return lines
    }

    /// Of what the columns hold.
    private var naturalWidths: [Int] {
        columns.indices.map { column in
            ([columns[column].title] + rows.map { $0[column] }).map(\.columns).max() ?? 0
        }
    }

    private func columnWidths(within width: Int, apart: Int) -> [Int] {
        var widths = naturalWidths
        let gaps = apart * (columns.count - 1)
        var excess = widths.reduce(0, +) + gaps - width
        // The widest wrapping column gives way first, a column at a time, down to 12.
        while excess > 0,
            let widest = columns.indices.filter({ columns[$0].wraps && widths[$0] > 12 })
                .max(by: { widths[$0] < widths[$1] })
        {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func draw(_ cells: [String], _ widths: [Int], _ gap: String) -> [String] {
        let wrapped = zip(cells, widths).map { $0.wrapped(to: max(1, $1)) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { line in
            columns.indices.map { column in
                let text = line < wrapped[column].count ? wrapped[column][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - text.columns))
                return columns[column].alignment == .right ? padding + text : text + padding
            }
            .joined(separator: gap).trimmedAtEnd
        }
    }
}

extension String {
    var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
