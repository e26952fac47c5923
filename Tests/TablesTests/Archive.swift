import CZip
import Foundation
import Testing
import Vocabulary

@testable import Tables

/// Workbooks made by hand, part by part.
enum Archive {
    /// The archive of these parts; `change` may spoil its octets.
    static func of(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".zip").path
        defer { unlink(path) }
        var code: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
        for part in parts {
            let octets = Array(part.text.utf8)
            let copy = try #require(malloc(max(1, octets.count)))
            octets.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, octets.count) } }
            let source = try #require(zip_source_buffer(archive, copy, UInt64(octets.count), 1))
            #expect(zip_file_add(archive, part.name, source, 0) >= 0)
        }
        #expect(zip_close(archive) == 0)
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// A workbook of Excel with one sheet of these rows, as its XML has them.
    static func workbook(
        _ rows: String, strings: String = "", after: String = "", from1904: Bool = false, head: String = ""
    ) throws -> [UInt8] {
        try of([
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                <workbookPr date1904="\(from1904 ? 1 : 0)"/><sheets>\
                <sheet name="x" sheetId="9" state="hidden" r:id="rId9"/><sheet name="a" sheetId="1" r:id="rId1"/>\
                </sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://a/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId9" Type="http://a/worksheet" Target="../../../../etc/passwd"/>\
                <Relationship Id="rId2" Type="http://a/styles" Target="styles.xml"/>\
                <Relationship Id="rId3" Type="http://a/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>
                """
            ),
            (
                "xl/styles.xml",
                """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>\
                <numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/>\
                <numFmt numFmtId="165" formatCode="0&quot; năm&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>\
                <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
                """
            ),
            (
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\(strings)</sst>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                """
                \(head)<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
                \(rows)</sheetData>\(after)</worksheet>
                """
            ),
        ])
    }

    /// A sheet of LibreOffice with these rows, as its XML has them.
    static func openDocument(_ rows: String) throws -> [UInt8] {
        try of([
            (
                "content.xml",
                """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>\
                <table:table table:name="a">\(rows)</table:table><table:table table:name="b"><table:table-row>\
                <table:table-cell office:value-type="string"><text:p>other</text:p></table:table-cell>\
                </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
                """
            )
        ])
    }
}

extension TableFile {
    /// What stands in each row, with its number.
    func read(_ separator: CSV.Separator = .comma) throws -> [String] {
        let rows = try rows(separator)
        var lines: [String] = []
        while let row = try rows.next() {
            lines.append("\(row.number): " + row.cells.map(\.text).joined(separator: "|"))
        }
        return lines
    }
}
