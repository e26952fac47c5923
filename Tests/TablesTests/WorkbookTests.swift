import Testing
import Vocabulary

@testable import Tables

@Suite("Workbooks of Excel", .timeLimit(.minutes(5)))
struct WorkbookTests {
    private func read(_ octets: [UInt8]) throws -> [String] { try TableFile(.bytes(octets)).read() }

    private func refusal(_ octets: [UInt8], _ limits: TableLimits = TableLimits()) -> String? {
        #expect(throws: TableError.self) { try TableFile(.bytes(octets), limits: limits).read() }?.message.key
    }

    @Test("cells of every kind are read as what they are")
    func kinds() throws {
        let octets = try Archive.workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Ngày</t></r><r><t> sinh</t></r>\
            <rPh><t>x</t></rPh></is></c></row><row r="3"><c r="A3"><v>3.4215000801E10</v></c>\
            <c r="B3" s="1"><v>42049</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="str"><f>A1&amp;"x"</f>\
            <v>  cũ \u{A0}</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" s="2"><v>42049.5</v></c>\
            <c r="G3" s="3"><v>2015</v></c><c r="H3" t="d"><v>2015-02-14T00:00:00</v></c><c r="I3"><v>0.1</v></c></row>
            """, strings: "<si><t xml:space=\"preserve\"> Họ tên </t></si>")
        #expect(
            try read(octets) == [
                "1: Họ tên|Ngày sinh",
                "3: 34215000801|2015-02-14|#N/A|cũ|true|2015-02-14 12:00:00|2015|2015-02-14|0.1",
            ])
        let rows = try TableFile(.bytes(octets)).rows()
        _ = try rows.next()
        let kinds = try rows.next()?.cells.map(\.kind)
        #expect(kinds == [.number, .day, .error, .text, .truth, .text, .number, .day, .number])
    }

    @Test("days are counted from 1900 or 1904, with the day that never was")
    func days() throws {
        let cells = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>40587</v></c><c r=\"B1\" s=\"1\"><v>1</v></c></row>"
        #expect(try read(Archive.workbook(cells)) == ["1: 2011-02-13|1900-01-01"])
        #expect(try read(Archive.workbook(cells, from1904: true)) == ["1: 2015-02-14|1904-01-02"])
        #expect(SheetNumber.day(59, from1904: false) == Day("1900-02-28"))
        #expect(SheetNumber.day(61, from1904: false) == Day("1900-03-01"))
        for text in ["1900-01-01", "1900-02-28", "1900-03-01", "2015-02-14", "2199-12-31"] {
            let day = try #require(Day(text))
            #expect(SheetNumber.day(SheetNumber.serial(day), from1904: false) == day)
        }
    }

    @Test(
        "cells in any order stand where they say; remarks and empty rows are passed over; hidden sheets are not read"
    )
    func places() throws {
        let octets = try Archive.workbook(
            """
            <row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" s="1"/></row>\
            <row r="4"><c r="B4" t="str"><v># ghi chú</v></c></row><row><c><v>5</v></c><c/><c><v>7</v></c></row>
            """)
        let rows = try TableFile(.bytes(octets)).rows()
        #expect(try rows.next()?.cells.map(\.text) == ["1", "", "3"])
        let last = try rows.next()
        #expect(last?.number == 5)
        #expect(last?.cells.map(\.text) == ["5", "", "7"])
        #expect(try rows.next() == nil)
        #expect(rows.passedOver == 2)
    }

    @Test("merged cells are told with the last row they reach")
    func merged() throws {
        let rows = try TableFile(
            .bytes(
                Archive.workbook(
                    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                    after: "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B3:B7\"/></mergeCells>"))
        ).rows()
        while try rows.next() != nil {}
        #expect(rows.merged?.cells == "B3:B7")
        #expect(rows.merged?.lastRow == 7)
    }

    @Test(
        "what no program writes is refused",
        arguments: [
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
            "<row r=\"99999999999\"/>", "<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>", "<row",
            "<row r=\"1\"><c r=\"AAAAAAAAAAAA1\"><v>1</v></c></row>",
        ])
    func hostile(_ rows: String) throws {
        #expect(refusal(try Archive.workbook(rows)) == "tables.sheet-broken")
    }

    @Test("no document type is taken, so nothing grows or is fetched")
    func entities() throws {
        let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
            .joined()
        for type in [
            "<!DOCTYPE worksheet [<!ENTITY l0 \"ha\">\(laughs)]>",
            "<!DOCTYPE worksheet [<!ENTITY l9 SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE worksheet SYSTEM \"http://example.org/x.dtd\">",
        ] {
            let rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&l9;</v></c></row>"
            #expect(refusal(try Archive.workbook(rows, head: type)) == "tables.sheet-broken")
        }
        let deep = String(repeating: "<x>", count: 100_000) + String(repeating: "</x>", count: 100_000)
        #expect(refusal(try Archive.workbook(deep)) == "tables.sheet-broken")
    }

    @Test("a bomb, a long cell, too many texts and columns are refused while they are read")
    func bombs() throws {
        let many = String(repeating: "<row><c><v>1</v></c></row>", count: 20_000)
        var narrow = TableLimits()
        (narrow.alwaysUnpacked, narrow.ratio) = (100_000, 20)
        #expect(refusal(try Archive.workbook(many), narrow) == "tables.sheet-too-large")
        narrow.alwaysUnpacked = 1_000_000
        #expect(try TableFile(.bytes(Archive.workbook(many)), limits: narrow).read().count == 20_000)
        narrow.unpacked = 300_000
        #expect(refusal(try Archive.workbook(many), narrow) == "tables.sheet-too-large")
        let long =
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(String(repeating: "a", count: 300_000))</v></c></row>"
        #expect(refusal(try Archive.workbook(long)) == "tables.cell-too-long")
        #expect(
            refusal(try Archive.workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"))
                == "tables.too-many-columns")
        var limits = TableLimits()
        limits.sharedStrings = 1_000
        let texts = String(repeating: "<si><t>abcdefghij</t></si>", count: 101)
        #expect(refusal(try Archive.workbook("", strings: texts), limits) == "tables.sheet-too-large")
        let none = String(repeating: "<si/>", count: 126)
        #expect(refusal(try Archive.workbook("", strings: none), limits) == "tables.sheet-too-large")
        limits.rows = 2
        let rows = (1...3).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
        #expect(throws: TableError.self) {
            try TableFile(.bytes(Archive.workbook(rows)), limits: limits).read()
        }
    }

    @Test("a workbook that was cut off or changed anywhere is refused or read as it was, never otherwise")
    func damaged() throws {
        let rows = (1...200).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0 * 7919 % 1000)</v></c></row>" }
        let octets = try Archive.workbook(rows.joined())
        let whole = try read(octets)
        #expect(whole.count == 200)
        var refused = 0
        for place in stride(from: 0, to: octets.count, by: 7) {
            var changed = octets
            changed[place] ^= 0x10
            for spoiled in [changed, Array(octets.prefix(place))] {
                do {
                    let found = try read(spoiled)
                    // What a change in a date of the archive, or in a part that is not read, leaves.
                    if spoiled.count == octets.count { #expect(found == whole) }
                } catch is TableError {
                    refused += 1
                }
            }
        }
        #expect(refused > octets.count / 14)
    }

    @Test("sheets are named that are not hidden; a workbook with macros, and what is no table, is refused")
    func kindsOfFiles() throws {
        #expect(try TableFile(.bytes(Archive.workbook("<row r=\"1\"/>"))).sheets() == ["a"])
        #expect(try TableFile(.bytes(Archive.openDocument(""))).sheets() == ["a", "b"])
        #expect(try TableFile(.bytes(Array("a,b".utf8))).sheets() == [])
        let parts = [(name: "xl/workbook.xml", text: "<workbook/>"), (name: "xl/vbaProject.bin", text: "x")]
        #expect(try refusal(Archive.of(parts)) == "tables.macros")
        for text in ["%PDF-1.4", "GIF89a", "{\\rtf1", "\u{FEFF} <!DOCTYPE HTML>", "<table><tr>"] {
            #expect(refusal(Array(text.utf8)) == "tables.no-table", "\(text)")
        }
        #expect(refusal([0xFF, 0xD8, 0xFF, 0xE0]) == "tables.no-table")
        // Words that begin so are words.
        #expect(try read(Array("<b>,1\n".utf8)) == ["1: <b>|1"])
    }
}
