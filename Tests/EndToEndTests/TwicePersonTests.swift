import Foundation
import ProcessKit
import TestKit
import Testing
import Vocabulary

/// What a chief types who finds people in the register twice: by names and marks, no id.
@Suite("People entered twice, by name", .timeLimit(.minutes(5)), .serialized)
struct TwicePersonTests {
    private static let commune = "thai-binh/thai-thuy/diem-dien"

    @Test(
        "two entries are shown side by side, merged and parted again; a carer is approved; nobody copies an id"
    )
    func twice() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        defer { place.remove() }
        try await withStack(on: place, StackPlace.everyService) { stack in
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ words: [String]) async throws -> Program.Ending {
                try await Program.chungtay(
                    words + ["--as", Self.commune + "/pvh", "--purpose", "làm thử", "--lang", "vi"], on: place
                )
            }
            func type(_ words: String...) async throws -> String {
                let ending = try await chungtay(words)
                try #require(ending.code == 0, "\(words): \(ending.output) \(ending.errors)")
                return ending.output
            }
            let key = try await Program.chungtay(
                ["keys", "issue", Self.commune, "--name", "Phạm Văn Hùng"], on: place)
            try #require(key.code == 0, "\(key.errors)")
            for born in ["14/02/2015", "15/02/2015"] {
                _ = try await type(
                    "call", "registry.Children/Register", "name=Nguyễn Văn An", "sex=nam",
                    "birthDate=\(born)",
                    "commune=Diêm Điền", "confirmedDistinct=có")
            }
            _ = try await type(
                "call", "registry.Caregivers/Register", "name=Trần Thị Hoa", "commune=Diêm Điền",
                "birthYear=1980")

            // The name alone is several's: the refusal says how to write each.
            let several = try await chungtay(["child", "Nguyễn Văn An"])
            #expect(several.code == 1)
            let marks = several.errors.matches(of: /Nguyễn Văn An #[0-9a-f]{8}/).map { String($0.output) }
            try #require(marks.count == 2, "\(several.errors)")
            let shown = try await type("duplicates", "show", marks[0], marks[1])
            let birth = shown.split(separator: "\n").filter { $0.contains("14/02/2015") }
            #expect(birth.count == 1 && birth[0].contains("15/02/2015") && birth[0].contains("≠"), "\(shown)")

            let merged = try await type(
                "duplicates", "merge", marks[0], marks[1], "--reason", "cùng giấy khai sinh")
            #expect(merged.contains("Nguyễn Văn An"), "\(merged)")
            #expect(try await chungtay(["child", "Nguyễn Văn An"]).code == 0)
            _ = try await type("duplicates", "unmerge", "Nguyễn Văn An", "--reason", "hai anh em sinh đôi")
            #expect(try await chungtay(["child", "Nguyễn Văn An"]).code == 1)
            let nobody = try await chungtay([
                "duplicates", "unmerge", "Trần Thị Hoa", "--of", "caregiver", "--reason", "x",
            ])
            #expect(nobody.code == 1 && nobody.errors.contains("Trần Thị Hoa"), "\(nobody.errors)")

            let approved = try await type(
                "carer", "approve", "trần thị hoa", "--places", "2", "--checked-on", "2020-06-01",
                "--decision",
                "12/QĐ-UBND")
            #expect(approved.contains("Trần Thị Hoa") && approved.contains("12/QĐ-UBND"), "\(approved)")
            let ended = try await type("carer", "end", "Trần Thị Hoa")
            #expect(ended.contains("15/06/2020"), "\(ended)")
        }
    }

    @Test(
        "whom two offices entered with one number is a pair to who reaches both, until it is said that they are two"
    )
    func apart() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        defer { place.remove() }
        let (other, lead) = ("thai-binh/tien-hai/tien-hai", "thai-binh/so-ldtbxh")
        try await withStack(on: place, StackPlace.everyService) { stack in
            try await stack.healthy(as: "thai-binh")
            func type(_ unit: String, _ words: String...) async throws -> String {
                let ending = try await Program.chungtay(
                    words + ["--as", unit + "/pvh", "--purpose", "làm thử", "--lang", "vi"], on: place)
                try #require(ending.code == 0, "\(words): \(ending.output) \(ending.errors)")
                return ending.output
            }
            for unit in [Self.commune, other, lead] {
                let key = try await Program.chungtay(
                    ["keys", "issue", unit, "--name", "Phạm Văn Hùng"], on: place)
                try #require(key.code == 0, "\(key.errors)")
            }
            for unit in [Self.commune, other] {
                _ = try await type(
                    unit, "call", "registry.Caregivers/Register", "name=Trần Thị Mai",
                    "personalNumber=034180001234", "commune=\(unit)")
                // Neither hears of the other's.
                let pairs = try await type(unit, "duplicates", "list", "--of", "caregiver")
                #expect(!pairs.contains("Trần Thị Mai"), "\(pairs)")
            }
            let pairs = try await type(lead, "duplicates", "list", "--of", "caregiver")
            #expect(pairs.matches(of: /Trần Thị Mai #/).count == 2 && pairs.contains("Cùng số định danh"))
            let said = try await type(
                lead, "duplicates", "apart", "Trần Thị Mai, Diêm Điền", "Trần Thị Mai, Thị trấn Tiền Hải",
                "--of", "caregiver", "--note", "khác giấy tờ gốc")
            #expect(said.contains("là hai người"), "\(said)")
            let left = try await type(lead, "duplicates", "list", "--of", "caregiver")
            #expect(!left.contains("Trần Thị Mai"), "\(left)")
        }
    }
}
