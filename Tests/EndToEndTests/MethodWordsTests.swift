import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Every method is a command", .timeLimit(.minutes(5)))
struct MethodWordsTests {
    private static let commune = "thai-binh/thai-thuy/diem-dien"

    @Test(
        "a child is registered and found without JSON, a method's name or an id; what is not there is answered with what is"
    )
    func commands() async throws {
        let place = try StackPlace(today: day("2024-06-03"))
        try await withGateway(on: place) {
            let issued = try await Program.chungtay(["keys", "issue", Self.commune], on: place)
            #expect(issued.code == 0, "\(issued.errors)")
            func run(_ line: String...) async throws -> Program.Ending {
                try await Program.chungtay(line + ["--as", Self.commune, "--lang", "en"], on: place)
            }
            let registered = try await run(
                "registry", "children", "register", "--name", "Bé Một", "--sex", "nữ",
                "--birth-date=14/02/2015", "--commune", "Diêm Điền", "--json")
            #expect(registered.code == 0, "\(registered.errors)")
            let child = try JSONValue(parsing: Array(registered.output.utf8))
            #expect(child["birthDate"] == "2015-02-14" && child["commune"] == .string(Self.commune))
            let got = try await run("registry", "children", "get", "--id", "Bé Một, Diêm Điền", "--json")
            #expect(try JSONValue(parsing: Array(got.output.utf8))["id"] == child["id"], "\(got.errors)")

            let described = try await run("registry", "children", "register", "--help")
            #expect(described.output.contains("registry.Children/Register"))
            let wrong = try await run("registry", "childen", "get")
            #expect(wrong.code == 64 && wrong.errors.contains("chungtay registry children get"))
            let member = try await run("registry", "children", "get", "--idd", "x")
            #expect(member.code != 0 && member.errors.contains("id"))
        }
    }
}
