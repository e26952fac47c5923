package import JSONCoding
import ServiceKit
import Vocabulary

/// A file of rows for an import: CSV with a header of dotted member names, or JSON Lines.
package struct RowFile: Sendable {
    package struct Row: Sendable {
        /// Where it begins in the file, from 1.
        package let line: Int
        package let value: JSONValue
        /// As the file has it, to the octet, for the file of refused rows.
        package let text: String
        /// Of CSV: which cell became what.
        fileprivate let cells: RowTree?

        /// Pointers as the file calls what they point at: the columns of CSV.
        package func names(_ pointers: [String]) -> String {
            pointers.map { cells?.column($0) ?? $0 }.joined(separator: " ")
        }
    }

    package let rows: [Row]
    /// The header line of CSV as the file has it, with a byte order mark where it has one; nil for JSON Lines.
    package let header: String?
    /// Rows that were passed over since nothing stands in them.
    package let blankRows: Int
    let lineEnd: String

    /// Throws ``FileProblem``.
    ///
    /// - Parameter schema: of one row, by which CSV's texts become numbers, truth values and objects.
    package init(_ text: String, file: String, isCSV: Bool, method: String, schema: Schema) throws {
        guard isCSV else {
            (header, blankRows, lineEnd) = (nil, 0, "\n")
            rows = try JSONLines(text, file: file).lines.map {
                Row(line: $0.number, value: $0.value, text: $0.text, cells: nil)
            }
            return
        }
        let table: CSV
        do {
            table = try CSV(text)
        } catch let error as CSVError {
            throw FileProblem(file: file, line: error.line, message: error.message)
        }
        let columns = try table.header.map { name in
            guard let column = RowColumn(name, schema) else {
                throw FileProblem(
                    file: file, line: table.headerLine,
                    message: schema.sentence(
                        "gateway.import-column", about: name, among: schema.leaves,
                        ["method": method, "column": name]))
            }
            return column
        }
        // Who reads a file with the mark by it reads the refused rows by it too.
        header = (text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? "\u{FEFF}" : "") + table.headerText
        (blankRows, lineEnd) = (table.blankRows, table.lineEnd)
        rows = table.rows.map { row in
            var cells = RowTree()
            for column in columns { column.put(row[column.name], into: &cells) }
            return Row(line: row.line, value: cells.value, text: row.text, cells: cells)
        }
    }
}
