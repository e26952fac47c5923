import CZip
import Foundation
import Testing
import Vocabulary

@testable import Tables

@Suite("Tables to be read and counted with", .timeLimit(.minutes(5)))
struct ReportWorkbookTests {
    private func sheet(_ name: String) -> ReportSheet {
        var sheet = ReportSheet(
            name,
            [
                .init("Huyện, thành phố", unit: nil, isNumber: false),
                .init("T1", unit: "%", isNumber: true), .init("Ngày", unit: nil, isNumber: false),
            ])
        sheet.lines = ["Kế hoạch", "Theo đơn vị hành chính tại ngày 31/12/2021"]
        var percent = ReportSheet.Cell(TableCell(.number, "16.7"), .strong)
        percent.share = .percent
        sheet.rows = [
            [.init(.text("=1+1")), percent, .init(TableCell(.day, "2021-12-09"))],
            [.init(.text("Huyện Đông")), .init(.text("(ẩn)"), .hidden)],
        ]
        return sheet
    }

    private func written(_ sheets: [ReportSheet]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        try ReportWorkbook.write(sheets, to: path)
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test(
        "figures are figures, days are days, and what is hidden says so; headings and what is counted stand above"
    )
    func cells() throws {
        let rows = try TableFile(.bytes(written([sheet("Kết quả")]))).rows()
        var read: [[TableCell]] = []
        while let row = try rows.next() { read.append(row.cells.filter { !$0.isEmpty }) }
        #expect(
            read.prefix(3).map { $0.map(\.text) } == [
                ["Kế hoạch"], ["Theo đơn vị hành chính tại ngày 31/12/2021"],
                ["Huyện, thành phố", "T1", "Ngày"],
            ])
        #expect(read[3].map(\.text).filter { !$0.isEmpty } == ["%"])
        #expect(read[4] == [.text("=1+1"), TableCell(.number, "16.7"), TableCell(.day, "2021-12-09")])
        #expect(read[5] == [.text("Huyện Đông"), .text("(ẩn)")])
    }

    @Test("the same sheets are the same file, to the octet: it is from no day")
    func same() throws {
        let first = try written([sheet("Một"), sheet("Hai")])
        #expect(try written([sheet("Một"), sheet("Hai")]) == first)
        #expect(first[10..<14].elementsEqual([0, 0, 0x21, 0]))
        let said = try text(of: "docProps/core.xml", in: ZipArchive(.bytes(first), TableLimits()))
        #expect(said.contains(">1980-01-01T00:00:00Z</dcterms:created>"))
    }

    private func text(of name: String, in archive: ZipArchive) throws -> String {
        var read: [UInt8] = []
        let part = try archive.part(name)
        while try part.next({ octets, _ in read += octets }) {}
        return String(decoding: read, as: UTF8.self)
    }

    @Test("names that Excel does not take become such that it takes, each once")
    func names() throws {
        let long = "Khó khăn, vướng mắc và kiến nghị của các đơn vị"
        let octets = try written([sheet(long), sheet(long), sheet("[a]:b"), sheet("")])
        #expect(octets.starts(with: [0x50, 0x4B]))
    }

    @Test("an archive of the same parts is the same file, and reads back")
    func archive() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        let parts = [
            ("mimetype", "x/y"), ("a/b.xml", String(repeating: "<chữ/>", count: 1000)), ("empty", ""),
        ]
        try ArchiveFile.write(parts, to: path)
        let first = try Data(contentsOf: URL(filePath: path))
        try ArchiveFile.write(parts, to: path)
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        // When it was changed: the first day that an archive can name.
        #expect(first[10..<14].elementsEqual([0, 0, 0x21, 0]))
        #expect(String(decoding: first.prefix(60), as: UTF8.self).contains("mimetypex/y"))
        let archive = try ZipArchive(.file(path), TableLimits())
        #expect(try text(of: "a/b.xml", in: archive) == parts[1].1)
        #expect(try text(of: "empty", in: archive).isEmpty)
    }

    @Test("where no file can be, that is said")
    func unwritable() {
        let error = #expect(throws: TableError.self) {
            try ReportWorkbook.write([sheet("x")], to: "/nowhere/at/all/x")
        }
        #expect(error?.message.key == "tables.unwritable")
        #expect(throws: TableError.self) { try ArchiveFile.write([("a", "b")], to: "/nowhere/at/all/x") }
    }
}
