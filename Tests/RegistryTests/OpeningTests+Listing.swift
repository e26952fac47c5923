import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

extension OpeningTests {
    @Test(
        "a list of what waits says no word of why, and is no look; asked about the child it tells, and is one"
    )
    func listed() async throws {
        try await Night.play { night async throws in
            _ = try await night.stranger.breakingGlass(Self.why).call(
                Children.get, GetChild(id: night.child))
            func looks() async throws -> [PersonCode?] {
                try await night.auditor.call(
                    AdminReads.list, ListReads().with { $0.method = Openings.list.name }
                ).items.map(\.person)
            }
            let waiting = try #require(try await night.openings { $0.waiting = true }.first)
            #expect(waiting.child == night.child && waiting.person == "ntl" && waiting.reason == nil)
            #expect(try await looks() == [])
            _ = try await night.lead.call(
                Openings.review,
                ReviewOpening(id: waiting.id, verdict: .unjustified).with { $0.note = "Bé ở nhà" })
            #expect(try await night.openings().map { $0.review?.note } == [nil])
            #expect(try await looks() == [])
            let told = try #require(try await night.openings { $0.child = night.child }.first)
            #expect(told.reason == Self.why && told.review?.note == "Bé ở nhà")
            #expect(try await looks() == ["pvh"])
        }
    }
}
