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
            if Self.isForeign(head) { throw TableError("no-table") }
            kind = .text(TextEncoding(head))
            return
        }
        let archive = try ZipArchive(source, limits)
        // Its cells could be read, but whoever gets it back would get it without what it does.
        if archive.has("xl/vbaProject.bin") { throw TableError("macros") }
        if archive.has("xl/workbook.xml") {
            kind = .workbook
        } else if archive.has("content.xml") {
            kind = .openDocument
        } else {
            throw TableError("no-sheet")
        }
    }

    /// How files begin that people take for tables or send by mistake: PDF, pictures, rich text, pages of the web, which some programs
    /// call .xls.
    private static func isForeign(_ head: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
            Array("{\\rtf".utf8),
        ]
        if marks.contains(where: { head.starts(with: $0) }) { return true }
        let text = String(decoding: head.prefix(256), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return ["<!doctype html", "<html", "<table"].contains { text.hasPrefix($0) }
    }

    /// What the sheets are called that are not hidden, the one that is read first; nothing of text. Throws ``TableError``.
    public func sheets() throws -> [String] {
        switch kind {
        case .text: []
        case .workbook: try Workbook(ZipArchive(source, limits), limits).sheets
        case .openDocument: try OpenDocument.sheets(ZipArchive(source, limits), limits)
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
