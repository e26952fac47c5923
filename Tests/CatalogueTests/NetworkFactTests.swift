import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Who was in a network, from when until when", .timeLimit(.minutes(5)))
struct NetworkFactTests {
    /// A network of one provider from 2021-01-10 on, and another provider.
    private func open(
        _ body: (Office, Network, _ other: Provider) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let (first, second) = (
                try await office.provider(), try await office.provider("Trường", unit: school, kind: "school")
            )
            let network = try await office.province.call(
                Networks.establish,
                EstablishNetwork(district: thaiThuy, members: [first.id]).with {
                    ($0.on, $0.decision) = (day("2021-01-10"), "12/QĐ-UBND")
                })
            try await body(office, network, second)
        }
    }

    /// The same once the other provider has joined: as which member.
    private func openJoined(
        on text: String,
        _ body: (Office, Network, _ other: Provider, _ member: MembershipID) async throws -> Void
    ) async throws {
        try await open { office, network, other in
            let joined = try await office.province.call(
                Networks.addMember, add(other, to: network, on: text))
            try await body(office, network, other, #require(joined.members.last).id)
        }
    }

    private func add(_ provider: Provider, to network: Network, on text: String) -> AddNetworkMember {
        AddNetworkMember(id: network.id, provider: provider.id).with { $0.on = day(text) }
    }

    @Test("a member leaves and comes again, and is in it once at a time")
    func membership() async throws {
        try await open { office, network, other in
            let lead = office.province
            let joined = try await lead.call(Networks.addMember, add(other, to: network, on: "2021-02-01"))
            let member = try #require(joined.members.last)
            expect(
                try await lead.refusal(of: Networks.addMember, add(other, to: network, on: "2021-01-15")),
                .alreadyExists, at: "/provider", member.id.text)
            func remove(_ text: String) -> RemoveNetworkMember {
                RemoveNetworkMember(id: network.id, member: member.id).with { $0.until = day(text) }
            }
            expect(
                try await lead.refusal(of: Networks.removeMember, remove("2021-01-31")), .invalidArgument,
                at: "/until", "2021-02-01")
            let left = try await lead.call(Networks.removeMember, remove("2021-02-20"))
            #expect(left.members.last?.until == day("2021-02-20"))
            expect(
                try await lead.refusal(of: Networks.removeMember, remove("2021-02-21")),
                .failedPrecondition, at: "/member", "2021-02-20")
            expect(
                try await lead.refusal(of: Networks.addMember, add(other, to: network, on: "2021-02-20")),
                .alreadyExists, at: "/provider")
            let again = try await lead.call(Networks.addMember, add(other, to: network, on: "2021-02-21"))
            #expect(again.members.map(\.provider).suffix(2) == [other.id, other.id])
            let stray = RemoveNetworkMember(id: network.id, member: newID())
            expect(try await lead.refusal(of: Networks.removeMember, stray), .notFound, at: "/member")
            #expect(
                try await office.events(of: "network") == [
                    "Established", "MemberAdded", "MemberRemoved", "MemberAdded",
                ])
        }
    }

    @Test("a membership is corrected or never was, and what was known before stays known")
    func correcting() async throws {
        try await openJoined(on: "2021-02-01") { office, network, other, member in
            let lead = office.province
            office.deployment.set(day: today.advanced(by: 10))
            let correction = CorrectNetworkMember(id: network.id, member: member)
            let corrected = try await lead.call(
                Networks.correctMember, correction.with { $0.from = day("2021-03-01") })
            #expect(corrected.members.last?.from == day("2021-03-01"))
            func members(knownOn: Day) async throws -> [Day] {
                let get = GetNetwork(id: network.id).with { $0.knownOn = knownOn }
                return try await lead.call(Networks.get, get).members.map(\.from)
            }
            #expect(try await members(knownOn: today) == [day("2021-01-10"), day("2021-02-01")])
            expect(
                try await lead.refusal(
                    of: Networks.correctMember, correction.with { $0.from = day("2021-01-09") }),
                .invalidArgument, at: "/from", "2021-01-10")
            let first = try #require(network.members.first).provider
            expect(
                try await lead.refusal(of: Networks.correctMember, correction.with { $0.provider = first }),
                .failedPrecondition, at: "/member", "thai-binh")
            let void = VoidNetworkMember(id: network.id, member: member)
            #expect(try await lead.call(Networks.voidMember, void).members.count == 1)
            expect(try await lead.refusal(of: Networks.voidMember, void), .failedPrecondition, at: "/member")
        }
    }

    @Test("a network of nobody is none: its last member is not voided, it may only have left")
    func lastMember() async throws {
        try await open { office, network, other in
            let lead = office.province
            let first = try #require(network.members.first)
            let void = VoidNetworkMember(id: network.id, member: first.id)
            expect(try await lead.refusal(of: Networks.voidMember, void), .failedPrecondition, at: "/member")
            let left = try await lead.call(
                Networks.removeMember,
                RemoveNetworkMember(id: network.id, member: first.id).with { $0.until = day("2021-02-01") })
            #expect(left.members.map(\.until) == [day("2021-02-01")])
            expect(try await lead.refusal(of: Networks.voidMember, void), .failedPrecondition, at: "/member")
            _ = try await lead.call(Networks.addMember, add(other, to: network, on: "2021-01-15"))
            let rest = try await lead.call(Networks.voidMember, void)
            #expect(rest.members.map(\.provider) == [other.id])
        }
    }

    @Test("a network's days are corrected with its members', and its end may never have been")
    func network() async throws {
        try await open { office, network, other in
            let lead = office.province
            _ = try await lead.call(Networks.addMember, add(other, to: network, on: "2021-02-01"))
            let correction = CorrectNetwork(id: network.id)
            expect(
                try await lead.refusal(of: Networks.correct, correction.with { $0.on = day("2021-02-02") }),
                .failedPrecondition, at: "/id", "2021-02-01")
            let moved = try await lead.call(
                Networks.correct,
                correction.with { ($0.on, $0.clear) = (day("2021-01-20"), ["decision"]) })
            #expect(moved.on == day("2021-01-20") && moved.decision == nil)
            #expect(moved.members.map(\.from) == [day("2021-01-20"), day("2021-02-01")])
            expect(
                try await lead.refusal(of: Networks.correct, correction.with { $0.reason = "nhầm" }),
                .invalidArgument, at: "/reason")
            try await office.dissolve(network, on: "2021-03-01")
            let sooner = correction.with { ($0.dissolvedOn, $0.reason) = (day("2021-02-15"), "hợp nhất") }
            let corrected = try await lead.call(Networks.correct, sooner)
            #expect(corrected.dissolvedOn == day("2021-02-15") && corrected.reason == "hợp nhất")
        }
    }

    @Test("the first day does not come after the end: no correction undoes a dissolution")
    func afterEnd() async throws {
        try await open { office, network, _ in
            try await office.dissolve(network, on: "2021-03-01")
            expect(
                try await office.province.refusal(
                    of: Networks.correct, CorrectNetwork(id: network.id).with { $0.on = day("2021-03-05") }),
                .failedPrecondition, at: "/id", "2021-03-01")
            let stands = try await office.province.call(Networks.get, GetNetwork(id: network.id))
            #expect(stands.on == day("2021-01-10") && stands.dissolvedOn == day("2021-03-01"))
        }
    }

    @Test("a voided end lets the network go on, unless another took its place")
    func end() async throws {
        try await open { office, network, other in
            let lead = office.province
            try await office.dissolve(network, on: "2021-02-01")
            expect(
                try await lead.refusal(of: Networks.addMember, add(other, to: network, on: "2021-02-01")),
                .failedPrecondition, at: "/id", "2021-02-01")
            _ = try await lead.call(Networks.addMember, add(other, to: network, on: "2021-01-31"))
            let next = try await office.network(of: [other.id], on: "2021-03-01")
            let undone = CorrectNetwork(id: network.id).with { $0.clear = ["dissolvedOn"] }
            expect(
                try await lead.refusal(of: Networks.correct, undone), .alreadyExists, at: "/id", "2021-03-01")
            let later = CorrectNetwork(id: network.id).with { $0.dissolvedOn = day("2021-03-02") }
            expect(
                try await lead.refusal(of: Networks.correct, later), .alreadyExists, at: "/id", "2021-03-01")
            office.deployment.set(day: today.advanced(by: 10))
            _ = try await lead.call(Networks.void, VoidNetwork(id: next.id))
            expect(try await lead.refusal(of: Networks.get, GetNetwork(id: next.id)), .notFound, at: "/id")
            let again = EstablishNetwork(district: thaiThuy, members: [other.id]).with { $0.id = next.id }
            expect(
                try await lead.refusal(of: Networks.establish, again), .alreadyExists, at: "/id", next.id.text
            )
            let goesOn = try await lead.call(Networks.correct, undone)
            #expect(goesOn.dissolvedOn == nil && goesOn.reason == nil)
            func standing(on text: String, knownOn: Day?) async throws -> [NetworkID] {
                let list = ListNetworks().with { ($0.on, $0.knownOn) = (day(text), knownOn) }
                return try await lead.call(Networks.list, list).items.map(\.id)
            }
            #expect(try await standing(on: "2021-03-05", knownOn: nil) == [network.id])
            #expect(try await standing(on: "2021-03-05", knownOn: today) == [next.id])
            #expect(try await standing(on: "2021-02-10", knownOn: today) == [])
            let then = GetNetwork(id: network.id).with { ($0.on, $0.knownOn) = (day("2021-02-10"), today) }
            expect(try await lead.refusal(of: Networks.get, then), .notFound, at: "/on", "2021-02-10")
            #expect(try await office.events().suffix(2) == ["networkVoided", "networkCorrected"])
        }
    }

    @Test("nobody is said to have joined or left on a day without work, whichever was entered first")
    func work() async throws {
        try await openJoined(on: "2021-02-10") { office, network, other, member in
            let lead = office.province
            func close(_ text: String) -> CloseProvider {
                CloseProvider(id: other.id, reason: "hết kinh phí").with { $0.on = day(text) }
            }
            let early = try await lead.refusal(of: Providers.close, close("2021-02-10"))
            expect(early, .failedPrecondition, at: "/on", "\(member.text) (2021-02-10…, thai-binh)")
            // What goes on ends with the provider's work.
            _ = try await lead.call(Providers.close, close("2021-02-20"))
            func remove(_ text: String) -> RemoveNetworkMember {
                RemoveNetworkMember(id: network.id, member: member).with { $0.until = day(text) }
            }
            expect(
                try await lead.refusal(of: Networks.removeMember, remove("2021-02-20")),
                .failedPrecondition, at: "/until", "2021-02-20")
            let left = try await lead.call(Networks.removeMember, remove("2021-02-19"))
            #expect(left.members.last?.until == day("2021-02-19"))
            let correction = CorrectNetworkMember(id: network.id, member: member)
            expect(
                try await lead.refusal(
                    of: Networks.correctMember, correction.with { $0.until = day("2021-02-25") }),
                .failedPrecondition, at: "/member", "2021-02-20")
            let first = try #require(network.members.first)
            expect(
                try await lead.refusal(
                    of: Networks.correctMember,
                    CorrectNetworkMember(id: network.id, member: first.id).with {
                        ($0.provider, $0.from) = (other.id, day("2021-02-21"))
                    }), .failedPrecondition, at: "/member", "2021-02-20")
        }
    }

    @Test("no correction lets a network begin before a provider that began it worked")
    func beginning() async throws {
        try await Office.withProvider(opened: "2021-01-05") { office, lead, provider in
            let network = try await office.network(of: [provider], on: "2021-01-10")
            expect(
                try await lead.refusal(
                    of: Networks.correct, CorrectNetwork(id: network.id).with { $0.on = day("2021-01-04") }),
                .failedPrecondition, at: "/id", "2021-01-05")
            let moved = try await lead.call(
                Networks.correct, CorrectNetwork(id: network.id).with { $0.on = day("2021-01-05") })
            #expect(moved.members.map(\.from) == [day("2021-01-05")])
        }
    }

    @Test("nobody joins who does not work")
    func closed() async throws {
        try await open { office, network, other in
            try await office.close(other.id, on: "2021-02-01")
            expect(
                try await office.province.refusal(
                    of: Networks.addMember, add(other, to: network, on: "2021-02-01")),
                .invalidArgument, at: "/provider", "2021-02-01")
            _ = try await office.province.call(
                Networks.addMember, add(other, to: network, on: "2021-01-31"))
        }
    }
}
