public import Vocabulary

/// A column of a table that is written.
public struct TableColumn: Sendable {
    public let heading: String
    /// Whether what is typed there is a text, whatever it looks like: of numbers that begin with a zero.
    public var isText = true
    /// Whether days stand there.
    public var isDay = false
    public var isRequired = false
    /// What may stand there, where there is a list to choose from.
    public var choices: [String] = []
    /// What to write there, for whoever fills the table; at most 255 characters are shown.
    public var note = ""

    public init(_ heading: String) { self.heading = heading }
}

/// What a table that is written looks like.
public struct TableLayout: Sendable {
    /// What its sheet is called, and those of the lists to choose from and of the guide.
    public var sheet = "Sheet1"
    public var listSheet = "Lists"
    public var guideSheet = "Guide"
    public var columns: [TableColumn]
    /// A table that says how to fill the other one, on a sheet of its own; the first row are headings.
    public var guide: [[String]] = []
    /// In which days and decimals are written where a file has texts only.
    public var language = Language.vi

    public init(_ columns: [TableColumn]) { self.columns = columns }
}

/// What a table is written as.
public enum TableFormat: String, Sendable, CaseIterable {
    case csv, xlsx, ods

    /// A writer of the file at `path`, which is written over. Throws ``TableError``.
    public func writer(to path: String, _ layout: TableLayout) throws -> any TableWriter {
        switch self {
        case .csv: try SeparatedWriter(path, layout)
        case .xlsx: try WorkbookWriter(path, layout)
        case .ods: try OpenDocumentWriter(path, layout)
        }
    }
}

/// Writes a table, its headings first.
public protocol TableWriter: AnyObject {
    /// Writes the next row.
    ///
    /// - Parameter marked: cells that are shown as wrong, by their columns from 0, where the format has colours.
    func write(_ cells: [TableCell], marking marked: Set<Int>) throws
    /// Writes a row that is a remark to whoever reads the table: no import takes it.
    func write(remark cells: [TableCell]) throws
    /// Ends the file; nothing is whole before. Throws ``TableError``.
    func finish() throws
}

extension TableWriter {
    public func write(_ cells: [TableCell]) throws { try write(cells, marking: []) }

    public func write(remark cells: [TableCell]) throws {
        try write([.text("# " + (cells.first?.text ?? ""))] + cells.dropFirst())
    }
}

extension TableCell {
    /// As a text file in the language says it: `14/02/2015`, `0,5`.
    public func written(in language: Language) -> String {
        switch (kind, language) {
        case (.number, .vi): text.replacing(".", with: ",")
        case (.day, .vi): text.split(separator: "-").reversed().joined(separator: "/")
        case (.truth, .vi): text == "true" ? "có" : "không"
        case (.truth, .en): text == "true" ? "yes" : "no"
        default: text
        }
    }
}
