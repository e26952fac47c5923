import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("The days of an offer, in whichever order they are said", .timeLimit(.minutes(5)))
struct OfferDayTests {
    @Test("days are not corrected past what was given of the offer")
    func days() async throws {
        try await Office.withOffer { office, lead, offer in
            let child = try await office.child()
            let delivery = try await lead.call(
                Deliveries.record,
                RecordDelivery(child: child, on: day("2021-02-10")).with { $0.offer = offer.id })
            expect(
                try await lead.refusal(
                    of: Offers.update, UpdateOffer(id: offer.id).with { $0.from = day("2021-02-11") }),
                .failedPrecondition, at: "/from", delivery.id.text)
            let fact = try #require(try await office.history(offer, .lastDay).first).fact
            let request = CorrectOffer(id: offer.id, fact: fact)
            expect(
                try await lead.refusal(of: Offers.correct, request.with { $0.until = day("2020-12-31") }),
                .invalidArgument, at: "/until")
            let right = try await lead.call(Offers.correct, request.with { $0.until = day("2021-02-10") })
            #expect(right.until == day("2021-02-10") && right.from == day("2021-01-01"))
        }
    }

    @Test("a first day is put right for every day, and known as it was said before")
    func firstDay() async throws {
        try await Office.withOffer { office, lead, offer in
            office.deployment.set(day: today.advanced(by: 10))
            let right = try await lead.call(
                Offers.update, update(offer, on: "2021-03-01") { $0.from = day("2021-02-01") })
            #expect(right == offer.with { $0.from = day("2021-02-01") })
            #expect(try await office.offer(on: "2021-01-05")?.from == day("2021-02-01"))
            #expect(try await office.offer(on: "2021-01-05", knownOn: today)?.from == day("2021-01-01"))
            let said = try await office.history(offer, .firstDay)
            #expect(said.map(\.kind) == [.recorded, .corrected])
            #expect(said.map(\.firstDay) == [day("2021-01-01"), day("2021-02-01")])
            let fact = try #require(said.first).fact
            expect(
                try await lead.refusal(of: Offers.correct, CorrectOffer(id: offer.id, fact: fact)),
                .failedPrecondition, at: "/fact")
            expect(
                try await lead.refusal(of: Offers.void, VoidOfferFact(id: offer.id, fact: fact)),
                .failedPrecondition, at: "/fact")
        }
    }

    @Test("an offer begins neither after a place that is held of it nor where its provider does not work")
    func firstDayOfUses() async throws {
        try await Office.open { office in
            let lead = office.province
            let provider = try await office.provider()
            let offer = try await office.offer(of: provider)
            let held = try await office.referral(
                of: office.child(), to: offer, on: "2021-02-01", until: "2021-02-10")
            func begin(_ text: String) -> UpdateOffer {
                UpdateOffer(id: offer.id).with { $0.from = day(text) }
            }
            expect(
                try await lead.refusal(of: Offers.update, begin("2021-02-02")), .failedPrecondition,
                at: "/from", held.id.text)
            #expect(try await lead.call(Offers.update, begin("2021-02-01")).from == day("2021-02-01"))
            try await office.close(provider.id, on: "2021-03-10")
            expect(
                try await lead.refusal(of: Offers.update, begin("2021-03-10")), .invalidArgument,
                at: "/from", "2021-03-10")
            #expect(try await lead.call(Offers.update, begin("2021-01-15")).from == day("2021-01-15"))
        }
    }

    @Test("an offer ends on no day before it begins, whichever was entered first")
    func endBeforeFirstDay() async throws {
        try await Office.withOffer { office, lead, offer in
            let end = update(offer, on: "2021-02-01") { $0.until = day("2021-02-15") }
            let begin = UpdateOffer(id: offer.id).with { $0.from = day("2021-02-16") }
            _ = try await lead.call(Offers.update, end)
            let goesOn = update(offer, on: "2021-03-01") { $0.clear = ["until"] }
            _ = try await lead.call(Offers.update, goesOn)
            let said = try #require(try await office.history(offer, .lastDay).first { $0.lastDay != nil })
            for detail in ["2021-02-15", said.fact.text, "thai-binh"] {
                expect(
                    try await lead.refusal(of: Offers.update, begin), .failedPrecondition, at: "/from",
                    detail)
            }
            _ = try await lead.call(Offers.void, VoidOfferFact(id: offer.id, fact: said.fact))
            #expect(try await lead.call(Offers.update, begin).from == day("2021-02-16"))
            expect(
                try await lead.refusal(of: Offers.update, end), .invalidArgument, at: "/until", "2021-02-16")
            let both = UpdateOffer(id: offer.id).with {
                ($0.from, $0.until) = (day("2021-01-20"), day("2021-05-31"))
            }
            let later = try await lead.call(Offers.update, both)
            #expect(later.from == day("2021-01-20") && later.until == day("2021-05-31"))
        }
    }

    @Test("first and last days entered in any order give the same offer now and on every day")
    func order() async throws {
        let said: [@Sendable (Offer) -> UpdateOffer] = [
            { update($0, on: "2020-06-01") { $0.until = day("2020-09-30") } },
            { UpdateOffer(id: $0.id).with { $0.from = day("2020-02-01") } },
            { update($0, on: "2020-03-01") { $0.until = day("2020-10-31") } },
        ]
        try await Office.open { office in
            let lead = office.province
            for (number, order) in permutations(Array(said.indices)).enumerated() {
                let provider = try await office.provider("Trạm y tế \(number)")
                let offer = try await lead.call(
                    Offers.publish,
                    PublishOffer(provider: provider.id, title: "Khám", domain: "health").with {
                        ($0.from, $0.until) = (day("2020-01-01"), day("2020-12-31"))
                    })
                for index in order { _ = try await lead.call(Offers.update, said[index](offer)) }
                for (on, until) in [
                    ("2020-01-15", "2020-12-31"), ("2020-02-29", "2020-12-31"), ("2020-03-01", "2020-10-31"),
                    ("2020-05-31", "2020-10-31"), ("2020-06-01", "2020-09-30"), (nil, "2020-09-30"),
                ] as [(String?, String)] {
                    let search = SearchOffers().with { ($0.provider, $0.on) = (provider.id, on.map(day)) }
                    let then = try await lead.call(Offers.search, search).items.first
                    #expect(then?.from == day("2020-02-01"), "\(order) on \(on ?? "today")")
                    #expect(then?.until == day(until), "\(order) on \(on ?? "today")")
                }
            }
        }
    }

    @Test("no place is held over a break in the days of an offer, whichever was entered first")
    func pause() async throws {
        try await Office.withOffer { office, lead, offer in
            let (first, second) = (try await office.child(), try await office.child())
            _ = try await lead.call(Offers.update, update(offer, on: "2021-03-01") { $0.clear = ["until"] })
            let held = try await office.referral(of: first, to: offer, on: "2021-02-05", until: "2021-03-10")
            let pause = update(offer, on: "2021-02-06") { $0.until = day("2021-02-10") }
            expect(
                try await lead.refusal(of: Offers.update, pause), .failedPrecondition, at: "/until",
                held.id.text)
            _ = try await lead.call(Referrals.cancel, CancelReferral(id: held.id, reason: "gia đình đổi ý"))
            _ = try await lead.call(Offers.update, pause)
            expect(
                try await office.refusedReferral(
                    of: second, to: offer, on: "2021-02-05", until: "2021-03-10"),
                .failedPrecondition, at: "/until", "2021-02-10")
        }
    }
}
