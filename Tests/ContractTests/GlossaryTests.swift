import Foundation
import TestKit
import Testing

@Suite("docs/glossary.md names what there is", .timeLimit(.minutes(5)))
struct GlossaryTests {
    /// What the sources declare and the reference data list, by what it is.
    private struct Known {
        var types: Set<String> = []
        /// Public members, and the cases of choices.
        var members: Set<String> = []
        /// Of methods: `Scale` of `catalogue.Pilots/Scale`.
        var verbs: Set<String> = []
        /// Tables and codes, and the last names of units.
        var codes: Set<String> = []

        private static let modifiers: Set<Substring> = [
            "public", "package", "private", "fileprivate", "static", "final", "indirect", "mutating",
        ]

        mutating func readSwift(_ line: Substring) {
            let words = line.split(separator: " ")
            let declared = words.drop { Self.modifiers.contains($0) }
            guard let keyword = declared.first, let name = declared.dropFirst().first else { return }
            switch keyword {
            case "struct", "enum", "class", "actor", "protocol", "typealias": types.insert(Self.name(name))
            case "var", "let", "func": if words.contains("public") { members.insert(Self.name(name)) }
            case "case":
                for one in declared.dropFirst().joined(separator: " ").split(separator: ",") {
                    members.insert(Self.name(one.drop { $0 == " " }))
                }
            default: break
            }
            guard line.contains("\"") else { return }
            for method in line.matches(of: /"[a-z]+\.\w+\/(\w+)"/) { verbs.insert(String(method.1)) }
        }

        mutating func readTable(_ line: Substring) {
            guard !line.hasPrefix("#") else { return }
            for cell in line.split(separator: ",").prefix(2) {
                if let last = cell.split(separator: "/").last { codes.insert(String(last)) }
            }
        }

        private static func name(_ word: some StringProtocol) -> String {
            String(word.drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }

        /// `PersonName`, `.district`, `UnitLevel.province`, `…/so-y-te`, `fund-source`.
        func has(_ written: String) -> Bool {
            let parts = written.split { ".…/".contains($0) }.map(String.init)
            return !parts.isEmpty
                && parts.allSatisfy { part in
                    if part.first?.isUppercase == true { return types.contains(part) || verbs.contains(part) }
                    return members.contains(part) || codes.contains(part)
                }
        }
    }

    private static func known() throws -> Known {
        var known = Known()
        for folder in ["Services", "Shared"] {
            for line in try SourceTree.lines(below: folder, ".swift") { known.readSwift(line) }
        }
        for line in try SourceTree.lines(below: "compose/reference", ".csv") { known.readTable(line) }
        return known
    }

    @Test("every name in the column “in the code” is declared in the code, or listed in the reference data")
    func names() throws {
        let known = try Self.known()
        let page = try String(contentsOfFile: SourceTree.root + "/docs/glossary.md", encoding: .utf8)
        let cells = page.split(separator: "\n").compactMap { line -> Substring? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            return cells.count > 4 ? cells[2] : nil
        }
        let names = cells.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
        #expect(names.count > 50)
        #expect(names.filter { !known.has($0) } == [])
    }

    @Test("a word that only comments and sentences have is no name")
    func words() throws {
        let known = try Self.known()
        for word in ["Obstacles", "difficulty", "register of children", "Hamlet", "UnitLevel.hamlet"] {
            #expect(!known.has(word), "\(word)")
        }
    }
}
