import Documents
import Foundation
import ProcessKit
import Testing
import Vocabulary

@testable import GatewayKit

/// `compose/test --long` installs what prints, and what reads what was printed.
@Suite(
    "Documents as paper",
    .enabled(if: ProcessInfo.processInfo.environment["CHUNGTAY_LONG"] != nil), .timeLimit(.minutes(5)))
struct PaperTests {
    /// Every letter of the alphabet with every tone.
    private static let letters = """
        aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đĐ \
        ẮẶỜỢỮỆỐ ƯỚC
        """

    @Test(
        "every Vietnamese letter is there, in the decree's letters, which are in the file; page 2 is numbered, page 1 is not"
    )
    func letters() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { unlink(folder + "/x.pdf") }
        let document = Document(
            language: .vi, title: "Thử",
            parts: [
                .paragraph(
                    Document.Paragraph([
                        .init(Self.letters), .strong(Self.letters), .emphasised(Self.letters),
                    ])),
                .newPage, .paragraph(Document.Paragraph("Trang sau")),
            ])
        try await Paper.print(DocumentPage(document).html, to: folder + "/x.pdf")
        func read(_ program: String, _ arguments: String...) async throws -> String {
            let ending = try await Program.run(program, arguments + [folder + "/x.pdf"], from: .system)
            #expect(ending.code == 0, "\(ending.errors)")
            return ending.output
        }
        let fonts = try await read("pdffonts").split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            #expect(font.contains("LiberationSerif") || font.contains("TimesNewRoman"), "\(font)")
            #expect(font.contains(" yes yes yes "), "\(font)")
        }
        let words = try await Program.run(
            "pdftotext", ["-layout", folder + "/x.pdf", "-"], from: .system
        ).output.precomposedStringWithCanonicalMapping
        for word in Self.letters.split(separator: " ") { #expect(words.contains(word), "\(word)") }
        let pages = words.split(separator: "\u{C}").map {
            $0.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(pages.count == 2)
        #expect(pages.first?.contains("1") == false && pages.last?.first == "2")
    }
}
