import Bus
import CatalogueAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Offers of a provider that closes or moves", .timeLimit(.minutes(5)))
struct ClosedProviderOfferTests {
    @Test("they are neither found nor matched nor used, but on the days on which it worked")
    func closed() async throws {
        try await Office.withClinic { office, child, provider in
            let lead = office.province
            let offer = try await office.offer(of: provider)
            try await office.close(provider.id, on: "2021-03-10")
            #expect(try await office.offer() == nil)
            #expect(try await office.offer(on: "2021-03-09")?.id == offer.id)
            let all = try await lead.call(Offers.search, SearchOffers().with { $0.withWithdrawn = true })
            #expect(all.items.map(\.closedOn) == [day("2021-03-10")])
            let matched = try await lead.call(Offers.match, MatchOffers(child: child))
            #expect(matched.excluded.first?.reasons.map(\.code) == [.closed])
            expect(
                try await office.refusedReferral(of: child, to: offer, on: "2021-03-10", until: "2021-03-20"),
                .failedPrecondition, at: "/offer", "2021-03-10")
            expect(
                try await office.refusedReferral(of: child, to: offer, on: "2021-03-01", until: "2021-03-10"),
                .failedPrecondition, at: "/until", "2021-03-10")
            _ = try await office.referral(of: child, to: offer, on: "2021-03-01", until: "2021-03-09")
            expect(
                try await lead.refusal(
                    of: Offers.publish,
                    PublishOffer(provider: provider.id, title: "Khám", domain: "health")),
                .invalidArgument, at: "/provider", "2021-03-10")
        }
    }

    @Test("an offer is published of days on which its provider worked, whenever it is entered")
    func published() async throws {
        try await Office.open { office in
            let lead = office.province
            let provider = try await office.provider()
            try await office.close(provider.id, on: "2021-02-10")
            func publish(_ text: String) -> PublishOffer {
                PublishOffer(provider: provider.id, title: "Khám", domain: "health").with {
                    $0.from = day(text)
                }
            }
            let late = try await lead.call(
                Offers.publish, publish("2021-02-01").with { $0.until = day("2021-02-09") })
            #expect(late.from == day("2021-02-01") && late.closedOn == day("2021-02-10"))
            _ = try await lead.call(
                Providers.reopen,
                ReopenProvider(id: provider.id, reason: "có kinh phí").with { $0.on = day("2021-03-01") })
            expect(
                try await lead.refusal(of: Offers.publish, publish("2021-02-20")), .invalidArgument,
                at: "/from", "2021-02-10")
            #expect(try await lead.call(Offers.publish, publish("2021-03-01")).closedOn == nil)
        }
    }

    @Test("places that are held keep a provider open")
    func held() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let referral = try await office.referral(
                of: office.child(), to: office.offer(of: provider), until: day("2021-03-20"))
            func close(_ on: String) -> CloseProvider {
                CloseProvider(id: provider.id, reason: "hết kinh phí").with { $0.on = day(on) }
            }
            office.deployment.set(day: day("2021-03-25"))
            expect(
                try await office.province.refusal(of: Providers.close, close("2021-03-20")),
                .failedPrecondition, at: "/on", referral.id.text)
            let closed = try await office.province.call(Providers.close, close("2021-03-21"))
            #expect(closed.status == .closed)
        }
    }

    @Test("an offer is where its provider stood on the day")
    func moved() async throws {
        try await Office.open { office in
            let provider = try await office.provider(place: diemDien)
            _ = try await office.offer(of: provider)
            _ = try await office.province.call(
                Providers.update,
                UpdateProvider(id: provider.id).with { ($0.place, $0.on) = (thuyHai, day("2021-03-01")) })
            #expect(try await office.offer()?.place == thuyHai)
            #expect(try await office.offer(on: "2021-02-28")?.place == diemDien)
            let there = SearchOffers().with { ($0.unit, $0.on) = (diemDien, day("2021-02-28")) }
            #expect(try await office.province.call(Offers.search, there).items.count == 1)
            let gone = SearchOffers().with { ($0.unit, $0.on) = (diemDien, day("2021-03-01")) }
            #expect(try await office.province.call(Offers.search, gone).items.isEmpty)
            let child = try await office.child(in: diemDien)
            let match = MatchOffers(child: child)
            let now = try await office.province.call(Offers.match, match)
            #expect(now.matches.map(\.nearness) == [.district])
            let then = try await office.province.call(
                Offers.match, match.with { $0.on = day("2021-02-28") })
            #expect(then.matches.map(\.nearness) == [.commune])
        }
    }

    @Test("a match as known on a day uses what was known of offer and child")
    func known() async throws {
        try await Office.open { office in
            let child = try await office.child(poverty: .notPoor)
            let offer = try await office.offer(
                of: office.provider(), for: Eligibility().with { $0.poverty = ["poor"] })
            office.deployment.set(day: today.advanced(by: 10))
            try await office.tell(
                .childUpdated(ChildFacts(child: child, facts: [.poverty(.poor, from: day("2021-03-01"))])))
            func matches(on text: String, knownOn: Day?) async throws -> Int {
                let match = MatchOffers(child: child).with { ($0.on, $0.knownOn) = (day(text), knownOn) }
                return try await office.province.call(Offers.match, match).matches.count
            }
            #expect(try await matches(on: "2021-03-10", knownOn: nil) == 1)
            #expect(try await matches(on: "2021-03-10", knownOn: today) == 0)
            _ = try await office.province.call(
                Offers.update, update(offer, on: "2021-03-05") { $0.eligibility = Eligibility() })
            #expect(try await matches(on: "2021-03-10", knownOn: today) == 0)
            let late = MatchOffers(child: try await office.child())
            #expect(try await office.province.call(Offers.match, late).matches.map(\.offer.id) == [offer.id])
            expect(
                try await office.province.refusal(of: Offers.match, late.with { $0.knownOn = today }),
                .notFound, at: "/knownOn", "\(today)")
        }
    }
}
