import Vocabulary

/// Reads a sheet's XML, and says which rows are whole.
protocol SheetReader: XMLReader {
    /// Rows that are whole and not taken yet, the next one last.
    var rows: [SheetRow] { get set }
    var merged: (cells: String, lastRow: Int)? { get }
    var from1904: Bool { get }
}

extension SheetReader {
    func takeRows() -> [SheetRow] {
        defer { rows = [] }
        return rows
    }
}

/// A row with what stands in it, as often as the sheet says.
struct SheetRow {
    let number: Int
    let cells: [TableCell]
    var times = 1
}

/// The rows of a sheet as it is unpacked.
final class SheetRows: TableRows {
    private let part: ZipPart
    private let reader: any SheetReader
    private let stream: XMLStream
    private let limits: TableLimits
    private var ready: ArraySlice<SheetRow> = []
    private var isOver = false
    private var count = 0
    private(set) var passedOver = 0

    init(_ part: ZipPart, _ reader: any SheetReader, _ limits: TableLimits) throws {
        (self.part, self.reader, self.limits) = (part, reader, limits)
        stream = try XMLStream(reader, limits)
    }

    var merged: (cells: String, lastRow: Int)? { reader.merged }
    func day(_ serial: Int) -> Day? { SheetNumber.day(serial, from1904: reader.from1904) }

    func next() throws -> TableRow? {
        while let sheetRow = try nextOfSheet() {
            let row = TableRow(number: sheetRow.number, cells: sheetRow.cells)
            if row.cells.allSatisfy(\.isEmpty) || row.isRemark {
                passedOver += 1
                continue
            }
            count += 1
            try limits.check(row: count, columns: row.cells.count, line: row.number)
            if let typed = row.cells.first(where: { ForeignText.isTypedInTCVN3($0.text) }) {
                throw TableError(line: row.number, "tcvn3-font", ["value": typed.text])
            }
            return row
        }
        return nil
    }

    private func nextOfSheet() throws -> SheetRow? {
        while ready.isEmpty {
            guard !isOver else { return nil }
            isOver = try !part.next { try stream.feed($0, isLast: $1) }
            ready = reader.takeRows()[...]
        }
        let first = ready.removeFirst()
        guard first.times > 1 else { return first }
        ready.insert(
            SheetRow(number: first.number + 1, cells: first.cells, times: first.times - 1),
            at: ready.startIndex)
        return SheetRow(number: first.number, cells: first.cells)
    }
}

/// What stands in the cell that is being read, as long as a cell may be.
struct CellText {
    private let most: Int
    private var octets: [UInt8] = []

    init(_ limits: TableLimits) { most = limits.cell }

    mutating func empty() { octets.removeAll(keepingCapacity: true) }

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, in row: Int) throws {
        guard octets.count + piece.count <= most else {
            throw TableError(line: row, "cell-too-long", ["most": "\(most >> 10)"])
        }
        octets += piece
    }

    mutating func add(_ text: String, in row: Int) throws {
        var text = text
        try text.withUTF8 { try add($0, in: row) }
    }

    var isEmpty: Bool { octets.isEmpty }

    /// As it stands.
    var text: String { String(decoding: octets, as: UTF8.self) }

    /// Without blanks around it.
    var value: String { CSV.value(text) }
}
