import Vocabulary

/// A sheet of LibreOffice (OpenDocument, ISO 26300).
enum OpenDocument {
    /// Of the first sheet.
    static func rows(_ archive: ZipArchive, _ limits: TableLimits) throws -> any TableRows {
        try SheetRows(archive.part("content.xml"), OpenDocumentReader(limits), limits)
    }
}

extension OpenDocument {
    /// What its sheets are called.
    static func sheets(_ archive: ZipArchive, _ limits: TableLimits) throws -> [String] {
        let names = SheetNames()
        try XMLStream.read(archive.part("content.xml"), by: names, limits)
        return names.all
    }

    private final class SheetNames: XMLReader {
        private(set) var all: [String] = []

        func open(_ name: String, _ attributes: XMLAttributes) {
            if name == "table", all.count < 100 { all.append(attributes["name"] ?? "") }
        }

        func text(_ octets: UnsafeBufferPointer<UInt8>) {}
        func close(_ name: String) {}
    }
}

/// The first table of `content.xml`.
final class OpenDocumentReader: SheetReader {
    private let limits: TableLimits
    let from1904 = false
    var rows: [SheetRow] = []
    private(set) var merged: (cells: String, lastRow: Int)?
    /// Tables that have been begun; only what is in the first counts.
    private var tables = 0
    private var isInTable = false
    private var row = 0
    private var rowTimes = 1
    private var cells: [TableCell] = []
    /// Columns at the end of ``cells`` in which nothing stands.
    private var blanks = 0
    private var cellTimes = 1
    private var type: String?
    private var isError = false
    private var given: String?
    /// Remarks at the edge of a cell are no part of it.
    private var remarks = 0
    private var paragraphs = 0
    private var isParagraph = false
    private var value: CellText

    init(_ limits: TableLimits) {
        self.limits = limits
        value = CellText(limits)
    }

    func open(_ name: String, _ attributes: XMLAttributes) throws {
        switch name {
        case "table":
            tables += 1
            isInTable = tables == 1
        case _ where !isInTable: break
        case "annotation", "shapes", "frame": remarks += 1
        case _ where remarks > 0: break
        case "table-row":
            row += 1
            rowTimes = Self.times(attributes["number-rows-repeated"])
            (cells, blanks) = ([], 0)
        case "table-cell", "covered-table-cell": openCell(attributes)
        case "p": try openParagraph()
        case "s" where isParagraph:
            let count = min(Self.times(attributes["c"]), 1_000)
            try value.add(String(repeating: " ", count: count), in: row)
        case "tab" where isParagraph: try value.add("\t", in: row)
        case "line-break" where isParagraph: try value.add("\n", in: row)
        default: break
        }
    }

    func text(_ octets: UnsafeBufferPointer<UInt8>) throws {
        if isParagraph, remarks == 0 { try value.add(octets, in: row) }
    }

    func close(_ name: String) throws {
        switch name {
        case "table": isInTable = false
        case _ where !isInTable: break
        case "annotation", "shapes", "frame": remarks -= 1
        case _ where remarks > 0: break
        case "p": isParagraph = false
        case "table-cell", "covered-table-cell": try closeCell()
        case "table-row": try closeRow()
        default: break
        }
    }

    private func openCell(_ attributes: XMLAttributes) {
        cellTimes = Self.times(attributes["number-columns-repeated"])
        type = attributes["value-type"]
        isError = attributes.isError
        given = attributes["date-value"] ?? attributes["boolean-value"] ?? attributes["value"]
        (paragraphs, isParagraph) = (0, false)
        value.empty()
        let (down, right) = (
            Self.times(attributes["number-rows-spanned"]), Self.times(attributes["number-columns-spanned"])
        )
        if down > 1 || right > 1, row + down - 1 > merged?.lastRow ?? 0 {
            let first = Self.name(cells.count + blanks, row)
            merged = (
                "\(first):\(Self.name(cells.count + blanks + right - 1, row + down - 1))", row + down - 1
            )
        }
    }

    private func openParagraph() throws {
        isParagraph = true
        if paragraphs > 0 { try value.add("\n", in: row) }
        paragraphs += 1
    }

    private func closeCell() throws {
        let cell = cell()
        guard !cell.isEmpty else {
            blanks += cellTimes
            return
        }
        guard cells.count + blanks + cellTimes <= limits.columns else {
            throw TableError(line: row, "too-many-columns", ["most": "\(limits.columns)"])
        }
        cells += repeatElement(.empty, count: blanks)
        cells += repeatElement(cell, count: cellTimes)
        blanks = 0
    }

    private func closeRow() throws {
        // Sheets end in a million rows of nothing.
        if !cells.isEmpty {
            guard row + rowTimes - 1 <= limits.rows else {
                throw TableError(line: row, "too-many-rows", ["most": "\(limits.rows)"])
            }
            rows.append(SheetRow(number: row, cells: cells, times: rowTimes))
        }
        row = min(row + rowTimes - 1, 1 << 40)
    }

    private func cell() -> TableCell {
        let text = value.value
        if isError || TableCell.errors.contains(text) { return TableCell(.error, text) }
        switch type {
        case "float", "currency": return TableCell(.number, SheetNumber.plain(given ?? text))
        case "percentage": return TableCell(.number, SheetNumber.plain(given ?? text))
        case "boolean": return TableCell(.truth, given ?? text)
        case "date":
            let moment = given ?? text
            let day = moment.hasSuffix("T00:00:00") ? String(moment.dropLast(9)) : moment
            return Day(day) == nil ? .text(day) : TableCell(.day, day)
        default: return .text(text)
        }
    }

    /// As often as something is said to be there; once where nothing is said.
    private static func times(_ text: String?) -> Int { max(1, min(text.flatMap { Int($0) } ?? 1, 1 << 24)) }

    /// `B3`.
    private static func name(_ column: Int, _ row: Int) -> String { SheetNumber.letters(column) + "\(row)" }
}
