import Bus
import CatalogueAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("What providers offer", .timeLimit(.minutes(5)))
struct OfferTests {
    @Test("an offer is refused with every member that cannot be")
    func badOffer() async throws {
        try await Office.withProvider { office, lead, provider in
            let refused = try await lead.refusal(
                of: Offers.publish,
                PublishOffer(provider: provider, title: "Khám", domain: "magic").with {
                    $0.eligibility = Eligibility().with {
                        $0.minimumAge = 12
                        $0.maximumAge = 6
                        $0.circumstances = ["law2016-hiv", "nothing"]
                        $0.disabilityTypes = ["wings"]
                        $0.area = ["thai-binh/atlantis"]
                    }
                    $0.capacity = 0
                    $0.cost = -1
                    $0.from = day("2021-05-01")
                    $0.until = day("2021-04-01")
                })
            expect(refused, .invalidArgument, at: "/domain")
            #expect(
                refused?.fields == [
                    "/domain", "/capacity", "/cost", "/until", "/eligibility/maximumAge",
                    "/eligibility/circumstances/0", "/eligibility/circumstances/1",
                    "/eligibility/disabilityTypes/0", "/eligibility/area/0",
                ])
            #expect(try await office.events() == ["providerRegistered"])
        }
    }

    @Test("an offer comes back from the store as it was published")
    func roundTrip() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let asked = Eligibility().with {
                $0.minimumAge = 3
                $0.maximumAge = 15
                $0.circumstances = ["law2016-disabled", "law2016-abandoned"]
                $0.disabilityTypes = ["mobility"]
                $0.disabilityDegrees = ["severe", "mild"]
                $0.area = [thaiThuy]
                $0.poverty = ["poor"]
            }
            let offer = try await office.offer(of: provider, for: asked, capacity: 7, cost: 20_000)
            let found = try await office.province.call(
                Offers.search, SearchOffers().with { $0.unit = health })
            #expect(found.items == [offer])
            #expect(found.next == nil)
        }
    }

    @Test("a search is paged without losing or repeating an offer")
    func paging() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            var published: Set<OfferID> = []
            for number in 1...7 {
                published.insert(try await office.offer(of: provider, "Khám \(number)").id)
            }
            let seen = try await office.province.pages(of: Offers.search) { after in
                SearchOffers().with { ($0.text, $0.after, $0.limit) = ("khám", after, 3) }
            }.joined().map(\.id)
            #expect(seen.count == 7)
            #expect(Set(seen) == published)
            expect(
                try await office.province.refusal(of: Offers.search, SearchOffers().with { $0.limit = 0 }),
                .invalidArgument, at: "/limit")
        }
    }

    @Test("a withdrawn offer is found only by who asks for withdrawn ones")
    func withdraw() async throws {
        try await Office.withOffer { office, lead, offer in
            let withdrawn = try await lead.call(
                Offers.withdraw, WithdrawOffer(id: offer.id, reason: " hết  kinh phí"))
            #expect(withdrawn.status == .withdrawn)
            #expect(withdrawn.reason == "hết kinh phí")
            #expect(try await office.province.call(Offers.search, SearchOffers()).items.isEmpty)
            #expect(
                try await office.province.call(Offers.search, SearchOffers().with { $0.withWithdrawn = true })
                    .items == [withdrawn])
            let told = try await office.deployment.store(of: "catalogue").events(after: 0, limit: 100)
                .compactMap { try $0.recorded(CatalogueEvent.self)?.event }
                .compactMap { if case .offerWithdrawn(let offer) = $0 { offer } else { nil } }
            #expect(told.map(\.offer) == [offer.id])
            #expect(told.first?.facts.map(\.status) == [.withdrawn])
            #expect(told.first?.facts.map(\.from) == [today])
            expect(
                try await office.province.refusal(
                    of: Offers.withdraw, WithdrawOffer(id: offer.id, reason: "lần nữa")),
                .failedPrecondition, at: "/id")
        }
    }

    @Test("a capacity is not lowered below the places held")
    func capacity() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 3)
            for _ in 1...2 { _ = try await office.referral(of: office.child(), to: offer) }
            expect(
                try await office.province.refusal(
                    of: Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 1 }),
                .failedPrecondition, at: "/capacity", "2")
            let lowered = try await office.province.call(
                Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 2 })
            #expect(lowered.capacity == 2)
        }
    }
}
