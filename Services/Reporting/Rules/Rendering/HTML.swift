/// Text as HTML.
enum HTML {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A table with a caption. Cells are text; `numeric` columns are set to the right.
    static func table(_ caption: String, _ head: [String], numeric: Set<Int>, _ rows: [[String]]) -> String {
        func cells(_ row: [String], _ tag: String) -> String {
            row.enumerated().map { column, cell in
                "<\(tag)\(numeric.contains(column) ? " class=\"number\"" : "")>\(escape(cell))</\(tag)>"
            }
            .joined()
        }
        let body = rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n")
        return """
            <table>
            <caption>\(escape(caption))</caption>
            <thead><tr>\(cells(head, "th"))</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            """
    }
}
