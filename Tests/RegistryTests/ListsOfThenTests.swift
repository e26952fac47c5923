import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Lists ask what was so then, of what is around a child too", .timeLimit(.minutes(5)))
struct ListsOfThenTests: ChildStories {
    @Test(
        "a circumstance and a determination that were taken back are listed by as known before, and on their days alone"
    )
    func around() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office).id
            let added = try await office.call(
                Circumstances.add,
                AddCircumstance(child: id, code: "law2016-abandoned", start: day("2020-02-01")))
            _ = try await office.call(
                Circumstances.end, EndCircumstance(id: added.id, end: day("2020-03-31")))
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: id, type: .vision, degree: .severe).with {
                    $0.determinedOn = day("2020-02-01")
                })
            func listed(_ on: String, knownOn: Day? = nil) async throws -> [Bool] {
                var found: [Bool] = []
                let asked = [
                    ListChildren().with { $0.circumstance = "law2016-abandoned" },
                    ListChildren().with { $0.hasDisability = true },
                    ListChildren().with { $0.hasDisability = false },
                ]
                for list in asked {
                    let then = list.with { ($0.on, $0.knownOn) = (day(on), knownOn) }
                    found.append(try await office.items(Children.list, then).map(\.id) == [id])
                }
                return found
            }
            #expect(try await listed("2020-01-31") == [false, false, true])
            #expect(try await listed("2020-02-01") == [true, true, false])
            #expect(try await listed("2020-03-31") == [true, true, false])
            #expect(try await listed("2020-04-01") == [false, true, false])
            deployment.set(day: Office.today.advanced(by: 5))
            _ = try await office.call(Circumstances.void, VoidCircumstance(id: added.id))
            _ = try await office.call(Disabilities.void, VoidDisability(id: determined.id))
            #expect(try await listed("2020-02-01") == [false, false, true])
            #expect(try await listed("2020-02-01", knownOn: Office.today) == [true, true, false])
        }
    }

    @Test("a mistyped code is answered with the nearest of any day: codes of other days are looked for too")
    func codesOfThen() async throws {
        try await Office.deploy { _, office in
            func list(_ code: String) -> ListChildren { ListChildren().with { $0.circumstance = code } }
            // A code of the law of 2004, which ended on 2017-06-01.
            #expect(try await office.items(Children.list, list("law2004-disabled")).isEmpty)
            expect(
                try await office.refusal(of: Children.list, list("law2004-disabledx")), .invalidArgument,
                at: "/circumstance", "Gần nhất: law2004-disabled")
        }
    }
}
