internal import CXlsxWriter
import Vocabulary

/// A table of figures on a sheet of its own, to be read, printed and counted with; ``TableFormat`` writes tables that come back.
public struct ReportSheet: Sendable {
    /// At most 31 characters of it are kept.
    public var name: String
    /// Lines above the table.
    public var lines: [String] = []
    public var columns: [Column]
    public var rows: [[Cell]] = []

    public init(_ name: String, _ columns: [Column]) { (self.name, self.columns) = (name, columns) }

    public struct Column: Sendable {
        public var heading: String
        /// What its figures are counted in; a row of its own below the headings, where any column has one.
        public var unit: String?
        public var isNumber: Bool

        public init(_ heading: String, unit: String?, isNumber: Bool) {
            (self.heading, self.unit, self.isNumber) = (heading, unit, isNumber)
        }
    }

    public struct Cell: Sendable {
        public var cell: TableCell
        /// Where it is a share: shown with one decimal.
        public var share: Share?
        public var look: Look?

        public init(_ cell: TableCell, _ look: Look? = nil) { (self.cell, self.look) = (cell, look) }

        public enum Look: Sendable {
            case strong, hidden, group
        }

        public enum Share: Sendable {
            /// With its sign.
            case percent
            /// Of which one is the difference between two percentages.
            case points
        }
    }
}

/// A workbook of such sheets (XLSX).
public final class ReportWorkbook {
    private typealias Format = UnsafeMutablePointer<lxw_format>
    private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>

    private struct Shape: Hashable {
        var numbers = ""
        var look: ReportSheet.Cell.Look?
        var isHeading = false
        var isBody = false
        var isRight = false
    }

    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [Shape: Format] = [:]

    private init(_ path: String) throws {
        guard let book = workbook_new(path) else { throw TableError("unwritable") }
        self.book = book
        // From no day: the same sheets make the same file.
        var properties = lxw_doc_properties()
        properties.created = 315_532_800
        workbook_set_properties(book, &properties)
    }

    deinit { if let book { lxw_workbook_free(book) } }

    /// Writes the sheets into the file at `path`, which is written over. Throws ``TableError``.
    public static func write(_ sheets: [ReportSheet], to path: String) throws {
        let workbook = try ReportWorkbook(path)
        var taken: Set<String> = []
        for sheet in sheets { try workbook.add(sheet, as: fitting(sheet.name, &taken)) }
        guard let book = workbook.book else { return }
        workbook.book = nil
        // Frees it too.
        guard workbook_close(book) == LXW_NO_ERROR else { throw TableError("unwritable") }
    }

    /// A name that Excel takes: 31 characters at most, none of those that stand in references, and each once.
    private static func fitting(_ name: String, _ taken: inout Set<String>) -> String {
        let plain = String(ShownText.line(name).map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31))
            .split(separator: " ").joined(separator: " ")
        let base = plain.isEmpty ? "Sheet" : plain
        var (found, number) = (base, 2)
        while !taken.insert(found.lowercased()).inserted {
            found = "\(base.prefix(27)) \(number)"
            number += 1
        }
        return found
    }

    private func add(_ sheet: ReportSheet, as name: String) throws {
        guard let book, let page = workbook_add_worksheet(book, name) else { throw TableError("unwritable") }
        var row: UInt32 = 0
        for (number, line) in sheet.lines.enumerated() {
            try put(ReportSheet.Cell(.text(line)), row, 0, page, Shape(look: number == 0 ? .strong : nil))
            row += 1
        }
        let head = row
        let widths = sheet.columns.indices.map { width(of: $0, in: sheet) }
        for (index, column) in sheet.columns.enumerated() {
            try put(ReportSheet.Cell(.text(column.heading)), row, index, page, Shape(isHeading: true))
            worksheet_set_column(page, UInt16(clamping: index), UInt16(clamping: index), widths[index], nil)
        }
        row += 1
        if sheet.columns.contains(where: { $0.unit != nil }) {
            for (index, column) in sheet.columns.enumerated() {
                try put(ReportSheet.Cell(.text(column.unit ?? "")), row, index, page, Shape(isHeading: true))
            }
            row += 1
        }
        worksheet_freeze_panes(page, row, 1)
        worksheet_repeat_rows(page, head, row - 1)
        for cells in sheet.rows {
            for index in sheet.columns.indices {
                let cell = cells.indices.contains(index) ? cells[index] : ReportSheet.Cell(.empty)
                try put(cell, row, index, page, shape(cell, isNumber: sheet.columns[index].isNumber))
            }
            let lines = lines(of: cells, in: sheet, widths)
            if lines > 1 { worksheet_set_row(page, row, Double(15 * lines), nil) }
            row += 1
        }
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)
        worksheet_fit_to_pages(page, 1, 0)
    }

    /// As wide as most of what stands in it, in characters.
    private func width(of index: Int, in sheet: ReportSheet) -> Double {
        let lengths = sheet.rows.map { row in
            row.indices.contains(index) && row[index].look != .group
                ? row[index].cell.text.unicodeScalars.count : 0
        }
        let longest = max(lengths.max() ?? 0, min(16, sheet.columns[index].heading.unicodeScalars.count))
        return Double(min(48, max(10, longest + 2)))
    }

    /// How many lines the highest of a row's cells has: not every program looks for that itself.
    private func lines(of cells: [ReportSheet.Cell], in sheet: ReportSheet, _ widths: [Double]) -> Int {
        let lines = zip(sheet.columns.indices, cells).map { index, cell in
            guard !sheet.columns[index].isNumber, cell.look != .group else { return 1 }
            let wide = max(1, Int(widths[index]) - 2)
            return cell.cell.text.split(separator: "\n", omittingEmptySubsequences: false)
                .reduce(0) { $0 + max(1, ($1.unicodeScalars.count + wide - 1) / wide) }
        }
        return min(25, lines.max() ?? 1)
    }

    private func shape(_ cell: ReportSheet.Cell, isNumber: Bool) -> Shape {
        let numbers =
            switch cell.cell.kind {
            case .day: "dd/mm/yyyy"
            case .number: Self.numbers(cell.share)
            case .text, .truth, .error: ""
            }
        return Shape(numbers: numbers, look: cell.look, isBody: true, isRight: isNumber)
    }

    private static func numbers(_ share: ReportSheet.Cell.Share?) -> String {
        switch share {
        case .percent: "0.0\"%\""
        case .points: "+0.0;-0.0;0.0"
        case nil: "#,##0"
        }
    }

    private func put(
        _ cell: ReportSheet.Cell, _ row: UInt32, _ column: Int, _ sheet: Sheet, _ shape: Shape
    ) throws {
        let (column, format) = (UInt16(clamping: column), try format(shape))
        let status: lxw_error
        if cell.cell.isEmpty {
            status = worksheet_write_blank(sheet, row, column, format)
        } else if cell.cell.kind == .day, let day = Day(cell.cell.text) {
            status = worksheet_write_number(sheet, row, column, Double(SheetNumber.serial(day)), format)
        } else if cell.cell.kind == .number, let number = Double(cell.cell.text), abs(number) < 1e15 {
            status = worksheet_write_number(sheet, row, column, number, format)
        } else {
            let text = String(ShownText.lines(cell.cell.text).prefix(32_767))
            status = worksheet_write_string(sheet, row, column, text, format)
        }
        guard status == LXW_NO_ERROR else { throw TableError("unwritable") }
    }

    private func format(_ shape: Shape) throws -> Format {
        if let known = formats[shape] { return known }
        guard let book, let format = workbook_add_format(book) else { throw TableError("unwritable") }
        format_set_font_name(format, "Times New Roman")
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if !shape.numbers.isEmpty { format_set_num_format(format, shape.numbers) }
        if shape.isBody {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0x9A9A9A)
            // What a group's rows have in common runs over all columns.
            if !shape.isRight, shape.look != .group { format_set_text_wrap(format) }
        }
        if shape.isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
        if shape.isHeading {
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_bg_color(format, 0xEBEBE6)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
        switch shape.look {
        case .strong: format_set_bold(format)
        case .group: format_set_italic(format)
        case .hidden:
            format_set_italic(format)
            format_set_font_color(format, 0x666666)
            format_set_bg_color(format, 0xE2E2DC)
        case nil: break
        }
        formats[shape] = format
        return format
    }
}
