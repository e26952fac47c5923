public import Vocabulary

/// A file with a table, recognised by what is in it, whatever it is called.
public struct TableFile: Sendable {
    public enum Kind: Hashable, Sendable {
        /// CSV, JSON Lines: whoever reads it knows which.
        case text(TextEncoding)
        /// Of Excel.
        case workbook
        /// Of LibreOffice.
        case openDocument
    }

    public let kind: Kind
    private let source: TableSource
    private let limits: TableLimits

    /// Throws ``TableError`` for a file that cannot be read or is too long, and for what is neither text nor a sheet, saying how to
    /// save it.
    public init(_ source: TableSource, limits: TableLimits = TableLimits()) throws {
        (self.source, self.limits) = (source, limits)
        guard try source.size() <= limits.file else {
            throw TableError("file-too-large", ["most": "\(limits.file >> 20)"])
        }
        let head = try source.pieces().next() ?? []
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw TableError("old-workbook") }
        guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
            if head.starts(with: [0x50, 0x4B]) { throw TableError("sheet-broken") }
            kind = .text(TextEncoding(head))
            return
        }
        let archive = try ZipArchive(source, limits)
        if archive.has("xl/workbook.xml") {
            kind = .workbook
        } else if archive.has("content.xml") {
            kind = .openDocument
        } else {
            throw TableError("no-sheet")
        }
    }

    /// The rows of the first sheet that is not hidden, or of a text whose cells `separator` stands between.
    public func rows(_ separator: CSV.Separator = .comma) throws -> any TableRows {
        switch kind {
        case .text(let encoding):
            SeparatedRows(try TextPieces(source.pieces(), encoding), separator, limits)
        case .workbook: try Workbook(ZipArchive(source, limits), limits).rows()
        case .openDocument: try OpenDocument.rows(ZipArchive(source, limits), limits)
        }
    }

    /// The lines of a text.
    public func lines() throws -> TableLines? {
        guard case .text(let encoding) = kind else { return nil }
        return TableLines(try TextPieces(source.pieces(), encoding), limits)
    }

    /// The cells of a text's first row if `separator` stands between them; none where they cannot be told apart so.
    public func header(_ separator: CSV.Separator) -> [String] {
        do {
            return try rows(separator).next()?.cells.map(\.text) ?? []
        } catch {
            // What is wrong is said of the separator that is taken in the end.
            return []
        }
    }

    /// All that stands in the file, piece by piece, as it is.
    public func octets(_ body: ([UInt8]) -> Void) throws {
        let pieces = try source.pieces()
        while let piece = try pieces.next() { body(piece) }
    }
}
