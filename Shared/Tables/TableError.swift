public import Vocabulary

/// Why a file is no table that can be read.
public struct TableError: Error, Hashable, Sendable {
    /// Of the line or the row, from 1; nil where the file as a whole is meant.
    public let line: Int?
    public let message: Message

    public init(line: Int? = nil, _ key: String, _ arguments: [String: String] = [:]) {
        (self.line, message) = (line, Message("tables.\(key)", arguments))
    }

    /// A row with `fields` cells where the headings are `expected`.
    public init(line: Int, fields: Int, expected: Int) {
        self.line = line
        message = Message("csv.field-count", ["count": "\(fields)", "expected": "\(expected)"])
    }

    init(_ error: CSVError) { (line, message) = (error.line, error.message) }
}
