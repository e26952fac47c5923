import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A placement is put right as it was read", .timeLimit(.minutes(5)))
struct StalePlacementTests {
    private func list(_ placement: Placement, _ office: TestClient) async throws -> [Placement] {
        try await office.call(Placements.list, ListPlacements(child: placement.child)).items
    }

    @Test("what somebody else has changed meanwhile is said, member by member, and nothing is written over")
    func stale() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let begun = try await office.call(
                Placements.begin,
                BeginPlacement(child: child.id, kind: .emergency).with {
                    ($0.provider, $0.start, $0.expectedEnd) = (
                        Office.facility, day("2021-03-01"), day("2021-04-15")
                    )
                })
            #expect(begun.version == 1)
            let extended = try await office.call(
                Placements.extend, ExtendPlacement(id: begun.id, expectedEnd: day("2021-05-15")))
            #expect(extended.version == 2)
            let own = CorrectPlacement(id: begun.id).with { $0.start = day("2021-03-02") }
            let refused = try await office.refusal(of: Placements.correct, own.with { $0.ifVersion = 1 })
            #expect(refused?.status == .aborted)
            #expect(refused?.fields == ["/ifVersion", "/expectedEnd"])
            #expect(try await list(begun, office) == [extended])
            // Of a version that there was not nobody can say what differs.
            let ahead = try await office.refusal(of: Placements.correct, own.with { $0.ifVersion = 3 })
            #expect(ahead?.status == .aborted && ahead?.fields == ["/ifVersion"])
            let corrected = try await office.call(Placements.correct, own.with { $0.ifVersion = 2 })
            #expect(corrected.version == 3 && corrected.start == day("2021-03-02"))
            #expect(try await list(begun, office) == [corrected])
            // Who says nothing of it is not asked.
            let again = try await office.call(
                Placements.correct, CorrectPlacement(id: begun.id).with { $0.start = day("2021-03-01") })
            #expect(again.version == 4)
        }
    }

    @Test("what followed from the child's closure is a change too")
    func closed() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let begun = try await office.call(
                Placements.begin,
                BeginPlacement(child: child.id, kind: .residential).with {
                    ($0.provider, $0.start) = (Office.facility, day("2021-03-01"))
                })
            _ = try await office.call(
                Children.close, CloseChild(id: child.id, reason: .moved).with { $0.on = day("2021-03-10") })
            let stale = CorrectPlacement(id: begun.id).with {
                ($0.start, $0.ifVersion) = (day("2021-03-02"), begun.version)
            }
            let refused = try await office.refusal(of: Placements.correct, stale)
            #expect(refused?.status == .aborted && refused?.fields == ["/ifVersion", "/end"])
        }
    }
}
