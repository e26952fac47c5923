import Testing
import Vocabulary

@testable import Tables

@Suite("Tables of text", .timeLimit(.minutes(5)))
struct TextTableTests {
    private func file(_ text: String) throws -> TableFile { try TableFile(.bytes(Array(text.utf8))) }

    private func utf16(_ text: String, isLittleEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let octets = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isLittleEndian ? octets.reversed() : octets
        }
    }

    private static let table = "Họ tên;Ngày sinh\r\nNguyễn Thị Ánh 𠀋;14/02/2015\r\n"

    @Test(
        "UTF-8 and UTF-16 are read with and without a mark", arguments: [true, false], [nil, true, false])
    func encodings(mark: Bool, isLittleEndian: Bool?) throws {
        let octets =
            isLittleEndian.map { utf16(Self.table, isLittleEndian: $0, mark: mark) }
            ?? Array(((mark ? "\u{FEFF}" : "") + Self.table).utf8)
        let file = try TableFile(.bytes(octets))
        #expect(try file.read(.semicolon) == ["1: Họ tên|Ngày sinh", "2: Nguyễn Thị Ánh 𠀋|14/02/2015"])
        #expect(file.header(.tab) == ["Họ tên;Ngày sinh"])
    }

    @Test("a text that comes in pieces is read as one, wherever it is cut", arguments: [true, false])
    func pieces(isWide: Bool) throws {
        // More than several pieces, in rows of a length that no piece's is a multiple of.
        let rows = (0..<20_000).map { "\"Bé\r\nẤt \($0)\",𠀋ế" }
        let text = "a,b\r\n" + rows.joined(separator: "\r\n")
        let octets = isWide ? utf16(text, isLittleEndian: true, mark: true) : Array(text.utf8)
        let read = try TableFile(.bytes(octets)).read()
        #expect(read.count == 20_001)
        #expect(read.last == "40000: Bé\r\nẤt 19999|𠀋ế")
        #expect(Set(read.dropFirst().map { $0.utf8.count }).count <= 25)
        let lines = try #require(try TableFile(.bytes(octets)).lines())
        var count = 0
        var last = ""
        while let line = try lines.next() {
            count += 1
            last = line.text
            #expect(line.number == count)
        }
        #expect(count == 40_001)
        #expect(last == "Ất 19999\",𠀋ế")
    }

    @Test(
        "a code page is called by its name",
        arguments: [
            ([0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E], "tables.windows-1258"),
            // “NguyÔn V¨n”, “Họ tªn” as offices wrote before Unicode.
            ([0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x56, 0xA8, 0x6E], "tables.tcvn3"),
            ([0x61, 0xFF, 0x62], "tables.not-utf8"), ([0xD0, 0xCF, 0x11, 0xE0, 0], "tables.old-workbook"),
            ([0x50, 0x4B, 3, 4, 0xFF], "tables.sheet-broken"),
        ] as [([UInt8], String)])
    func foreign(_ octets: [UInt8], _ key: String) {
        let error = #expect(throws: TableError.self) { try TableFile(.bytes(octets)).read() }
        #expect(error?.message.key == key)
    }

    @Test("a table typed in a TCVN3 font is refused in whatever encoding it came; marks in words are let be")
    func fonts() throws {
        let typed = #expect(throws: TableError.self) { try file("ten\nB\nNguyÔn V¨n A\n").read() }
        #expect(typed?.message.key == "tables.tcvn3-font")
        #expect(typed?.line == 3)
        let marks = "Vitamin®,10 m²,12°,«a»\n"
        #expect(try file(marks).read() == ["1: Vitamin®|10 m²|12°|«a»"])
    }

    @Test("a quote that nobody closes ends at the longest row, and rows and columns are counted")
    func limits() throws {
        var limits = TableLimits()
        (limits.record, limits.rows, limits.columns) = (100_000, 5, 3)
        func refused(_ text: String) -> String? {
            let error = #expect(throws: TableError.self) {
                try TableFile(.bytes(Array(text.utf8)), limits: limits).read()
            }
            return error?.message.key
        }
        #expect(refused("a\n\"b" + String(repeating: "c\n", count: 400_000)) == "csv.too-long")
        #expect(refused(String(repeating: "a\n", count: 6)) == "tables.too-many-rows")
        #expect(refused("a,b,c,d\n") == "tables.too-many-columns")
        let million = String(repeating: ",", count: 1_000_000) + "x\n"
        #expect(
            #expect(throws: TableError.self) { try file(million).read() }?.message.key
                == "tables.too-many-columns")
        limits.file = 3
        #expect(refused("abcd") == "tables.file-too-large")
        #expect(throws: TableError.self) { try TableFile(.file("/nowhere/at/all")) }
    }

    @Test("rows of nothing are passed over and counted; error values are told apart")
    func rows() throws {
        let rows = try file("a,b\n,\n# x\n#N/A,2\n").rows()
        var kinds: [[TableCell.Kind]] = []
        while let row = try rows.next() { kinds.append(row.cells.map(\.kind)) }
        #expect(kinds == [[.text, .text], [.error, .text]])
        #expect(rows.passedOver == 1)
    }

    @Test("every sentence is there in both languages")
    func texts() {
        #expect(TablesTexts.catalogue.untranslated.isEmpty)
        #expect(TablesTexts.catalogue.keys.count > 10)
    }
}
