import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("What a change takes off", .timeLimit(.minutes(5)))
struct ClearingTests {
    @Test("an offer's capacity, cost, schedule and last day, only when they are named")
    func offer() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 3, cost: 20_000)
            let given = try await office.province.call(
                Offers.update,
                UpdateOffer(id: offer.id).with {
                    $0.schedule = " Sáng thứ hai\nvà thứ tư "
                    $0.until = day("2021-12-31")
                })
            #expect(given.schedule == "Sáng thứ hai\nvà thứ tư")
            #expect(given.capacity == 3)
            let blank = try await office.province.refusal(
                of: Offers.update, UpdateOffer(id: offer.id).with { $0.schedule = "  " })
            expect(blank, .invalidArgument, at: "/schedule")
            let cleared = try await office.province.call(
                Offers.update,
                UpdateOffer(id: offer.id).with { $0.clear = ["capacity", "cost", "schedule", "until"] })
            #expect(cleared.capacity == nil)
            #expect(cleared.cost == .zero)
            #expect(cleared.schedule == nil)
            #expect(cleared.until == nil)
            #expect(cleared.title == offer.title)
            let found = try await office.province.call(Offers.search, SearchOffers())
            #expect(found.items == [cleared])
        }
    }

    @Test("what cannot be taken off, or is given as well, is refused")
    func wrong() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider())
            let refused = try await office.province.refusal(
                of: Offers.update,
                UpdateOffer(id: offer.id).with { ($0.capacity, $0.clear) = (2, ["capacity", "title"]) })
            expect(refused, .invalidArgument, at: "/clear/0")
            #expect(refused?.fields == ["/clear/0", "/clear/1"])
        }
    }

    @Test("a provider's licence")
    func licence() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let licensed = try await office.province.call(
                Providers.update, UpdateProvider(id: provider.id).with { $0.licence = " 12/GP " })
            #expect(licensed.licence == "12/GP")
            expect(
                try await office.province.refusal(
                    of: Providers.update, UpdateProvider(id: provider.id).with { $0.licence = " " }),
                .invalidArgument, at: "/licence")
            let cleared = try await office.province.call(
                Providers.update, UpdateProvider(id: provider.id).with { $0.clear = ["licence"] })
            #expect(cleared == provider)
        }
    }

    @Test("a delivery's note, which is a correction by itself")
    func note() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let provider = try await office.provider()
            let delivery = try await office.province.call(
                Deliveries.record,
                RecordDelivery(child: child, on: today).with {
                    ($0.provider, $0.domain, $0.note) = (provider.id, "health", "tiêm nhắc lại")
                })
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: "nhầm").with { $0.note = "\n" }),
                .invalidArgument, at: "/note")
            let cleared = try await office.province.call(
                Deliveries.correct,
                CorrectDelivery(id: delivery.id, reason: "ghi nhầm trẻ").with { $0.clear = ["note"] })
            #expect(cleared.note == nil)
            #expect(cleared.reason == "ghi nhầm trẻ")
        }
    }
}
