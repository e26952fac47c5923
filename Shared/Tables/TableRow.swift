public import Vocabulary

/// What stands in one cell.
public struct TableCell: Hashable, Sendable {
    /// What it is to the program that wrote it; text files have texts only.
    public enum Kind: Hashable, Sendable {
        case text
        /// Digits, with a point before decimals.
        case number
        /// `YYYY-MM-DD`.
        case day
        /// `true`, `false`.
        case truth
        /// What a formula ended in that could not be worked out: `#N/A`.
        case error
    }

    public let kind: Kind
    /// Without blanks around it.
    public let text: String

    public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }

    public static func text(_ text: String) -> Self { Self(.text, text) }

    public static let empty = text("")

    public var isEmpty: Bool { text.isEmpty }

    /// What spreadsheets show where a formula could not be worked out.
    public static let errors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ]
}

/// A row of a table in which something stands, wherever it comes from.
public struct TableRow: Sendable {
    /// Of text the line that it begins on, of a sheet the row: from 1.
    public let number: Int
    /// Up to the last one in which something stands, at least.
    public let cells: [TableCell]
    /// Of text: as the file has it, to the octet but in UTF-8, without the line's end.
    public let text: String
    /// Of text: what ends it; empty where the text ends first.
    public let lineEnd: String

    public init(number: Int, cells: [TableCell], text: String = "", lineEnd: String = "") {
        (self.number, self.cells, self.text, self.lineEnd) = (number, cells, text, lineEnd)
    }

    /// Whether it begins with `#` and a blank, or is a `#` alone: a remark to whoever fills the table.
    public var isRemark: Bool {
        guard let first = cells.first(where: { !$0.isEmpty })?.text.unicodeScalars else { return false }
        return first.first == "#" && first.dropFirst().first.map(\.properties.isWhitespace) ?? true
    }
}

/// The rows of a table, one after the other: only what is being read is kept.
public protocol TableRows: AnyObject {
    /// Nil after the last one. Throws ``TableError``.
    func next() throws -> TableRow?
    /// Rows that were passed over, since nothing stands in them or a remark, as far as it has been read.
    var passedOver: Int { get }
    /// The lowest cells of several that were made one, as the sheet names them, and their last row, as far as it has been read.
    var merged: (cells: String, lastRow: Int)? { get }
    /// The day that a bare number is to the sheet; nil in text, where nobody knows from when days are counted.
    func day(_ serial: Int) -> Day?
}
