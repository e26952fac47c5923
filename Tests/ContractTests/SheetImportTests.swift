import Foundation
import JSONCoding
import Tables
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

/// What a clerk does: an empty table, filled in a spreadsheet, imported, mended where rows come back, imported again.
@Suite("Sheets of clerks", .timeLimit(.minutes(5)))
struct SheetImportTests: TableCases {
    private static let method = "registry.Children/Import"
    private static let home = "thai-binh/thai-thuy/diem-dien"

    /// A folder of its own, in which `body` writes tables.
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path())
    }

    private func write(_ rows: [[TableCell]], _ headings: [String], to path: String, _ format: TableFormat)
        throws
    {
        let writer = try format.writer(to: path, TableLayout(headings.map { TableColumn($0) }))
        for row in rows {
            let isRemark = row.first?.text.hasPrefix("# ") == true
            if isRemark { try writer.write(remark: row) } else { try writer.write(row) }
        }
        try writer.finish()
    }

    private static let first: [[TableCell]] = [
        [.text("Nguyễn Thị Ánh"), .text("Nữ"), TableCell(.day, "2015-02-14"), .text(home)],
        [.text("Trần Văn Bình"), .text("NAM"), .text("03-05-2014"), .text(home)],
        [.text("Lê Văn Cường"), .text("nam"), TableCell(.number, "2013"), .text(home)],
        [.text("# ghi chú"), .text("nam")],
        [.text("Phạm Thị Dung"), .text("nu"), .text("14/02/15"), .text(home)],
        [
            .text("Vũ Thị Em"), .text("Nữ"), TableCell(.day, "2012-01-01"), .text(home),
            TableCell(.number, "34312000801"),
        ],
    ]

    @Test(
        "words and days are taken as people write them; the others come back in the same format, why beside each, and are taken once mended",
        arguments: [TableFormat.xlsx, .ods, .csv])
    func roundTrip(_ format: TableFormat) async throws {
        try await withFolder { folder in
            let path = "\(folder)/ds.\(format.rawValue)"
            let headings = ["Họ tên trẻ em", "GIOI TINH tre em", "Ngày sinh", "Xã", "child.personalNumber"]
            try write(
                Self.first.map { $0 + repeatElement(.empty, count: 5 - $0.count) }, headings, to: path, format
            )
            try await withRegistry { deployment in
                let trial = try await imported(
                    .file(path), deployment, key: "trial", isTrial: true, named: path)
                #expect(trial.accepted == 3 && trial.refused.count == 2, "\(trial.refused)")
                let outcome = try await imported(.file(path), deployment, named: path)
                #expect(outcome.accepted == 3, "\(outcome.refused)")
                #expect(
                    outcome.places == ["6 Ngày sinh", "7 child.personalNumber"])
                let said = outcome.mistakes.map(\.sentence)
                #expect(said[0].contains("1915 hay 2015"), "\(said)")
                #expect(said[1].contains("thiếu số 0"), "\(said)")

                let names = try outcome.keep(in: .vi)
                #expect(names.rows == path + ".rejected." + format.rawValue)
                #expect(names.reasons == nil)
                let (returned, _) = try read(.file(names.rows), Self.method, named: names.rows)
                #expect(returned.count == 2)
                let table = try #require(returned.table)
                #expect(table.headings == headings + ["Vì sao bị từ chối"])
                let why = try returned.all().compactMap { $0.cells.last?.text }
                #expect(why.first?.hasPrefix("Ngày sinh: ") == true, "\(why)")

                // Mended in the file that came back, the reasons left where they are.
                var rows = try returned.all().map(\.cells)
                rows[0][2] = .text("14/02/2015")
                rows[1][4] = .text("034312000801")
                let mended = "\(folder)/mended.\(format.rawValue)"
                try write(rows, table.headings, to: mended, format)
                let again = try await imported(.file(mended), deployment, key: "again", named: mended)
                #expect(again.accepted == 2, "\(again.refused)")
                #expect(again.doneBefore == nil)
                // The very same table is not imported twice, and says so.
                let repeated = try await imported(.file(mended), deployment, key: "again", named: mended)
                #expect(repeated.accepted == 0 && repeated.repeated == 2 && repeated.refused.isEmpty)
                #expect(repeated.doneBefore != nil)
                // Once more: who is there is said to be, found by a number or by name, birth and commune.
                let third = try await imported(.file(mended), deployment, key: "third", named: mended)
                #expect(third.alreadyThere == 2, "\(third.refused)")
            }
        }
    }

    @Test(
        "a template is an empty table that the import takes, its example a remark",
        arguments: TableFormat.allCases)
    func template(_ format: TableFormat) async throws {
        try await withFolder { folder in
            let (_, description) = try read("child.name,child.sex\n", Self.method)
            let on = try #require(Day("2020-06-15"))
            for language in Language.allCases {
                let template = TableTemplate(description, try Reference.shipped(), on: on, in: language)
                let path = "\(folder)/t-\(language.rawValue).\(format.rawValue)"
                try template.write(to: path, as: format)
                let (file, _) = try read(.file(path), Self.method, named: path)
                #expect(file.count == 0)
                let table = try #require(file.table)
                // Every heading is a column's alone, and nothing but members stands there.
                #expect(table.headings == template.layout.columns.map(\.heading))
                #expect(Set(table.headings).count == table.headings.count)
                #expect(table.headings.count > 8)
                let sex = try #require(template.layout.columns.first { !$0.choices.isEmpty })
                #expect(sex.choices.prefix(2) == (language == .vi ? ["nam", "nữ"] : ["male", "female"]))
                #expect(template.layout.columns.contains { $0.isRequired })
                #expect(throws: Failure.self) { try template.write(to: path, as: format) }
            }
        }
    }

    @Test("a title above the headings is no row; merged cells below them are refused before anything goes")
    func titles() async throws {
        try await withFolder { folder in
            let path = "\(folder)/a.xlsx"
            let row: [TableCell] = [.text("Bé An"), .text("Nữ"), .text("2015"), .text(Self.home)]
            try write(
                [[.empty], ["Họ tên trẻ em", "Giới tính trẻ em", "Ngày sinh", "Xã"].map { .text($0) }, row],
                ["DANH SÁCH TRẺ EM NĂM 2020"], to: path, .xlsx)
            let (file, _) = try read(.file(path), Self.method)
            #expect(file.headingLine == 3)
            #expect(
                try file.all().map(\.value) == [
                    [
                        "child": [
                            "name": "Bé An", "sex": "female", "birthYear": 2015,
                            "commune": .string(Self.home),
                        ]
                    ]
                ])
        }
    }
}
