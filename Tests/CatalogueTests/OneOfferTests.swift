import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("One offer is entered once", .timeLimit(.minutes(5)))
struct OneOfferTests {
    private func publish(_ provider: Provider, _ title: String = "Tập đi", from: String = "2021-01-01")
        -> PublishOffer
    {
        PublishOffer(provider: provider.id, title: title, domain: "rehabilitation").with {
            $0.from = day(from)
        }
    }

    @Test("what a provider gives already is refused in any spelling, by its days and who recorded it")
    func published() async throws {
        try await Office.open { office in
            let clinic = try await office.provider()
            let known = try await office.province.call(Offers.publish, publish(clinic))
            for title in ["Tập đi", " TẬP  ĐI", "Tap di"] {
                let again = try await office.province.refusal(
                    of: Offers.publish, publish(clinic, title, from: "2021-03-01"))
                expect(again, .alreadyExists, at: "/title", known.id.text)
                #expect(again?.message.contains("2021-01-01") == true)
                #expect(again?.message.contains("thai-binh") == true)
            }
            let other = try await office.provider("Trường", unit: school, kind: "school")
            for distinct in [
                publish(clinic, "Tập nói"), publish(other), publish(clinic).with { $0.domain = "health" },
            ] {
                _ = try await office.province.call(Offers.publish, distinct)
            }
        }
    }

    @Test("of other days it is another one, and no change brings the two together")
    func days() async throws {
        try await Office.open { office in
            let clinic = try await office.provider()
            let spring = try await office.province.call(
                Offers.publish, publish(clinic).with { $0.until = day("2021-03-31") })
            expect(
                try await office.province.refusal(
                    of: Offers.publish, publish(clinic, from: "2021-03-31")),
                .alreadyExists, at: "/title", "2021-03-31")
            let summer = try await office.province.call(
                Offers.publish, publish(clinic, from: "2021-04-01"))
            func update(
                _ offer: Offer, on text: String? = nil, _ change: (inout UpdateOffer) -> Void
            ) -> UpdateOffer {
                UpdateOffer(id: offer.id).with {
                    $0.on = text.map(day)
                    change(&$0)
                }
            }
            expect(
                try await office.province.refusal(
                    of: Offers.update, update(spring) { $0.until = day("2021-04-01") }),
                .alreadyExists, at: "/id", summer.id.text)
            expect(
                try await office.province.refusal(
                    of: Offers.update, update(summer) { $0.from = day("2021-03-31") }),
                .alreadyExists, at: "/id", spring.id.text)
            let speech = try await office.province.call(Offers.publish, publish(clinic, "Tập nói"))
            expect(
                try await office.province.refusal(
                    of: Offers.update, update(speech) { $0.title = "Tập đi" }),
                .alreadyExists, at: "/id")
            // Outside of #expect: there the compiler takes the closure for the first one of this test.
            let widened = try await office.province.call(Offers.update, update(spring) { $0.capacity = 5 })
            #expect(widened.capacity == 5)
        }
    }

    @Test("one that was withdrawn makes room, and is not given again beside what took its place")
    func withdrawn() async throws {
        try await Office.open { office in
            let clinic = try await office.provider()
            let first = try await office.province.call(Offers.publish, publish(clinic))
            _ = try await office.province.call(
                Offers.withdraw,
                WithdrawOffer(id: first.id, reason: "hết kinh phí").with { $0.on = day("2021-02-01") })
            expect(
                try await office.province.refusal(
                    of: Offers.publish, publish(clinic, from: "2021-01-31")),
                .alreadyExists, at: "/title", "2021-01-31")
            let second = try await office.province.call(Offers.publish, publish(clinic, from: "2021-02-01"))
            let history = try await office.province.call(
                Offers.history, ListOfferHistory(offer: first.id)
            ).items
            let withdrawal = try #require(history.last)
            #expect(withdrawal.status == .withdrawn)
            expect(
                try await office.province.refusal(
                    of: Offers.void, VoidOfferFact(id: first.id, fact: withdrawal.fact)),
                .alreadyExists, at: "/fact", second.id.text)
        }
    }
}
