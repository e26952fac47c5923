import Bus
import Foundation
import JSONCoding
import Tables
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

@Suite("Tables: names, headings and mistakes", .timeLimit(.minutes(5)))
struct TableHeadingTests: TableCases {
    @Test("units are read by the name that they have on the day, at home before elsewhere")
    func unitNames() throws {
        func commune(_ name: String, on today: String, for caller: UnitPath) throws -> (String?, String?) {
            let entry = try #require(
                ServiceContract(RegistryService.self).methods.first { $0.name == "registry.Children/Import" })
            let reference = try Reference.shipped()
            let on = try #require(Day(today))
            let description = entry.description(
                in: SchemaWords(KitTexts.all.merging(RegistryService.texts), codes: (reference, on)))
            let row = try RowFile(
                .bytes(Array("child.name,xã\nBé,\"\(name)\"\n".utf8)), file: "case", areLines: false,
                method: "registry.Children/Import", schema: Schema(description.request),
                names: description.names, units: UnitReading(reference.units, on: on, for: caller)
            ).all()[0]
            return (row.value["child"]?["commune"]?.string, row.hints["child.commune"]?.key)
        }
        let diemDien = "thai-binh/thai-thuy/diem-dien"
        for name in ["Diêm Điền", "thi tran diem dien", "Diêm Điền, Thái Thụy", diemDien] {
            #expect(try commune(name, on: "2020-06-15", for: "thai-binh/so-ldtbxh") == (diemDien, nil))
        }
        let ended = try commune("Diêm Điền", on: "2025-07-01", for: "hung-yen/so-y-te")
        #expect(ended == ("Diêm Điền", "gateway.cell-unit-ended"))
        let merged = try #require(Day("2025-07-01"))
        let hint = try UnitReading(Reference.shipped().units, on: merged, for: "hung-yen/so-y-te")
            .read("Diêm Điền", level: .commune).hint
        let told = GatewayKitTexts.all.render(try #require(hint), in: .vi)
        #expect(told.contains("hung-yen/thai-thuy (Xã Thái Thụy)"), "\(told)")
        // A ward in Hưng Yên; a ward and a commune in Thái Bình.
        let own = try commune("Quang Trung", on: "2020-06-15", for: "hung-yen/so-ldtbxh")
        #expect(own == ("hung-yen/hung-yen/quang-trung", nil))
        let several = try commune("Quang Trung", on: "2020-06-15", for: "thai-binh/so-ldtbxh")
        #expect(several == ("Quang Trung", "gateway.cell-unit-several"))
        for name in ["xã Quang Trung", "Quang Trung, Kiến Xương"] {
            let told = try commune(name, on: "2020-06-15", for: "thai-binh/so-ldtbxh")
            #expect(told == ("thai-binh/kien-xuong/quang-trung", nil))
        }
        let nowhere = try commune("Không Có", on: "2020-06-15", for: "hung-yen/so-ldtbxh")
        #expect(nowhere == ("Không Có", nil))
    }

    @Test("a heading that is none is answered with the likest columns, by words that a heading may have")
    func unknownHeading() throws {
        for (heading, vi, en) in [
            ("Hoàn cảnh", "circumstances.0.code (mã hoàn cảnh đặc biệt)", "circumstances code"),
            ("số định danh", "child.personalNumber (số định danh cá nhân của trẻ em)", "child personal"),
        ] {
            let problem = try #require(
                #expect(throws: FileProblem.self) {
                    try read("\(heading)\nA\n", "registry.Children/Import")
                })
            let told = GatewayKitTexts.all.render(problem.message, in: .vi)
            #expect(told.contains(vi), "\(told)")
            let first = told.components(separatedBy: "Gần nhất: ").last ?? ""
            #expect(first.split(separator: ", ").prefix(4).contains { $0 == vi }, "\(told)")
            #expect(GatewayKitTexts.all.render(problem.message, in: .en).contains(en))
            // And a heading may have them.
            let words = try #require(vi.split(separator: "(").last?.dropLast())
            #expect(throws: Never.self) { try read("\(words)\nA\n", "registry.Children/Import") }
        }
    }

    @Test("a byte order mark and the line ends of a table are those of its refused rows")
    func mark() throws {
        let (file, _) = try read(
            "\u{FEFF}child.name,child.sex\r\nBé,boy\r\n", "registry.Children/Import")
        let rejection = ImportSummary.Rejection(
            row: 1, status: "INVALID_ARGUMENT", message: "a", fields: ["/child/sex"])
        var outcome = ImportOutcome(file)
        outcome.add(
            ImportSummary(rejected: 1, rejections: [rejection]), of: try file.all(), after: 0, in: .vi)
        #expect(
            Array(try outcome.returned().utf8)
                == Array(
                    "\u{FEFF}child.name,child.sex,Vì sao bị từ chối\r\nBé,boy,child.sex: a\r\n".utf8))
    }

    @Test(
        "every mistake of a row is told in one import, each with its column, and so in the file of refused rows"
    )
    func everyMistake() async throws {
        let text =
            "child.name,child.sex,child.birthDate,child.commune,child.personalNumber\n"
            + "A,boy,2030-13-01,nowhere at all,12\n"
        try await withRegistry { deployment in
            let outcome = try await imported(text, deployment)
            #expect(
                Set(outcome.places) == [
                    "2 child.name", "2 child.sex", "2 child.birthDate", "2 child.commune",
                    "2 child.personalNumber",
                ], "\(outcome.refused)")
            let reasons = try CSV(outcome.returned()).rows[0]["Vì sao bị từ chối"]
            #expect(reasons.split(separator: " | ").count == 5, "\(reasons)")
        }
    }

    @Test("rows with more mistakes than fit into one reply are all told")
    func roomForEveryRow() async throws {
        let long = String(repeating: "không có dấu ", count: 50)
        let row = "A,\(long),\(long),\(long),\(long),\(long),\(long)"
        let header =
            "child.name,child.sex,child.birthDate,child.commune,child.personalNumber,child.povertyStatus,child.legalBasis"
        let text = ([header] + Array(repeating: row, count: 300)).joined(separator: "\n")
        try await withRegistry { deployment in
            let outcome = try await imported(text, deployment)
            #expect(outcome.refused.map(\.row) == Array(1...300))
            #expect(outcome.refused.allSatisfy { $0.violations.count >= 7 })
            let octets = try outcome.refused.reduce(0) { try $0 + JSON.encode($1).count }
            // More than one import of 500 rows could have told.
            #expect(octets * 500 / 300 > 2 << 20)
        }
    }

    @Test(
        "a table of a spreadsheet in Vietnamese: semicolons, headings, labels, numbers as people write them")
    func vietnameseTable() async throws {
        let text =
            "\u{FEFF}Họ tên trẻ em;Giới tính trẻ em;Ngày sinh;Xã, phường, thị trấn;Diện hộ nghèo\r\n"
            + "Bé Tám Một;Nam;6/5/2015;thai-binh/thai-thuy/diem-dien;Hộ nghèo\r\n"
            + "Bé Tám Hai;ông;6/5/2015;thai-binh/thai-thuy/diem-dien;\r\n"
        try await withRegistry { deployment in
            let outcome = try await imported(text, deployment)
            #expect(outcome.accepted == 1, "\(outcome.refused)")
            #expect(outcome.places == ["3 Giới tính trẻ em"])
            #expect(try read(outcome.returned(), "registry.Children/Import").0.count == 1)
        }
    }

    @Test("a refusal names headings, also of a column that the table does not have, and no member")
    func noMembers() async throws {
        let text =
            "Họ tên trẻ em;Ngày sinh;Xã, phường, thị trấn\r\n"
            + "Bé Tám Một;6/5/2015;thai-binh/thai-thuy/diem-dien\r\n"
        try await withRegistry { deployment in
            let outcome = try await imported(text, deployment)
            #expect(outcome.places == ["2 Giới tính trẻ em"], "\(outcome.refused)")
        }
        let row =
            "Họ tên;Vai trò;Đơn vị;Ngày bắt đầu\r\n"
            + "Vũ Thị Chín;Cộng tác viên;thai-binh/thai-thuy/diem-dien;2/1/2020\r\n"
        try await withRegistry { deployment in
            _ = try await imported(row, into: "registry.Workers/Import", deployment, key: "first")
            let again = try await imported(row, into: "registry.Workers/Import", deployment, key: "second")
            let said = again.mistakes.map(\.sentence)
            #expect(said.count == 1 && said[0].contains("“Xác nhận là mục khác”"), "\(said)")
            #expect(said.first?.contains("confirmedDistinct") == false, "\(said)")
        }
    }

    @Test("a heading that several columns could have is refused with their whole names")
    func ambiguousHeading() throws {
        let problems = #expect(throws: FileProblem.self) {
            try read("Họ tên;Tuổi\nA;3\n", "registry.Children/Import")
        }
        let sentences = (problems?.all ?? []).map { GatewayKitTexts.all.render($0.message, in: .vi) }
        #expect(sentences.count == 2)
        #expect(sentences.first?.contains("child.name (họ tên trẻ em)") == true, "\(sentences)")
    }
}
