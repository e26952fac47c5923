/// A table read from comma-separated text (RFC 4180): a header line, then rows that know the line they began on.
///
/// Fields may be quoted, with `""` for a quote and with line ends inside; lines end in LF or CRLF; a leading byte
/// order mark is passed over, and so are lines that are empty or begin with `#`.
public struct CSV: Sendable {
    public let header: [String]
    public let rows: [Row]

    /// A line with its cells.
    public struct Row: Sendable {
        /// The line in the file that it begins on, from 1.
        public let line: Int
        fileprivate let fields: [String]
        fileprivate let columns: [String: Int]

        /// The field under `column`, without surrounding blanks; empty where the table has no such column.
        public subscript(column: String) -> String { columns[column].map { fields[$0] } ?? "" }
    }

    /// Throws ``CSVError`` for an unclosed quote, text after a closing quote, a row with more or fewer fields than
    /// the header, or a column named twice.
    public init(_ text: String) throws {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let first = try scanner.nextRecord() else {
            throw CSVError(line: 1, message: Message("csv.empty"))
        }
        header = first.fields
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
            rows.append(Row(line: record.line, fields: record.fields, columns: columns))
        }
        self.rows = rows
    }

    private struct Scanner {
        let bytes: [UInt8]
        var position: Int
        var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        mutating func nextRecord() throws -> (line: Int, fields: [String])? {
            skipCommentsAndBlanks()
            guard position < bytes.count else { return nil }
            let start = line
            var fields: [String] = []
            while true {
                try fields.append(nextField())
                guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
                position += 1
            }
            skipLineEnd()
            return (start, fields)
        }

        private mutating func skipCommentsAndBlanks() {
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "#"):
                    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
                case UInt8(ascii: "\r"): position += 1
                case UInt8(ascii: "\n"): skipLineEnd()
                default: return
                }
            }
        }

        private mutating func skipLineEnd() {
            if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
            if position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                position += 1
                line += 1
            }
        }

        private mutating func nextField() throws -> String {
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedField() }
            let start = position
            while position < bytes.count, !endsField(bytes[position]) { position += 1 }
            var field = bytes[start..<position]
            while field.first == UInt8(ascii: " ") { field.removeFirst() }
            while field.last == UInt8(ascii: " ") { field.removeLast() }
            return String(decoding: field, as: UTF8.self)
        }

        private mutating func quotedField() throws -> String {
            let opened = line
            var field: [UInt8] = []
            position += 1
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                guard byte == UInt8(ascii: "\"") else {
                    if byte == UInt8(ascii: "\n") { line += 1 }
                    field.append(byte)
                    continue
                }
                if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                    field.append(byte)
                    position += 1
                    continue
                }
                guard position == bytes.count || endsField(bytes[position]) else {
                    throw CSVError(line: line, message: Message("csv.text-after-quote"))
                }
                return String(decoding: field, as: UTF8.self)
            }
            throw CSVError(line: opened, message: Message("csv.unclosed-quote"))
        }

        private func endsField(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}

/// Why comma-separated text is no table.
public struct CSVError: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    public let message: Message

    public init(line: Int, message: Message) {
        self.line = line
        self.message = message
    }
}
