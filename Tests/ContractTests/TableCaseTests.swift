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

/// Small tables that once went wrong, byte for byte (Tests/Cases).
@Suite("Tables as people's programs write them", .timeLimit(.minutes(5)))
struct TableCaseTests: TableCases {
    /// What a registry makes of a table of children.
    private func outcome(of file: String) async throws -> ImportOutcome {
        var outcome: ImportOutcome?
        try await withRegistry { outcome = try await imported(Self.text(file), $0) }
        return try #require(outcome)
    }

    @Test("CRLF ends a line of JSON")
    func crlfLines() async throws {
        #expect(try ScriptFile(Self.text("01-crlf.jsonl"), file: "x").lines.map(\.number) == [1, 2])
        try await withRegistry {
            let outcome = try await imported(
                Self.text("01-crlf-rows.jsonl"), into: "registry.Workers/Import", isCSV: false, $0)
            #expect(outcome.accepted == 2 && outcome.refused.isEmpty)
        }
    }

    @Test("a row that begins with # is a row: the error values of a spreadsheet are no remarks")
    func hash() async throws {
        let outcome = try await outcome(of: "02-hash.csv")
        #expect(outcome.accepted == 1)
        #expect(outcome.places == ["3 child.personalNumber", "4 child.personalNumber"])
    }

    @Test("rows of commas and blanks are passed over, and counted")
    func ghosts() async throws {
        let outcome = try await outcome(of: "03-ghost.csv")
        #expect(outcome.accepted == 1 && outcome.refused.isEmpty)
        #expect(outcome.file.passedOver == 3)
    }

    @Test("a lone CR ends a line, that of a remark too")
    func loneCR() async throws {
        let outcome = try await outcome(of: "04-cr.csv")
        #expect(outcome.accepted == 1)
        #expect(outcome.places == ["4 child.sex", "5 child.birthDate"])
    }

    @Test("a refused row reads back as it was, and no remark about it becomes a row")
    func lineEndInCell() async throws {
        let text = try Self.text("05-crlf-cell.csv")
        try await withRegistry {
            let outcome = try await imported(text, $0)
            #expect(outcome.places == ["2 child.commune"])
            let rejected = try outcome.returned()
            let again = try read(rejected, "registry.Children/Import").0
            #expect(try again.all().map(\.value) == outcome.file.all().map(\.value))
            let octets = Array(text.utf8.drop { $0 != 0x0A }.dropFirst().dropLast(2))
            #expect(try again.all()[0].text.utf8.starts(with: octets))
            let untouched = try await imported(rejected, $0, key: "again")
            #expect(untouched.accepted == 0)
            let mended = rejected.replacing("thai-thuy\r\n(thị trấn)", with: "thai-thuy/diem-dien")
            #expect(mended != rejected)
            let after = try await imported(mended, $0, key: "mended")
            #expect(after.accepted == 1 && after.refused.isEmpty)
        }
    }

    @Test("blanks of any kind around a value are no part of it")
    func blanks() async throws {
        let outcome = try await outcome(of: "06-nbsp-cells.csv")
        #expect(outcome.accepted == 3 && outcome.refused.isEmpty, "\(outcome.refused)")
    }

    @Test("empty columns of a list's first place are no member")
    func sparse() async throws {
        let outcome = try await outcome(of: "07-sparse.csv")
        #expect(outcome.accepted == 3 && outcome.refused.isEmpty, "\(outcome.refused)")
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
            let said = outcome.mistakes.map(\.sentence)
            for (sentence, words) in zip(
                said,
                ["thiếu số 0 ở đầu", "bị làm tròn", "số mà bảng tính", "hai chữ số của năm", "thiếu số 0"])
            {
                #expect(sentence.contains(words))
            }
            #expect(outcome.accepted == 3)
        }
    }

    @Test("a comma with a combining mark on it is a comma")
    func combiningMark() async throws {
        let text = try Self.text("x21.csv")
        try await withRegistry {
            let outcome = try await imported(text, $0)
            #expect(outcome.places == ["2 child.sex"])
            let again = try read(outcome.returned(), "registry.Children/Import").0
            #expect(try again.all().map(\.value) == outcome.file.all().map(\.value))
            #expect(
                try again.all()[0].value["child"]?["address"]?.string?.unicodeScalars.contains(",") == true)
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
            #expect(second.accepted == 1)
            let said = second.mistakes.map(\.sentence).joined()
            #expect(said.contains("Vũ Thị Chín Một") && said.contains("02/01/2020"))
        }
    }

    @Test("a mistyped number of a caregiver links nobody else")
    func carer() async throws {
        try await withRegistry {
            let outcome = try await imported(Self.text("10-carer.csv"), $0)
            #expect(outcome.places == ["3 caregiver.personalNumber"])
            #expect(outcome.accepted == 2)
            let said = outcome.mistakes.map(\.sentence).joined()
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
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.path() + "/a.csv"
            let outcome = try await imported(.bytes(Array(text.utf8)), deployment, named: path)
            #expect(outcome.refused.map(\.row) == Array(1...1234))
            let names = try (0..<2).map { _ in try outcome.keep(in: .vi) }
            #expect(
                names.map { $0.rows.split(separator: "/").last } == [
                    "a.csv.rejected.csv", "a.csv.rejected-2.csv",
                ])
            let again = try read(.file(names[0].rows), "registry.Children/Import").0
            #expect(again.count == 1234)
            #expect(try again.all().last?.value == outcome.file.all().last?.value)
        }
    }
}
