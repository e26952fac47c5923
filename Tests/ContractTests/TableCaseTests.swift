import Bus
import Foundation
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

/// Small tables that once went wrong, byte for byte (Tests/Cases).
@Suite("Tables as people's programs write them", .timeLimit(.minutes(5)))
struct TableCaseTests {
    struct Outcome {
        let file: RowFile
        let summary: ImportSummary

        /// Line, column and sentence of what was refused.
        var refused: [(line: Int, column: String, sentence: String)] {
            file.refused(summary).flatMap { row in
                row.violations.map { (row.line, $0.column, $0.message) }
            }
        }
        var places: [String] { refused.map { "\($0.line) \($0.column)" } }
    }

    private static func text(_ name: String) throws -> String {
        let bytes = try Data(contentsOf: URL(filePath: SourceTree.root + "/Tests/Cases/" + name))
        return try #require(String(bytes: bytes, encoding: .utf8))
    }

    private func read(_ text: String, _ method: String, isCSV: Bool = true) throws -> (
        RowFile, MethodDescription
    ) {
        let entry = try #require(ServiceContract(RegistryService.self).methods.first { $0.name == method })
        let reference = try Reference.shipped()
        let words = SchemaWords(
            KitTexts.all.merging(RegistryService.texts), codes: (reference, try #require(Day("2020-06-15"))))
        let description = entry.description(in: words)
        let file = try RowFile(
            text, file: "case", isCSV: isCSV, method: method, schema: Schema(description.request),
            names: description.names)
        return (file, description)
    }

    private func imported(
        _ text: String, into method: String = "registry.Children/Import", isCSV: Bool = true,
        _ deployment: Deployment, key: String = "case"
    ) async throws -> Outcome {
        let (file, description) = try read(text, method, isCSV: isCSV)
        let unit: UnitPath = "thai-binh/so-ldtbxh"
        let principal = Principal(
            unit: unit, roles: Deployment.workRoles, scope: ["thai-binh"])
        let client = try deployment.client(of: "registry", as: principal)
        let options = CallOptions(idempotencyKey: key, language: .vi)
        let summary = try await file.send(into: description, through: client, options) { _ in }
        return Outcome(file: file, summary: summary)
    }

    private func withRegistry(_ body: (Deployment) async throws -> Void) async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: .shipped(),
            today: try #require(Day("2020-06-15")), body)
    }

    @Test("CRLF ends a line of JSON")
    func crlfLines() async throws {
        #expect(try ScriptFile(Self.text("01-crlf.jsonl"), file: "x").lines.map(\.number) == [1, 2])
        try await withRegistry {
            let outcome = try await imported(
                Self.text("01-crlf-rows.jsonl"), into: "registry.Workers/Import", isCSV: false, $0)
            #expect(outcome.summary == ImportSummary(accepted: 2))
        }
    }

    @Test("a row that begins with # is a row: the error values of a spreadsheet are no remarks")
    func hash() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("02-hash.csv"), $0)
            #expect(outcome.summary.accepted == 1)
            #expect(outcome.places == ["3 child.personalNumber", "4 child.personalNumber"])
        }
    }

    @Test("rows of commas and blanks are passed over, and counted")
    func ghosts() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("03-ghost.csv"), $0)
            #expect(outcome.summary == ImportSummary(accepted: 1))
            #expect(outcome.file.blankRows == 3)
        }
    }

    @Test("a lone CR ends a line, that of a remark too")
    func loneCR() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("04-cr.csv"), $0)
            #expect(outcome.summary.accepted == 1)
            #expect(outcome.places == ["4 child.sex", "5 child.birthDate"])
        }
    }

    @Test("a refused row reads back as it was, and no remark about it becomes a row")
    func lineEndInCell() async throws {
        let text = try Self.text("05-crlf-cell.csv")
        try await withRegistry {
            let outcome = try await imported(text, $0)
            #expect(outcome.places == ["2 child.commune"])
            let rejected = outcome.file.text(of: outcome.file.refused(outcome.summary))
            let again = try read(rejected, "registry.Children/Import").0
            #expect(again.rows.map(\.text) == outcome.file.rows.map(\.text))
            let octets = text.utf8.drop { $0 != 0x0A }.dropFirst()
            #expect(Array(again.rows[0].text.utf8) == Array(octets))
            #expect(try await imported(rejected, $0, key: "again").summary.accepted == 0)
            let mended = rejected.replacing("thai-thuy\r\n(thị trấn)", with: "thai-thuy/diem-dien")
            #expect(mended != rejected)
            #expect(try await imported(mended, $0, key: "mended").summary == ImportSummary(accepted: 1))
        }
    }

    @Test("blanks of any kind around a value are no part of it")
    func blanks() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("06-nbsp-cells.csv"), $0)
            #expect(outcome.summary == ImportSummary(accepted: 3), "\(outcome.refused)")
        }
    }

    @Test("empty columns of a list's first place are no member")
    func sparse() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("07-sparse.csv"), $0)
            #expect(outcome.summary == ImportSummary(accepted: 3), "\(outcome.refused)")
        }
        try await withRegistry {
            let wrong = try await imported(
                Self.text("07-sparse.csv").replacing("law2016-disabled", with: "nothing"), $0, key: "wrong")
            #expect(wrong.places == ["2 circumstances.1.code", "3 circumstances.0.code"])
        }
    }

    @Test("what a spreadsheet did to a number is said, or undone where it can mean one thing only")
    func spreadsheet() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("08-excel.csv"), $0)
            #expect(
                outcome.places == [
                    "2 child.personalNumber", "3 child.personalNumber", "6 child.birthDate",
                    "7 child.birthDate", "9 caregiver.phone",
                ], "\(outcome.refused)")
            let said = outcome.refused.map(\.sentence)
            for (sentence, words) in zip(
                said,
                ["thiếu số 0 ở đầu", "bị làm tròn", "số mà bảng tính", "hai chữ số của năm", "thiếu số 0"])
            {
                #expect(sentence.contains(words))
            }
            #expect(outcome.summary.accepted == 3)
        }
    }

    @Test("a comma with a combining mark on it is a comma")
    func combiningMark() async throws {
        let text = try Self.text("x21.csv")
        try await withRegistry {
            let outcome = try await imported(text, $0)
            #expect(outcome.places == ["2 child.sex"])
            let rejected = outcome.file.text(of: outcome.file.refused(outcome.summary))
            let again = try read(rejected, "registry.Children/Import").0
            #expect(again.rows.map(\.value) == outcome.file.rows.map(\.value))
            #expect(again.rows[0].value["child"]?["address"]?.string?.unicodeScalars.contains(",") == true)
        }
    }

    @Test("workers entered again are refused, naming who is there; the other row is taken")
    func workersAgain() async throws {
        try await withRegistry {
            let first = try await imported(
                Self.text("09-workers-1.csv"), into: "registry.Workers/Import", $0, key: "first")
            #expect(first.places == ["3 phone"])
            let second = try await imported(
                Self.text("09-workers-2.csv"), into: "registry.Workers/Import", $0, key: "second")
            #expect(second.places == ["2 name"])
            #expect(second.summary.accepted == 1)
            let said = second.refused.map(\.sentence).joined()
            #expect(said.contains("Vũ Thị Chín Một") && said.contains("2020-01-02"))
        }
    }

    @Test("a mistyped number of a caregiver links nobody else")
    func carer() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("10-carer.csv"), $0)
            #expect(outcome.places == ["3 caregiver.personalNumber"])
            #expect(outcome.summary.accepted == 2)
            let said = outcome.refused.map(\.sentence).joined()
            for word in ["Trần Văn Mười (nam, sinh 1985)", "Nguyễn Thị Mười (nữ, sinh 1990)"] {
                #expect(said.contains(word), "\(said)")
            }
        }
    }

    @Test("all refused rows are told, and their file is never written over")
    func everyRow() async throws {
        let rows = (0..<1234).map { "Bé \($0),boy,2015-01-02,thai-binh/thai-thuy/diem-dien" }
        let text = (["child.name,child.sex,child.birthDate,child.commune"] + rows).joined(separator: "\n")
        try await withRegistry { deployment in
            let outcome = try await imported(text, deployment)
            #expect(outcome.summary.rejected == 1234)
            #expect(outcome.summary.rejections.map(\.row) == Array(1...1234))
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let names = try (0..<2).map { _ in
                try outcome.file.keep(
                    outcome.file.refused(outcome.summary), beside: folder.path() + "/a.csv",
                    headings: ["1", "2", "3", "4", "5"])
            }
            #expect(
                names.map { $0.rows.split(separator: "/").last } == [
                    "a.csv.rejected.csv", "a.csv.rejected-2.csv",
                ])
            #expect(try CSV(Files.text(names[1].reasons)).rows.count >= 1234)
            #expect(try Files.text(names[0].rows) == text)
        }
    }

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
                "child.name,xã\nBé,\"\(name)\"\n", file: "case", isCSV: true,
                method: "registry.Children/Import", schema: Schema(description.request),
                names: description.names, units: UnitReading(reference.units, on: on, for: caller)
            ).rows[0]
            return (row.value["child"]?["commune"]?.string, row.hints["child.commune"]?.key)
        }
        let diemDien = "thai-binh/thai-thuy/diem-dien"
        for name in ["Diêm Điền", "thi tran diem dien", "Diêm Điền, Thái Thụy", diemDien] {
            #expect(try commune(name, on: "2020-06-15", for: "thai-binh/so-ldtbxh") == (diemDien, nil))
        }
        let ended = try commune("Diêm Điền", on: "2025-07-01", for: "hung-yen/so-y-te")
        #expect(ended == ("Diêm Điền", "gateway.cell-unit-ended"))
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

    @Test("a byte order mark and the line ends of a table are those of its refused rows")
    func mark() throws {
        let (file, _) = try read(
            "\u{FEFF}child.name,child.sex\r\nBé,boy\r\n", "registry.Children/Import")
        let rejection = ImportSummary.Rejection(
            row: 1, status: "INVALID_ARGUMENT", message: "a\r\nb", fields: ["/child/sex"])
        let rejected = file.text(
            of: file.refused(ImportSummary(rejected: 1, rejections: [rejection])))
        #expect(
            Array(rejected.utf8)
                == Array("\u{FEFF}child.name,child.sex\r\nBé,boy\r\n".utf8))
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
            let reasons = outcome.file.reasons(
                of: outcome.file.refused(outcome.summary), ["a", "b", "c", "d", "e"])
            #expect(try CSV(reasons).rows.count == 5)
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
            #expect(outcome.summary.rejections.map(\.row) == Array(1...300))
            #expect(outcome.summary.rejections.allSatisfy { ($0.violations?.count ?? 0) >= 7 })
            let octets = try outcome.summary.rejections.reduce(0) { try $0 + JSON.encode($1).count }
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
            #expect(outcome.summary.accepted == 1, "\(outcome.refused)")
            #expect(outcome.places == ["3 Giới tính trẻ em"])
            let rejected = outcome.file.text(of: outcome.file.refused(outcome.summary))
            #expect(try read(rejected, "registry.Children/Import").0.rows.count == 1)
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
