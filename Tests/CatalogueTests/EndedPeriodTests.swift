import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Networks and pilots by their days, ended ones too", .timeLimit(.minutes(5)))
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

    @Test("a network that stands no more is entered behind the one that came after it")
    func networkBehind() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            func establish(
                _ on: String, dissolvedOn: String? = nil, reason: String? = nil
            ) -> EstablishNetwork {
                EstablishNetwork(district: thaiThuy, members: [provider.id]).with {
                    $0.on = day(on)
                    $0.dissolvedOn = dissolvedOn.map(day)
                    $0.reason = reason
                }
            }
            let now = try await office.province.call(Networks.establish, establish("2021-02-01"))
            expect(
                try await office.province.refusal(
                    of: Networks.establish,
                    establish("2021-01-10", dissolvedOn: "2021-02-02", reason: "sáp nhập")),
                .alreadyExists, at: "/district", "2021-02-01")
            let then = try await office.province.call(
                Networks.establish, establish("2021-01-10", dissolvedOn: "2021-02-01", reason: "sáp nhập"))
            #expect(then.dissolvedOn == day("2021-02-01") && then.reason == "sáp nhập")
            func stood(on text: String) async throws -> [NetworkID] {
                let asked = ListNetworks().with { $0.on = day(text) }
                return try await office.province.call(Networks.list, asked).items.map(\.id)
            }
            #expect(try await stood(on: "2021-01-31") == [then.id])
            #expect(try await stood(on: "2021-02-01") == [now.id])
            expect(
                try await office.province.refusal(
                    of: Networks.establish, establish("2020-06-01", dissolvedOn: "2020-05-31")),
                .invalidArgument, at: "/dissolvedOn")
            expect(
                try await office.province.refusal(
                    of: Networks.establish, establish("2020-06-01", dissolvedOn: "2020-07-01")),
                .invalidArgument, at: "/reason")
            expect(
                try await office.province.refusal(
                    of: Networks.establish, establish("2020-06-01", reason: "sáp nhập")),
                .invalidArgument, at: "/reason")
        }
    }

    @Test("a member that has left is entered behind its return, on days on which it works")
    func memberBehind() async throws {
        try await Office.open { office in
            let (first, second) = (
                try await office.provider(), try await office.provider("Trường", unit: school, kind: "school")
            )
            let network = try await office.network(of: [first.id], on: "2021-01-10")
            func add(_ on: String, until: String? = nil) -> AddNetworkMember {
                AddNetworkMember(id: network.id, provider: second.id).with {
                    ($0.on, $0.until) = (day(on), until.map(day))
                }
            }
            _ = try await office.province.call(Networks.addMember, add("2021-03-01"))
            expect(
                try await office.province.refusal(
                    of: Networks.addMember, add("2021-02-01", until: "2021-03-01")),
                .alreadyExists, at: "/provider", "2021-03-01")
            let joined = try await office.province.call(
                Networks.addMember, add("2021-02-01", until: "2021-02-10"))
            #expect(joined.members.map(\.until) == [nil, day("2021-02-10"), nil])
            expect(
                try await office.province.refusal(
                    of: Networks.addMember, add("2021-02-10", until: "2021-02-20")),
                .alreadyExists, at: "/provider", "2021-02-10")
            expect(
                try await office.province.refusal(
                    of: Networks.addMember, add("2021-02-20", until: "2021-02-19")),
                .invalidArgument, at: "/until", "2021-02-20")
        }
    }

    @Test("a pilot that runs no more is entered behind the one of its model that came after it")
    func pilotBehind() async throws {
        try await Office.open { office in
            func start(_ on: String, stoppedOn: String? = nil, reason: String? = nil) -> StartPilot {
                StartPilot(model: "Nhà an toàn", district: thaiThuy).with {
                    $0.on = day(on)
                    $0.stoppedOn = stoppedOn.map(day)
                    $0.reason = reason
                }
            }
            let now = try await office.province.call(Pilots.start, start("2021-02-01"))
            let meeting = start("2021-01-10", stoppedOn: "2021-02-02", reason: "hết hạn")
            let refused = try await office.province.refusal(of: Pilots.start, meeting)
            expect(refused, .alreadyExists, at: "/model", "2021-02-01")
            // By its id, with who recorded it.
            #expect(refused?.message.contains(now.id.text) == true)
            #expect(refused?.message.contains("recorded by thai-binh)") == true)
            let then = try await office.province.call(
                Pilots.start, start("2021-01-10", stoppedOn: "2021-02-01", reason: "hết hạn"))
            #expect(then.stoppedOn == day("2021-02-01") && then.reason == "hết hạn")
            func ran(on text: String) async throws -> [PilotID] {
                let asked = ListPilots().with { $0.on = day(text) }
                return try await office.province.call(Pilots.list, asked).items.map(\.id)
            }
            #expect(try await ran(on: "2021-01-31") == [then.id])
            #expect(try await ran(on: "2021-02-01") == [now.id])
            expect(
                try await office.province.refusal(
                    of: Pilots.start, start("2020-06-01", stoppedOn: "2020-07-01")),
                .invalidArgument, at: "/reason")
            expect(
                try await office.province.refusal(of: Pilots.start, start("2020-06-01", reason: "hết hạn")),
                .invalidArgument, at: "/reason")
        }
    }
}
