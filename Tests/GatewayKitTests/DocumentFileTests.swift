import Documents
import Foundation
import JSONCoding
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Documents as files", .timeLimit(.minutes(5)))
struct DocumentFileTests {
    private var document: Document {
        let columns = [
            Document.Column("Huyện, thành phố"),
            Document.Column("T1", isNumber: true).with { $0.parts = ["Tử số", "Mẫu số"] },
        ]
        let rows = [
            Document.Row([
                Document.Cell("Huyện Đông"),
                Document.Cell("16,7%", .percent(16.7)).with { ($0.detail, $0.parts) = ("1/6", [1, 6]) },
            ]),
            Document.Row([Document.Cell("Huyện Tây"), Document.Cell("(ẩn)").with { $0.tone = .hidden }]),
            Document.Row([Document.Cell("Huyện Nam"), Document.Cell("–")]),
        ]
        return Document(
            language: .vi, title: "Báo cáo năm",
            parts: [.table(Document.Table(name: "Kết quả", columns: columns, rows: rows))])
    }

    private func written(_ write: (String) throws -> Void) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        try write(path)
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test("a workbook has the figure and what it is made from in columns of their own, and no dash to add up")
    func workbook() throws {
        let octets = try written { try DocumentFile(document).writeWorkbook(to: $0) }
        let rows = try TableFile(.bytes(octets)).rows()
        var read: [[TableCell]] = []
        while let row = try rows.next() { read.append(row.cells.filter { !$0.isEmpty }) }
        let texts = [
            ["Báo cáo năm"], ["Kết quả"], ["Huyện, thành phố", "T1", "T1: Tử số", "T1: Mẫu số"],
            ["Huyện Đông", "16.7", "1", "6"], ["Huyện Tây", "(ẩn)"], ["Huyện Nam"],
        ]
        #expect(read.map { $0.map(\.text) } == texts)
        #expect(read[3].dropFirst().allSatisfy { $0.kind == .number })
    }

    @Test("a sheet says what the report is about, and that its figures are provisional")
    func remarks() throws {
        let name = Document.Name(
            kind: "BÁO CÁO", about: ["Kế hoạch", "Kỳ 2021"], remarks: ["Số liệu tạm tính"])
        var whole = document
        whole.parts.insert(.name(name), at: 0)
        let octets = try written { try DocumentFile(whole).writeWorkbook(to: $0) }
        let rows = try TableFile(.bytes(octets)).rows()
        var read: [String?] = []
        while let row = try rows.next() { read.append(row.cells.first?.text) }
        #expect(read.prefix(4) == ["Kế hoạch", "Kỳ 2021", "Số liệu tạm tính", "Kết quả"])
    }

    @Test("the value that a service gives is the same file for ever")
    func word() throws {
        let json = String(decoding: try JSON.encode(document), as: UTF8.self)
        let first = try written { try DocumentFile(json: json).writeWord(to: $0) }
        let second = try written { try DocumentFile(document).writeWord(to: $0) }
        #expect(first == second && first.starts(with: [0x50, 0x4B]))
    }

    @Test("what is no document is told so")
    func unreadable() {
        let failure = #expect(throws: Failure.self) { try DocumentFile(json: "{\"parts\":7}") }
        #expect(failure?.message.key == "gateway.document-unreadable")
    }
}
