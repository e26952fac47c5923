import Vocabulary

/// A sheet of a workbook of Excel. Of a formula, what it last came to stands in the file.
final class WorksheetReader: SheetReader {
    private let texts: SharedStrings
    private let styles: StylesPart
    let from1904: Bool
    private let limits: TableLimits
    var rows: [SheetRow] = []
    private(set) var merged: (cells: String, lastRow: Int)?
    private var row = 0
    private var cells: [TableCell] = []
    /// Of the cell that is being read: where, what kind, how shown.
    private var column = -1
    private var type = ""
    private var style = 0
    private var isValue = false
    private var isPhonetic = false
    private var value: CellText

    init(_ texts: SharedStrings, _ styles: StylesPart, from1904: Bool, _ limits: TableLimits) {
        (self.texts, self.styles, self.from1904, self.limits) = (texts, styles, from1904, limits)
        value = CellText(limits)
    }

    func open(_ name: String, _ attributes: XMLAttributes) throws {
        switch name {
        case "row": try openRow(attributes["r"])
        case "c": try openCell(attributes)
        case "v": isValue = true
        case "rPh": isPhonetic = true
        case "t": isValue = !isPhonetic
        case "mergeCell":
            guard let cells = attributes["ref"], let end = cells.split(separator: ":").last,
                let last = Self.place(String(end)), last.row > merged?.lastRow ?? 0
            else { return }
            merged = (cells, last.row)
        default: break
        }
    }

    func text(_ octets: UnsafeBufferPointer<UInt8>) throws {
        if isValue { try value.add(octets, in: row) }
    }

    func close(_ name: String) throws {
        switch name {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c": try closeCell()
        case "row": rows.append(SheetRow(number: row, cells: cells))
        default: break
        }
    }

    private func openRow(_ number: String?) throws {
        let next = number.flatMap { Int($0) } ?? row + 1
        guard next > row, next <= limits.rows else { throw TableError(line: row + 1, "sheet-broken") }
        (row, cells, column) = (next, [], -1)
    }

    private func openCell(_ attributes: XMLAttributes) throws {
        if let name = attributes["r"] {
            guard let place = Self.place(name), place.row == row else {
                throw TableError(line: row, "sheet-broken")
            }
            column = place.column
        } else {
            column += 1
        }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.empty()
    }

    private func closeCell() throws {
        guard !value.isEmpty else { return }
        let cell = try cell()
        guard !cell.isEmpty else { return }
        guard column < limits.columns else {
            throw TableError(line: row, "too-many-columns", ["most": "\(limits.columns)"])
        }
        while cells.count <= column { cells.append(.empty) }
        // The same cell twice: which of the two is meant nobody knows.
        guard cells[column].isEmpty else { throw TableError(line: row, "sheet-broken") }
        cells[column] = cell
    }

    private func cell() throws -> TableCell {
        switch type {
        case "s":
            guard let text = Int(value.value).flatMap({ texts[$0] }) else {
                throw TableError(line: row, "sheet-broken")
            }
            return .text(CSV.value(text))
        case "b": return TableCell(.truth, value.value == "0" ? "false" : "true")
        case "e": return TableCell(.error, value.value)
        case "d":
            let text = value.value
            let day = text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
            return Day(day) == nil ? .text(text) : TableCell(.day, day)
        case "n":
            let text = value.value
            if styles.isDay(style) { return SheetNumber.day(text, from1904: from1904) }
            return TableCell(Double(text) == nil ? .text : .number, SheetNumber.plain(text))
        default: return .text(value.value)
        }
    }

    /// Of `B3`: row from 1, column from 0. Nil for what is no place in a sheet.
    static func place(_ name: String) -> (row: Int, column: Int)? {
        var (column, row) = (0, 0)
        for octet in name.utf8 where octet != UInt8(ascii: "$") {
            switch octet {
            case 0x41...0x5A where row == 0 && column < 16_384: column = column * 26 + Int(octet - 0x40)
            case 0x30...0x39 where column > 0 && row < 10_000_000: row = row * 10 + Int(octet - 0x30)
            default: return nil
            }
        }
        return row > 0 && column > 0 ? (row, column - 1) : nil
    }
}
