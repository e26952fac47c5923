import Testing
import Vocabulary

@testable import Tables

@Suite("Sheets of LibreOffice", .timeLimit(.minutes(5)))
struct OpenDocumentTests {
    private func cell(_ attributes: String, _ text: String) -> String {
        "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }

    @Test("cells of every kind are read as what they are; only the first sheet, without remarks at the edge")
    func kinds() throws {
        let octets = try Archive.openDocument(
            "<table:table-row>" + cell("office:value-type=\"string\"", "Họ<text:s text:c=\"2\"/>tên")
                + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>nhớ</text:p></office:annotation>"
                + "<text:p>một</text:p><text:p>hai</text:p></table:table-cell></table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row><table:table-row>"
                + cell("office:value-type=\"date\" office:date-value=\"2015-02-14\"", "14/02/15")
                + "<table:table-cell table:number-columns-repeated=\"2\"/>"
                + cell("office:value-type=\"float\" office:value=\"34215000801\"", "3,42E+10")
                + cell("office:value-type=\"string\" calcext:value-type=\"error\"", "#N/A")
                + cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE")
                + "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"2\">"
                + cell("office:value-type=\"string\"", "x")
                + "</table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"
        )
        let file = try TableFile(.bytes(octets))
        #expect(file.kind == .openDocument)
        #expect(
            try file.read() == [
                "1: Họ  tên|một\nhai", "5: 2015-02-14|||34215000801|#N/A|true", "6: x", "7: x",
            ])
        let rows = try file.rows()
        _ = try rows.next()
        #expect(try rows.next()?.cells.map(\.kind) == [.day, .text, .text, .number, .error, .truth])
    }

    @Test("merged cells are told, and what is repeated without end is refused")
    func hostile() throws {
        let merged = try TableFile(
            .bytes(
                Archive.openDocument(
                    "<table:table-row>"
                        + cell("table:number-rows-spanned=\"2\" office:value-type=\"string\"", "x")
                        + "</table:table-row>"))
        ).rows()
        while try merged.next() != nil {}
        #expect(merged.merged?.cells == "A1:A2")
        func refusal(_ rows: String) throws -> String? {
            let octets = try Archive.openDocument(rows)
            return #expect(throws: TableError.self) { try TableFile(.bytes(octets)).read() }?.message.key
        }
        let x = cell("table:number-columns-repeated=\"1000000\" office:value-type=\"string\"", "x")
        #expect(try refusal("<table:table-row>\(x)</table:table-row>") == "tables.too-many-columns")
        let y = cell("office:value-type=\"string\"", "y")
        #expect(
            try refusal("<table:table-row table:number-rows-repeated=\"9999999\">\(y)</table:table-row>")
                == "tables.too-many-rows")
        let blanks = "<text:s text:c=\"999999999\"/>"
        let long = cell("office:value-type=\"string\"", String(repeating: blanks, count: 1_000) + "z")
        #expect(try refusal("<table:table-row>\(long)</table:table-row>") == "tables.cell-too-long")
    }
}
