import Bus
import CatalogueAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Networks and pilots", .timeLimit(.minutes(5)))
struct NetworkPilotTests {
    @Test("a district has one network at a time")
    func network() async throws {
        try await Office.open { office in
            let first = try await office.provider()
            let second = try await office.provider("Trường", unit: school, kind: "school")
            let network = try await office.network(of: [first.id, first.id], on: "2021-02-01")
            #expect(network.members.map(\.provider) == [first.id])
            #expect(network.members.map(\.from) == [day("2021-02-01")])
            expect(
                try await office.province.refusal(
                    of: Networks.establish, EstablishNetwork(district: thaiThuy, members: [first.id])),
                .alreadyExists, at: "/district", "2021-02-01")
            let joined = try await office.province.call(
                Networks.addMember, AddNetworkMember(id: network.id, provider: second.id))
            #expect(joined.members.count == 2)
            expect(
                try await office.province.refusal(
                    of: Networks.addMember, AddNetworkMember(id: network.id, provider: second.id)),
                .alreadyExists, at: "/provider")
            try await office.province.call(
                Networks.dissolve, DissolveNetwork(id: network.id, reason: "sáp nhập"))
            let next = try await office.province.call(
                Networks.establish, EstablishNetwork(district: thaiThuy, members: [second.id]))
            func standing(_ on: String) async throws -> [NetworkID] {
                try await office.province.call(Networks.list, ListNetworks().with { $0.on = day(on) }).items
                    .map(\.id)
            }
            #expect(try await standing("2021-01-31").isEmpty)
            #expect(try await standing("2021-02-01") == [network.id])
            #expect(try await standing("2021-03-15") == [next.id])
        }
    }

    @Test("a network links domains, each by who is in it for that, as long as it is")
    func domains() async throws {
        try await Office.open { office in
            let (lead, clinic) = (office.province, try await office.provider())
            let pupils = try await office.provider("Trường", unit: school, kind: "school")
            let network = try await lead.call(
                Networks.establish,
                EstablishNetwork(district: thaiThuy, members: [clinic.id]).with {
                    $0.on = day("2021-02-01")
                    $0.links = [NetworkLink(provider: clinic.id, domains: ["rehabilitation", "health"])]
                })
            #expect(network.linked == ["health", "rehabilitation"])
            let joined = try await lead.call(
                Networks.addMember,
                AddNetworkMember(id: network.id, provider: pupils.id).with {
                    ($0.on, $0.domains) = (day("2021-03-01"), ["education"])
                })
            #expect(joined.linked == ["education", "health", "rehabilitation"])
            let pupilsIn = try #require(joined.members.first { $0.provider == pupils.id })
            #expect(pupilsIn.domains == ["education"])
            #expect(try await lead.call(Networks.get, GetNetwork(id: network.id)) == joined)
            let corrected = try await lead.call(
                Networks.correctMember,
                CorrectNetworkMember(id: network.id, member: pupilsIn.id).with { $0.domains = ["health"] })
            #expect(corrected.linked == ["health", "rehabilitation"])
            let left = try await lead.call(
                Networks.removeMember, RemoveNetworkMember(id: network.id, member: network.members[0].id))
            #expect(left.linked == ["health"])
            office.deployment.set(day: day("2021-03-16"))
            let dissolved = try await lead.call(
                Networks.dissolve, DissolveNetwork(id: network.id, reason: "sáp nhập"))
            #expect(dissolved.members.contains { $0.until == nil } && dissolved.linked == nil)
            #expect(try await lead.call(Networks.get, GetNetwork(id: network.id)) == dissolved)
            let wrong = EstablishNetwork(district: "thai-binh/tien-hai", members: [clinic.id]).with {
                $0.links = [
                    NetworkLink(provider: pupils.id, domains: ["health"]),
                    NetworkLink(provider: clinic.id, domains: ["magic", "health", "health"]),
                ]
            }
            #expect(
                Set(try await lead.refusal(of: Networks.establish, wrong)?.fields ?? []) == [
                    "/links/0/provider", "/links/1/domains/2", "/links/1/domains/0",
                ])
        }
    }

    @Test("a network does not grow past a message")
    func wholeNetwork() throws {
        let rules = NetworkRules(reference: try testReference(), today: today)
        let learned = Learned(at: LogPoint(1), moment: .now())
        func provider() -> Provider {
            Provider(
                id: newID(), name: "Trạm", unit: health, place: diemDien, kind: "clinic", status: .open)
        }
        func joined(_ known: NetworkTimelines) throws -> NetworkTimelines {
            let (other, network) = (provider(), try #require(known.shown()))
            let member = try rules.add(
                .found(other), to: .found(network), known,
                by: AddNetworkMember(id: known.id, provider: other.id), as: newID(), learned: learned)
            return known.adding(NetworkCommandSayings(members: [member]))
        }
        let first = (0..<9_999).map { _ in provider() }
        let members: [Sought<Provider>] = first.map { .found($0) }
        let said = try rules.establish(
            EstablishNetwork(district: thaiThuy, members: first.map(\.id)), of: members, learned: learned
        ) { newID() }
        let whole = try joined(NetworkTimelines(id: newID()).adding(said))
        #expect(whole.shown()?.members.count == 10_000)
        #expect(try keys { _ = try joined(whole) } == ["catalogue.network-full"])
    }

    @Test("a pilot does not grow past a message")
    func wholePilot() throws {
        let rules = PilotRules(reference: try testReference(), today: today)
        let learned = Learned(at: LogPoint(1), moment: .now())
        // 15,000 octets each.
        let summary = String(repeating: "ế", count: 5_000)
        func evaluated(_ known: PilotTimelines) throws -> PilotTimelines {
            let shown = try #require(known.shown())
            let said = try rules.evaluate(
                .found(shown), known,
                by: EvaluatePilot(id: known.id, verdict: .continue, summary: summary), as: newID(),
                learned: learned)
            return known.adding(said)
        }
        var known = PilotTimelines(id: newID()).adding(
            try rules.start(StartPilot(model: "Tổ tư vấn", district: thaiThuy), learned: learned) { newID() })
        for _ in 1...130 { known = try evaluated(known) }
        let fitting = try #require(known.shown())
        #expect(fitting.evaluations.count == 130)
        try rules.requireFits(fitting)
        for _ in 131...140 { known = try evaluated(known) }
        let tooLong = try #require(known.shown())
        #expect(try keys { try rules.requireFits(tooLong) } == ["catalogue.pilot-full"])
    }

    @Test("a network is a district's, has members, and is established by who may")
    func badNetwork() async throws {
        try await Office.open { office in
            expect(
                try await office.province.refusal(
                    of: Networks.establish, EstablishNetwork(district: diemDien, members: [])),
                .invalidArgument, at: "/district", "district")
            expect(
                try await office.province.refusal(
                    of: Networks.establish, EstablishNetwork(district: thaiThuy, members: [newID()])),
                .notFound, at: "/members/0")
            expect(
                try await office.client("hung-yen").refusal(
                    of: Networks.establish, EstablishNetwork(district: thaiThuy, members: [newID()])),
                .permissionDenied, at: "/district")
            let clerk = office.client("thai-binh", [.reader, .provider])
            let refused = try await clerk.refusal(
                of: Networks.establish, EstablishNetwork(district: thaiThuy, members: [newID()]))
            #expect(refused?.status == .permissionDenied)
            #expect(try await office.events().isEmpty)
        }
    }

    @Test("a model that runs in a district is not started there again in another spelling")
    func pilotSpeltOtherwise() async throws {
        try await Office.open { office in
            let lead = office.province
            _ = try await office.pilot("Chăm sóc ban ngày", on: "2021-01-10")
            for model in ["CHĂM SÓC BAN NGÀY", "cham soc ban ngay.", "Chăm sóc  ban  ngày"] {
                let refused = try await lead.refusal(
                    of: Pilots.start, StartPilot(model: model, district: thaiThuy))
                expect(refused, .alreadyExists, at: "/model", "2021-01-10")
                #expect(refused?.message.contains("Chăm sóc ban ngày") == true)
            }
            _ = try await lead.call(
                Pilots.start, StartPilot(model: "Chăm sóc ban đêm", district: thaiThuy))
        }
    }

    @Test("a pilot is started, judged, taken further and stopped")
    func pilot() async throws {
        try await Office.open { office in
            let lead = office.province
            let pilot = try await office.pilot("Chăm sóc ban ngày", on: "2021-01-10")
            expect(
                try await lead.refusal(
                    of: Pilots.start, StartPilot(model: "Chăm sóc ban ngày", district: thaiThuy)),
                .alreadyExists, at: "/model")
            expect(
                try await lead.refusal(of: Pilots.scale, ScalePilot(id: pilot.id, to: "thai-binh/tien-hai")),
                .failedPrecondition, at: "/id")
            try await lead.call(
                Pilots.evaluate, EvaluatePilot(id: pilot.id, verdict: .expand, summary: "tốt"))
            let scaled = try await lead.call(
                Pilots.scale, ScalePilot(id: pilot.id, to: "thai-binh/tien-hai"))
            #expect(scaled.expansions.map(\.district) == ["thai-binh/tien-hai"])
            #expect(scaled.expansions.map(\.on) == [today])
            let there = try await lead.call(Pilots.list, ListPilots().with { $0.unit = "thai-binh/tien-hai" })
            #expect(there.items == [scaled])
            let stopped = try await lead.call(Pilots.stop, StopPilot(id: pilot.id, reason: "hết hạn"))
            #expect(stopped.evaluations.count == 1)
            #expect(try await lead.call(Pilots.list, ListPilots().with { $0.on = today }).items.isEmpty)
            #expect(
                try await lead.call(Pilots.list, ListPilots().with { $0.on = day("2021-03-14") }).items == [
                    stopped
                ])
            #expect(
                try await office.events() == [
                    "pilotStarted", "pilotEvaluated", "pilotScaled", "pilotStopped",
                ])
        }
    }

    @Test(
        "a pilot is for a plan, judged by its criteria, and stopped in one district while it goes on elsewhere"
    )
    func oneDistrict() async throws {
        try await Office.open { office in
            let (lead, there): (TestClient, UnitPath) = (office.province, "thai-binh/tien-hai")
            let start = StartPilot(model: "Dạy nghề", district: thaiThuy).with {
                ($0.plan, $0.activity, $0.on) = ("thai-binh-2020-2025", "III.5", day("2021-01-10"))
                $0.criteria = ["Số trẻ học xong", "Chi phí mỗi trẻ"]
            }
            let pilot = try await lead.call(Pilots.start, start)
            #expect(pilot.plan == "thai-binh-2020-2025" && pilot.criteria?.count == 2)
            let judgement = EvaluatePilot(id: pilot.id, verdict: .expand, summary: "tốt")
            let wrong = judgement.with {
                $0.scores = [
                    PilotScore(criterion: "Khác", score: 50),
                    PilotScore(criterion: "Số trẻ học xong", score: 101),
                ]
            }
            #expect(
                Set(try await lead.refusal(of: Pilots.evaluate, wrong)?.fields ?? []) == [
                    "/scores/0/criterion", "/scores/1/score",
                ])
            let scores = [PilotScore(criterion: "Số trẻ học xong", score: 80)]
            let judged = try await lead.call(Pilots.evaluate, judgement.with { $0.scores = scores })
            #expect(judged.evaluations.first?.scores == scores)
            _ = try await lead.call(Pilots.scale, ScalePilot(id: pilot.id, to: there))
            let stop = StopPilot(id: pilot.id, reason: "thiếu giáo viên").with { $0.district = thaiThuy }
            expect(
                try await lead.refusal(of: Pilots.stop, stop.with { $0.district = diemDien }),
                .failedPrecondition, at: "/district")
            let stopped = try await lead.call(Pilots.stop, stop)
            #expect(stopped.stoppedOn == nil && stopped.stops?.map(\.district) == [thaiThuy])
            #expect(try await lead.call(Pilots.get, GetPilot(id: pilot.id)) == stopped)
            expect(
                try await lead.refusal(of: Pilots.stop, stop), .failedPrecondition, at: "/district")
            // The model may be tried there anew, and not where it goes on.
            let anew = StartPilot(model: "Dạy nghề", district: thaiThuy)
            _ = try await lead.call(Pilots.start, anew)
            expect(
                try await lead.refusal(of: Pilots.start, anew.with { $0.district = there }), .alreadyExists,
                at: "/model")
        }
    }
}
