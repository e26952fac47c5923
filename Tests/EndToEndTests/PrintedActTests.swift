import Foundation
import ProcessKit
import TestKit
import Testing
import Vocabulary

/// What a commune lays before its chair.
@Suite("A chair's act on paper", .timeLimit(.minutes(5)), .serialized)
struct PrintedActTests {
    private static let commune = "thai-binh/thai-thuy/diem-dien"

    @Test("it is printed as a page and as a document, to a file of its owner alone; nothing is written over")
    func printed() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        defer { place.remove() }
        try await withStack(on: place, StackPlace.everyService) { stack in
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ words: [String]) async throws -> Program.Ending {
                try await Program.chungtay(
                    words + ["--as", Self.commune + "/pvh", "--purpose", "trình ký", "--lang", "vi"],
                    on: place)
            }
            let key = try await Program.chungtay(
                ["keys", "issue", Self.commune, "--name", "Phạm Văn Hùng"], on: place)
            try #require(key.code == 0, "\(key.errors)")
            for words in [
                [
                    "registry.Children/Register", "name=Nguyễn Văn An", "sex=nam", "birthDate=14/02/2015",
                    "commune=Diêm Điền",
                ],
                [
                    "registry.Acts/Draft", "child=Nguyễn Văn An", "kind=supportPlan",
                    "content=Thăm hằng tuần, hỗ trợ học phí.",
                ],
            ] {
                let ending = try await chungtay(["call"] + words)
                try #require(ending.code == 0, "\(words): \(ending.errors)")
            }
            func printed(to name: String, _ more: String...) async throws -> Program.Ending {
                try await chungtay(
                    ["print", "act", "Nguyễn Văn An, Diêm Điền", "--to", "\(place.path)/\(name)"] + more)
            }
            let page = try await printed(to: "quyet-dinh.html")
            #expect(page.code == 0, "\(page.errors)")
            let text = try String(contentsOfFile: "\(place.path)/quyet-dinh.html", encoding: .utf8)
            for words in [
                "ỦY BAN NHÂN DÂN THỊ TRẤN DIÊM ĐIỀN", "Nguyễn Văn An", "14/02/2015",
                "Thăm hằng tuần, hỗ trợ học phí.", "Số: ……/QĐ-UBND",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(try await printed(to: "quyet-dinh.docx").code == 0)
            let document = try Data(contentsOf: URL(fileURLWithPath: "\(place.path)/quyet-dinh.docx"))
            #expect(document.starts(with: Data("PK".utf8)) && document.count > 1000)
            for name in ["quyet-dinh.html", "quyet-dinh.docx"] {
                let mode = try FileManager.default.attributesOfItem(atPath: "\(place.path)/\(name)")[
                    .posixPermissions]
                #expect(mode as? Int == 0o600, "\(name)")
            }
            let again = try await printed(to: "quyet-dinh.html")
            #expect(again.code != 0 && again.errors.contains("không ghi đè"), "\(again.errors)")
            let none = try await printed(to: "khac.html", "--number", "99/QĐ-UBND")
            #expect(none.code == 1)
            #expect(!FileManager.default.fileExists(atPath: "\(place.path)/khac.html"))
        }
    }
}
