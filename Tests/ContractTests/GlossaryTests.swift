import Foundation
import TestKit
import Testing

@Suite("docs/glossary.md names what there is", .timeLimit(.minutes(1)))
struct GlossaryTests {
    /// The text of every file with one of these endings below a folder of this repository.
    private static func text(of folder: String, _ endings: [String]) throws -> String {
        let path = "\(SourceTree.root)/\(folder)"
        let files = try #require(FileManager.default.enumerator(atPath: path)).compactMap { $0 as? String }
            .filter { file in endings.contains { file.hasSuffix($0) } }
        return try files.map { try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }.joined()
    }

    @Test("every name in the column “in the code” stands in the code, or in the reference data")
    func names() throws {
        let known =
            try Self.text(of: "Services", [".swift"]) + Self.text(of: "Shared", [".swift"])
            + Self.text(of: "compose", [".csv", ".yaml"])
        let page = try String(contentsOfFile: SourceTree.root + "/docs/glossary.md", encoding: .utf8)
        let cells = page.split(separator: "\n").compactMap { line -> Substring? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            return cells.count > 4 ? cells[2] : nil
        }
        let names = cells.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
        #expect(names.count > 50)
        let unknown = names.filter { name in
            let last = name.split { ".…/(".contains($0) }.last { !$0.hasSuffix(")") } ?? ""
            return !known.contains(last)
        }
        #expect(unknown == [])
    }
}
