import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("An id that nothing has hides no other mistake", .timeLimit(.minutes(5)))
struct UnknownIDTests {
    private static let tomorrow = today.advanced(by: 1)

    @Test("of an offer, a provider, an upgrade")
    func offers() async throws {
        try await Office.open { office in
            let province = office.province
            try await province.expectAllTold([
                WrongCall(
                    ["/provider", "/title", "/domain"], of: Offers.publish,
                    PublishOffer(provider: newID(), title: " ", domain: "magic")),
                WrongCall(
                    ["/id", "/capacity", "/clear/0"], of: Offers.update,
                    UpdateOffer(id: newID()).with { ($0.capacity, $0.clear) = (0, ["title"]) }),
                WrongCall(["/id", "/reason"], of: Offers.withdraw, WithdrawOffer(id: newID(), reason: " ")),
                WrongCall(
                    ["/child", "/domain"], of: Offers.match,
                    MatchOffers(child: newID()).with { $0.domain = "magic" }),
                WrongCall(
                    ["/id", "/kind"], of: Providers.update,
                    UpdateProvider(id: newID()).with { $0.kind = "castle" }),
                WrongCall(
                    ["/provider", "/work", "/cost"], of: Upgrades.propose,
                    ProposeUpgrade(provider: newID(), work: "", cost: -1)),
                WrongCall(
                    ["/id", "/on"], of: Upgrades.complete,
                    CompleteUpgrade(id: newID()).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/id", "/on", "/evidence"], of: Upgrades.certify,
                    CertifyUpgrade(id: newID(), meetsStandard: true, evidence: "").with {
                        $0.on = Self.tomorrow
                    }),
                WrongCall(
                    ["/id", "/amount", "/fundSource"], of: Upgrades.fund,
                    FundUpgrade(id: newID(), amount: 0, fundSource: "moon")),
                WrongCall(["/id", "/reason"], of: Upgrades.refuse, RefuseUpgrade(id: newID(), reason: "")),
                WrongCall(
                    ["/id", "/evidence"], of: Providers.certify,
                    CertifyProvider(id: newID(), meetsStandard: true, evidence: " ")),
            ])
            #expect(try await office.events().isEmpty)
        }
    }

    @Test("of a referral, a delivery")
    func children() async throws {
        try await Office.open { office in
            let province = office.province
            try await province.expectAllTold([
                WrongCall(
                    ["/child", "/offer", "/until"], of: Referrals.create,
                    CreateReferral(child: newID(), offer: newID(), until: day("2021-03-01"))),
                WrongCall(
                    ["/id", "/reason"], of: Referrals.decline, DeclineReferral(id: newID(), reason: "")),
                WrongCall(["/id", "/reason"], of: Referrals.cancel, CancelReferral(id: newID(), reason: "")),
                WrongCall(
                    ["/child", "/provider", "/referral", "/on", "/domain"], of: Deliveries.record,
                    RecordDelivery(child: newID(), on: Self.tomorrow).with {
                        ($0.provider, $0.referral, $0.domain) = (newID(), newID(), "magic")
                    }),
                WrongCall(
                    ["/id", "/child", "/reason", "/on", "/note"], of: Deliveries.correct,
                    CorrectDelivery(id: newID(), reason: " ").with {
                        ($0.child, $0.on, $0.note) = (newID(), Self.tomorrow, " ")
                    }),
            ])
            let summary = try await province.import(
                Deliveries.import, [RecordDelivery(child: newID(), on: Self.tomorrow)])
            #expect(summary.rejections.map { Set($0.fields) } == [["/child", "/on", "/provider", "/domain"]])
            #expect(try await office.events().isEmpty)
        }
    }

    @Test("of a network, a pilot")
    func districts() async throws {
        try await Office.open { office in
            let province = office.province
            try await province.expectAllTold([
                WrongCall(
                    ["/members/0", "/members/1", "/district"], of: Networks.establish,
                    EstablishNetwork(district: diemDien, members: [newID(), newID()])),
                WrongCall(
                    ["/id", "/provider", "/on"], of: Networks.addMember,
                    AddNetworkMember(id: newID(), provider: newID()).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/id", "/reason"], of: Networks.dissolve, DissolveNetwork(id: newID(), reason: " ")),
                WrongCall(
                    ["/id", "/summary"], of: Pilots.evaluate,
                    EvaluatePilot(id: newID(), verdict: .end, summary: "")),
                WrongCall(["/id", "/to"], of: Pilots.scale, ScalePilot(id: newID(), to: diemDien)),
                WrongCall(["/id", "/reason"], of: Pilots.stop, StopPilot(id: newID(), reason: "")),
            ])
        }
    }

    @Test("ids that are all that is wrong are not found")
    func alone() async throws {
        try await Office.open { office in
            let province = office.province
            expect(
                try await province.refusal(
                    of: Offers.publish, PublishOffer(provider: newID(), title: "Khám", domain: "health")),
                .notFound, at: "/provider")
            expect(
                try await province.refusal(of: Upgrades.approve, ApproveUpgrade(id: newID())),
                .notFound, at: "/id")
            let both = try await province.refusal(
                of: Networks.establish, EstablishNetwork(district: thaiThuy, members: [newID(), newID()]))
            expect(both, .notFound, at: "/members/0")
            #expect(both?.fields == ["/members/0", "/members/1"])
        }
    }

    @Test("what is out of reach is told beside others in the words for what is not there")
    func outOfReach() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(unit: health))
            let stranger = office.client(school)
            expect(
                try await stranger.refusal(
                    of: Offers.withdraw, WithdrawOffer(id: offer.id, reason: "hết kinh phí")),
                .permissionDenied, at: "/id")
            let unknown: OfferID = newID()
            let (here, nowhere) = (
                try await stranger.refusal(of: Offers.withdraw, WithdrawOffer(id: offer.id, reason: "")),
                try await stranger.refusal(of: Offers.withdraw, WithdrawOffer(id: unknown, reason: ""))
            )
            expectAll(here, ["/id", "/reason"])
            #expect(here?.violations.map(\.rule) == nowhere?.violations.map(\.rule))
            #expect(here?.message.replacing(offer.id.text, with: unknown.text) == nowhere?.message)
            let child = try await office.child(born: day("2013-01-10"))
            let probe = try await stranger.refusal(
                of: Deliveries.record,
                RecordDelivery(child: child, on: day("2013-01-09")).with {
                    ($0.provider, $0.domain) = (offer.provider, "magic")
                })
            expectAll(probe, ["/child", "/provider", "/domain"])
            // What hangs on the record is not checked, and so tells nothing of it.
            let until = try await stranger.refusal(
                of: Offers.update,
                UpdateOffer(id: offer.id).with { ($0.until, $0.capacity) = (day("2000-01-01"), 0) })
            expectAll(until, ["/id", "/capacity"])
        }
    }

    @Test("an id that cannot be read hides none either")
    func unreadable() async throws {
        try await Office.open { office in
            expectAll(
                try await office.province.refusal(
                    of: Offers.publish.name, json: #"{"provider":"x","title":" ","domain":"magic"}"#),
                ["/provider", "/title", "/domain"])
            expectAll(
                try await office.province.refusal(
                    of: Offers.publish.name,
                    json: #"{"provider":"\#(newID(Subject.Provider.self))","title":7,"domain":"magic"}"#),
                ["/provider", "/title", "/domain"])
        }
    }
}
