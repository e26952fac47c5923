/// A table read from comma-separated text (RFC 4180), or from text that another mark separates: a header line, then rows
/// that know the line they began on.
///
/// Fields may be quoted, with `""` for a quote and with line ends inside. What people's programs make of such files is
/// understood as they mean it:
///
/// - Lines end in LF, CRLF or a lone CR; a leading byte order mark is passed over.
/// - Blanks of any kind around a value are no part of it, whether inside its quotes or outside.
/// - A line that begins with `#` and a blank, or is a `#` alone, is a remark. (`#N/A` is a cell.)
/// - Rows of nothing but commas and blanks, which spreadsheets leave behind, are passed over and counted.
///
/// Read byte by byte: to Swift, CRLF is one `Character`, and so is a comma with an accent on it.
public struct CSV: Sendable {
    public let header: [String]
    /// From 1.
    public let headerLine: Int
    /// The header's line as the text has it, without its end.
    public let headerText: String
    public let rows: [Row]
    /// Rows passed over since nothing stands in them.
    public let blankRows: Int
    /// What ends the lines: that of the header.
    public let lineEnd: String

    /// A line with its cells.
    public struct Row: Sendable {
        /// The line in the file that it begins on, from 1.
        public let line: Int
        /// The row as the text has it, to the octet, without the line's end.
        public let text: String
        /// What ends it in the text; empty where the text ends first.
        public let lineEnd: String
        fileprivate let fields: [String]
        fileprivate let columns: [String: Int]

        /// The field under `column`, without surrounding blanks; empty where the table has no such column.
        public subscript(column: String) -> String { columns[column].map { fields[$0] } ?? "" }
    }

    /// What stands between two fields.
    public enum Separator: UInt8, CaseIterable, Sendable {
        case comma = 0x2C
        /// Of spreadsheets where a comma is the decimal point, as in Vietnamese.
        case semicolon = 0x3B
        case tab = 0x09
    }

    /// The fields of the header if `separator` stands between them; none where they cannot be told apart so.
    public static func header(of text: String, _ separator: Separator) -> [String] {
        var scanner = CSVScanner(bytes: Array(text.utf8), separator: separator)
        do {
            return try scanner.nextRecord()?.fields ?? []
        } catch {
            // What is wrong is said of the separator that is taken in the end.
            return []
        }
    }

    /// Throws ``CSVError`` for an unclosed quote, text after a closing quote, a row with more or fewer fields than
    /// the header, or a column named twice.
    public init(_ text: String, separator: Separator = .comma) throws {
        var scanner = CSVScanner(bytes: Array(text.utf8), separator: separator)
        guard let first = try scanner.nextRecord() else {
            throw CSVError(line: 1, message: Message("csv.empty"))
        }
        header = first.fields
        headerText = first.text
        headerLine = first.line
        lineEnd = first.lineEnd.isEmpty ? "\n" : first.lineEnd
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() where columns.updateValue(index, forKey: name) != nil {
            throw CSVError(line: first.line, message: Message("csv.column-twice", ["column": name]))
        }
        var rows: [Row] = []
        while let record = try scanner.nextRecord() {
            guard record.fields.count == header.count else {
                throw CSVError(
                    line: record.line,
                    message: Message(
                        "csv.field-count", ["count": "\(record.fields.count)", "expected": "\(header.count)"])
                )
            }
            rows.append(
                Row(
                    line: record.line, text: record.text, lineEnd: record.lineEnd, fields: record.fields,
                    columns: columns))
        }
        self.rows = rows
        blankRows = scanner.blankRecords
    }
}

/// Why comma-separated text is no table.
public struct CSVError: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    public let message: Message
}
