import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A step of a case is put right as it was read", .timeLimit(.minutes(5)))
struct StaleCaseTests {
    @Test(
        "once an entry was taken back the others have other numbers: who read the case before that is refused"
    )
    func stale() async throws {
        try await Office.open { office in
            let child = try await office.registered(on: "2020-01-10")
            let opened = try await office.call(
                Cases.open, OpenCase(child: child, concern: .support).with { $0.on = day("2021-03-01") })
            #expect(opened.version == 1)
            for (risk, text) in [(RiskLevel.high, "2021-03-03"), (.moderate, "2021-03-05")] {
                _ = try await office.call(
                    Cases.assess, AssessCase(id: opened.id, risk: risk).with { $0.on = day(text) })
            }
            let read = try await office.call(Cases.get, GetCase(id: opened.id))
            #expect(read.version == 3)
            // The last one is taken back: one more, though one entry less.
            let voided = try await office.call(
                Cases.void,
                VoidCaseEntry(id: read.id, entry: 3, reason: "Nhầm hồ sơ").with { $0.ifVersion = 3 })
            #expect((voided.version, voided.history.count) == (4, 2))

            let correct = CorrectCaseEntry(id: read.id, entry: 2, reason: "Ghi nhầm").with { $0.risk = .low }
            let old = correct.with { $0.ifVersion = 3 }
            expect(try await office.refusal(of: Cases.correct, old), .aborted, at: "/ifVersion")
            // What is wrong with an entry that is another by now is not told.
            let gone = VoidCaseEntry(id: read.id, entry: 3, reason: "Nhầm").with { $0.ifVersion = 3 }
            expect(try await office.refusal(of: Cases.void, gone), .aborted, at: "/ifVersion")
            #expect(try await office.call(Cases.get, GetCase(id: read.id)) == voided)

            let corrected = try await office.call(Cases.correct, correct.with { $0.ifVersion = 4 })
            #expect((corrected.version, corrected.risk) == (5, .low))
            // Who says nothing of it is not asked.
            let again = try await office.call(Cases.correct, correct.with { $0.risk = .high })
            #expect(again.version == 6)
        }
    }
}
