import Foundation
import Testing
import Vocabulary

@testable import Tables

@Suite("Tables that are written", .timeLimit(.minutes(5)))
struct WritingTests {
    private func written(
        _ format: TableFormat, _ layout: TableLayout, _ rows: [[TableCell]], marking: Set<Int> = []
    ) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        let writer = try format.writer(to: path, layout)
        for row in rows { try writer.write(row, marking: marking) }
        try writer.finish()
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private var layout: TableLayout {
        var columns = [
            TableColumn("Họ tên"), TableColumn("Ngày sinh"), TableColumn("Giới tính"), TableColumn("Tỷ lệ"),
        ]
        columns[1].isDay = true
        columns[1].isText = false
        columns[2].choices = ["Nam", "Nữ"]
        columns[2].note = "Chọn trong danh sách"
        columns[3].isText = false
        var layout = TableLayout(columns)
        (layout.sheet, layout.listSheet) = ("Trẻ em", "Danh mục")
        layout.guide = [["Cột", "Ý nghĩa"], ["Họ tên", "như giấy khai sinh & <đủ>"]]
        return layout
    }

    private static let rows: [[TableCell]] = [
        [
            .text("Nguyễn <An> & \"Bình\""), TableCell(.day, "2015-02-14"), .text("Nam"),
            TableCell(.number, "0.5"),
        ],
        [.text("034215000801"), .empty, .text("=1+1"), TableCell(.number, "-3"), TableCell(.truth, "true")],
        [.text("hai\ndòng"), TableCell(.day, "1900-01-01")],
    ]

    @Test(
        "sheets read back as they were written, lists and a guide beside them",
        arguments: [TableFormat.xlsx, .ods])
    func sheets(_ format: TableFormat) throws {
        let file = try TableFile(.bytes(written(format, layout, Self.rows, marking: [1, 5])))
        #expect(file.kind == (format == .xlsx ? .workbook : .openDocument))
        let rows = try file.rows()
        #expect(try rows.next()?.cells.map(\.text) == ["Họ tên", "Ngày sinh", "Giới tính", "Tỷ lệ"])
        var read: [[TableCell]] = []
        while let row = try rows.next() { read.append(row.cells) }
        #expect(read == Self.rows)
    }

    @Test("in Vietnamese CSV has a mark, semicolons and decimal commas, and runs no formula")
    func vietnamese() throws {
        let octets = try written(.csv, layout, Self.rows)
        #expect(
            String(decoding: octets, as: UTF8.self)
                == "\u{FEFF}Họ tên;Ngày sinh;Giới tính;Tỷ lệ\r\n"
                + "\"Nguyễn <An> & \"\"Bình\"\"\";14/02/2015;Nam;\"0,5\"\r\n034215000801;;'=1+1;-3;có\r\n"
                + "\"hai\ndòng\";01/01/1900\r\n")
        #expect(try TableFile(.bytes(octets)).read(.semicolon).count == 4)
    }

    @Test("a remark is no row", arguments: TableFormat.allCases)
    func remark(_ format: TableFormat) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        let writer = try format.writer(to: path, layout)
        try writer.write(remark: [.text("An; Bình"), TableCell(.day, "2015-02-14")])
        try writer.write([.text("# An")])
        try writer.finish()
        // A cell that begins with the sign is a cell in a text, which can quote it.
        #expect(try TableFile(.file(path)).read(.semicolon).count == (format == .csv ? 2 : 1))
    }

    @Test("in English it has commas and points")
    func english() throws {
        var layout = layout
        layout.language = .en
        let octets = try written(.csv, layout, Self.rows)
        #expect(String(decoding: octets, as: UTF8.self).contains("2015-02-14,Nam,0.5\r\n"))
    }

    @Test("where no file can be, that is said", arguments: TableFormat.allCases)
    func unwritable(_ format: TableFormat) {
        let error = #expect(throws: TableError.self) {
            let writer = try format.writer(to: "/nowhere/at/all/x", layout)
            try writer.finish()
        }
        #expect(error?.message.key == "tables.unwritable")
    }
}
