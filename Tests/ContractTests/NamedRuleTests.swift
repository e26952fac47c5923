import Foundation
import GatewayKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Rules that pages and comments name", .timeLimit(.minutes(5)))
struct NamedRuleTests {
    /// `registry.birth-in-future` and the like: a department, and words with hyphens.
    private static func named(in line: Substring) -> [String] {
        line.matches(of: /\b([a-z]+)\.[a-z]+(?:-[a-z]+)+\b/)
            .filter { Departments.names.contains(String($0.1)) }.map { String($0.0) }
    }

    @Test("each is the key of a sentence that there is")
    func exist() throws {
        // The front ends' sentences are led by the gateway's name too, as its service's are.
        let keys = Set(DepartmentServices.all.flatMap { $0.texts.keys }).union(GatewayKitTexts.all.keys)
        let comments = try ["Shared", "Services"].flatMap { try SourceTree.lines(below: $0, ".swift") }
            .filter { $0.contains("///") }
        let named = try (SourceTree.lines(below: "docs", ".md") + comments).flatMap(Self.named)
        #expect(named.contains("registry.birth-in-future"))
        #expect(Set(named).subtracting(keys) == [])
    }

    @Test("a sentence that a page cites is the rule's own, whatever fills its blanks")
    func cited() throws {
        let texts = DepartmentServices.all.reduce(KitTexts.catalogue) { $0.merging($1.texts) }
        var cited = 0
        for line in try SourceTree.lines(below: "docs", ".md") {
            for found in line.matches(of: /"rule": ?"([^"]+)", ?"message": ?"([^"…]+)"/) {
                let template = try #require(texts.template(String(found.1), in: .en), "\(found.1)")
                var rest = found.2
                for piece in template.split(separator: /\{[^}]*\}/) {
                    let place = try #require(rest.range(of: piece), "\(found.2)")
                    rest = rest[place.upperBound...]
                }
                cited += 1
            }
        }
        #expect(cited > 0)
    }
}
