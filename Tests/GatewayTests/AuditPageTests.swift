import ArgumentParser
import ServiceKit
import Testing
import Vocabulary

@testable import Gateway

@Suite("Deeds and looks for people", .timeLimit(.minutes(5)))
struct AuditPageTests {
    @Test("what was done or looked at by mandate says so, with the run; what was done in person does not")
    func mandated() throws {
        let context = try CommandContext(GlobalOptions.parse(["--lang", "vi"]))
        let unit: UnitPath = "thai-binh"
        let moment = Timestamp(milliseconds: 1_615_795_200_000)
        func deed(_ outcome: String) -> AuditEntry {
            AuditEntry(
                number: 1, at: moment, unit: unit, method: "registry.Cases/Open", outcome: outcome,
                subjects: [])
        }
        func look(_ purpose: String) -> ReadEntry {
            ReadEntry(number: 1, at: moment, unit: unit, method: "registry.Cases/Get").with {
                $0.purpose = purpose
            }
        }
        let found = FoundDeeds(
            service: "registry", deeds: [deed("done by mandate, run 7a1"), deed("done")],
            looks: [look("mandate 7a2"), look("thăm hộ gia đình")])
        let lines = FoundDeeds.lines([found], naming: [:], context, width: 400).map(\.text)
        func count(_ words: String) -> Int { lines.count { $0.contains(words) } }
        #expect(count("theo giấy ủy quyền, quy trình 7a1") == 1)
        #expect(count("theo giấy ủy quyền, quy trình 7a2") == 1)
        #expect(count("theo giấy ủy quyền") == 2)
        #expect(count("thăm hộ gia đình") == 1)
        #expect(count("done") == 0)
    }
}
