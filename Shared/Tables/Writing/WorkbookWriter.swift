internal import CXlsxWriter
import Vocabulary

/// A workbook of Excel, written row by row.
final class WorkbookWriter: TableWriter {
    private static let longestText = 32_767
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: Formats
    private let layout: TableLayout
    private var row: UInt32 = 0

    init(_ path: String, _ layout: TableLayout) throws {
        self.layout = layout
        var options = lxw_workbook_options()
        // Rows go to the file as they come.
        options.constant_memory = 1
        guard let book = workbook_new_opt(path, &options),
            let sheet = workbook_add_worksheet(book, layout.sheet)
        else { throw TableError("unwritable") }
        (self.book, self.sheet) = (book, sheet)
        formats = try Formats(book)
        let lists = try Self.addLists(of: layout, to: book, formats)
        try Self.addGuide(of: layout, to: book, formats)
        for (index, column) in layout.columns.enumerated() {
            try Self.prepare(index, column, list: lists[index], sheet, formats)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in layout.columns.enumerated() {
            try Self.put(
                .text(column.heading), 0, index, sheet, column.isRequired ? formats.required : formats.heading
            )
        }
    }

    deinit {
        // Given up: what there is by now is no workbook, and the writer's memory is freed.
        if let book { lxw_workbook_free(book) }
    }

    func write(_ cells: [TableCell], marking marked: Set<Int>) throws {
        row += 1
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            let isDay = cell.kind == .day
            let format =
                marked.contains(index)
                ? (isDay ? formats.wrongDay : formats.wrong) : isDay ? formats.day : nil
            try put(cell, index, format)
        }
        for index in marked where !cells.indices.contains(index) || cells[index].isEmpty {
            worksheet_write_blank(sheet, row, UInt16(clamping: index), formats.wrong)
        }
    }

    func finish() throws {
        guard let book else { return }
        self.book = nil
        // Frees it too.
        guard workbook_close(book) == LXW_NO_ERROR else { throw TableError("unwritable") }
    }

    private func put(_ cell: TableCell, _ column: Int, _ format: Format?) throws {
        let isText = layout.columns.indices.contains(column) && layout.columns[column].isText
        try Self.put(cell, row, column, sheet, format ?? (isText ? formats.text : nil))
    }

    private typealias Format = UnsafeMutablePointer<lxw_format>

    private static func put(
        _ cell: TableCell, _ row: UInt32, _ column: Int, _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ format: Format?
    ) throws {
        let column = UInt16(clamping: column)
        let status: lxw_error
        if cell.kind == .day, let day = Day(cell.text) {
            status = worksheet_write_number(sheet, row, column, Double(SheetNumber.serial(day)), format)
        } else if cell.kind == .number, let number = Double(cell.text), abs(number) < 1e15 {
            status = worksheet_write_number(sheet, row, column, number, format)
        } else if cell.kind == .truth {
            status = worksheet_write_boolean(sheet, row, column, cell.text == "true" ? 1 : 0, format)
        } else {
            let text = String(ShownText.lines(cell.text).prefix(longestText))
            status = worksheet_write_string(sheet, row, column, text, format)
        }
        guard status == LXW_NO_ERROR else { throw TableError("unwritable") }
    }

    /// How the column is shown, and what is said of it to whoever fills it.
    private static func prepare(
        _ index: Int, _ column: TableColumn, list: String?, _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ formats: Formats
    ) throws {
        let place = UInt16(clamping: index)
        let width = Double(min(40, max(12, column.heading.count + 2)))
        worksheet_set_column(
            sheet, place, place, width, column.isDay ? formats.day : column.isText ? formats.text : nil)
        guard list != nil || !column.note.isEmpty else { return }
        var rule = lxw_data_validation()
        let kind = list == nil ? LXW_VALIDATION_TYPE_ANY : LXW_VALIDATION_TYPE_LIST_FORMULA
        rule.validate = UInt8(kind.rawValue)
        // Other words are still read, or refused with what to write.
        rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
        let status = (list ?? "").withCString { formula in
            String(column.heading.prefix(32)).withCString { title in
                String(column.note.prefix(255)).withCString { note in
                    // The library copies them.
                    if list != nil { rule.value_formula = UnsafeMutablePointer(mutating: formula) }
                    if !column.note.isEmpty {
                        rule.input_title = UnsafeMutablePointer(mutating: title)
                        rule.input_message = UnsafeMutablePointer(mutating: note)
                    }
                    return worksheet_data_validation_range(sheet, 1, place, 1_048_575, place, &rule)
                }
            }
        }
        guard status == LXW_NO_ERROR else { throw TableError("unwritable") }
    }

    /// The lists to choose from, a column each on a sheet of their own; where each stands, by the columns that choose from it.
    private static func addLists(
        of layout: TableLayout, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats
    ) throws -> [Int: String] {
        let lists = layout.columns.enumerated().filter { !$0.element.choices.isEmpty }
        guard !lists.isEmpty else { return [:] }
        guard let sheet = workbook_add_worksheet(book, layout.listSheet) else {
            throw TableError("unwritable")
        }
        var places: [Int: String] = [:]
        let longest = lists.map(\.element.choices.count).max() ?? 0
        // Row by row, as the file is written.
        for row in 0...longest {
            for (place, list) in lists.enumerated() {
                let texts = [list.element.heading] + list.element.choices
                guard row < texts.count else { continue }
                try put(
                    .text(texts[row]), UInt32(row), place, sheet, row == 0 ? formats.heading : formats.text)
            }
        }
        for (place, list) in lists.enumerated() {
            let letters = SheetNumber.letters(place)
            let name = layout.listSheet.replacing("'", with: "''")
            places[list.offset] = "='\(name)'!$\(letters)$2:$\(letters)$\(list.element.choices.count + 1)"
            worksheet_set_column(sheet, UInt16(clamping: place), UInt16(clamping: place), 30, nil)
        }
        return places
    }

    private static func addGuide(
        of layout: TableLayout, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats
    ) throws {
        guard !layout.guide.isEmpty else { return }
        guard let sheet = workbook_add_worksheet(book, layout.guideSheet) else {
            throw TableError("unwritable")
        }
        worksheet_set_column(sheet, 0, UInt16(clamping: layout.guide[0].count), 28, nil)
        for (row, texts) in layout.guide.enumerated() {
            for (column, text) in texts.enumerated() {
                try put(.text(text), UInt32(row), column, sheet, row == 0 ? formats.heading : formats.wrapped)
            }
        }
    }
}

/// How cells are shown.
private struct Formats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let heading, required, text, day, wrong, wrongDay, wrapped: Format

    init(_ book: UnsafeMutablePointer<lxw_workbook>) throws {
        func format(_ shape: (Format) -> Void) throws -> Format {
            guard let format = workbook_add_format(book) else { throw TableError("unwritable") }
            shape(format)
            return format
        }
        heading = try format {
            format_set_bold($0)
            format_set_text_wrap($0)
            format_set_num_format($0, "@")
        }
        required = try format {
            format_set_bold($0)
            format_set_text_wrap($0)
            format_set_num_format($0, "@")
            format_set_bg_color($0, 0xFFF2CC)
        }
        text = try format { format_set_num_format($0, "@") }
        day = try format { format_set_num_format($0, "dd/mm/yyyy") }
        wrong = try format {
            format_set_num_format($0, "@")
            format_set_bg_color($0, 0xF8CBAD)
        }
        wrongDay = try format {
            format_set_num_format($0, "dd/mm/yyyy")
            format_set_bg_color($0, 0xF8CBAD)
        }
        wrapped = try format {
            format_set_text_wrap($0)
            format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
    }
}
