import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Networks and pilots by their days, ended ones too", .timeLimit(.minutes(2)))
struct EndedPeriodTests {
    @Test("a network does not end before its last member came, nor does the next begin before it ended")
    func network() async throws {
        try await Office.open { office in
            let (first, second) = (
                try await office.provider(), try await office.provider("Trường", unit: school, kind: "school")
            )
            func establish(_ on: String) -> EstablishNetwork {
                EstablishNetwork(district: thaiThuy, members: [first.id]).with { $0.on = day(on) }
            }
            let network = try await office.province.call(Networks.establish, establish("2021-01-10"))
            _ = try await office.province.call(
                Networks.addMember,
                AddNetworkMember(id: network.id, provider: second.id).with { $0.on = day("2021-02-10") })
            func dissolve(_ on: String) -> DissolveNetwork {
                DissolveNetwork(id: network.id, reason: "sáp nhập").with { $0.on = day(on) }
            }
            expect(
                try await office.province.refusal(of: Networks.dissolve, dissolve("2021-02-09")),
                .invalidArgument, at: "/on", "2021-02-10")
            _ = try await office.province.call(Networks.dissolve, dissolve("2021-03-01"))
            expect(
                try await office.province.refusal(of: Networks.establish, establish("2021-02-28")),
                .alreadyExists, at: "/on", "2021-03-01")
            let next = try await office.province.call(Networks.establish, establish("2021-03-01"))
            #expect(next.on == day("2021-03-01"))
        }
    }

    @Test("a pilot does not end before its last evaluation, nor does the same model begin before it ended")
    func pilot() async throws {
        try await Office.open { office in
            func start(_ on: String) -> StartPilot {
                StartPilot(model: "Nhà an toàn", district: thaiThuy).with { $0.on = day(on) }
            }
            let pilot = try await office.province.call(Pilots.start, start("2021-01-10"))
            _ = try await office.province.call(
                Pilots.evaluate,
                EvaluatePilot(id: pilot.id, verdict: .expand, summary: "Tốt").with {
                    $0.on = day("2021-02-10")
                })
            func stop(_ on: String) -> StopPilot {
                StopPilot(id: pilot.id, reason: "hết hạn").with { $0.on = day(on) }
            }
            expect(
                try await office.province.refusal(of: Pilots.stop, stop("2021-02-09")), .invalidArgument,
                at: "/on", "2021-02-10")
            _ = try await office.province.call(Pilots.stop, stop("2021-03-01"))
            expect(
                try await office.province.refusal(of: Pilots.start, start("2021-02-28")), .alreadyExists,
                at: "/model", "2021-01-10")
            #expect(try await office.province.call(Pilots.start, start("2021-03-01")).on == day("2021-03-01"))
        }
    }
}
