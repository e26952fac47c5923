import GatewayKit
import JSONCoding
import Testing

@testable import Gateway

@Suite("Methods as commands", .timeLimit(.minutes(5)))
struct MethodWordsTests {
    @Test("what is a member and an option of call is the member; what is said twice of a list is one list")
    func members() throws {
        let schema = Schema(
            try JSONValue(
                parsing: Array(
                    #"""
                    {"type":"object","properties":{"limit":{"type":"integer"},"waiting":{"type":"boolean"},
                    "areas":{"type":"array","items":{"type":"string"}},"name":{"type":"string"}}}
                    """#.utf8)))
        #expect(
            MethodWords.members(
                ["--limit", "5", "--timeout", "900", "--waiting", "--areas", "A", "--areas", "B", "--json"],
                of: schema) == ["limit=5", "waiting=true", "areas=A;B", "--timeout", "900", "--json"])
        // Twice is refused where it is read, and a word that no member is called is read as a table's heading.
        #expect(
            MethodWords.members(["--name", "A", "--name", "B", "--họ-tên", "C"], of: schema)
                == ["name=A", "name=B", "họ tên=C"])
    }

    @Test("a method's words are its package, resource and verb; whatever begins otherwise is left as it is")
    func words() async throws {
        #expect(
            MethodWords.words(of: "registry.Children/DecideDuplicate")
                == ["registry", "children", "decide-duplicate"])
        for line in [
            ["catalogue", "export", "--hsds"], ["status", "--json"], ["--help"], [], ["catalogue"],
        ] {
            #expect(try await MethodWords.read(line) == line)
        }
        #expect(try await MethodWords.read(["funding", "--json"]) == ["describe", "funding", "--json"])
    }
}
