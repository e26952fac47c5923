import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("An offer changes aspect by aspect", .timeLimit(.minutes(5)))
struct OfferFactTests {
    @Test("a late change takes its place between two others, and moves no other aspect")
    func between() async throws {
        try await Office.withOffer(capacity: 3, cost: 100) { office, lead, offer in
            _ = try await lead.call(Offers.update, update(offer, on: "2021-03-01") { $0.cost = 300 })
            _ = try await lead.call(Offers.update, update(offer, on: "2021-01-20") { $0.capacity = 5 })
            let now = try await lead.call(Offers.update, update(offer, on: "2021-02-01") { $0.cost = 200 })
            #expect(now.cost == 300 && now.capacity == 5)
            for (on, cost, capacity) in [
                ("2021-01-10", 100, 3), ("2021-01-31", 100, 5), ("2021-02-01", 200, 5),
                ("2021-03-01", 300, 5),
            ] as [(String, Money, Int)] {
                let then = try await office.offer(on: on)
                #expect(then?.cost == cost, "on \(on)")
                #expect(then?.capacity == capacity, "on \(on)")
            }
            #expect(
                try await office.events().suffix(3) == ["offerUpdated", "offerUpdated", "offerUpdated"])
        }
    }

    @Test("who may have an offer is judged by what it asked on the day of the referral")
    func eligibility() async throws {
        try await Office.open { office in
            let lead = office.province
            let child = try await office.child(born: day("2013-01-10"))
            let offer = try await office.offer(of: office.provider())
            _ = try await lead.call(
                Offers.update,
                update(offer, on: "2021-03-01") { $0.eligibility = Eligibility().with { $0.minimumAge = 12 } }
            )
            expect(
                try await office.refusedReferral(of: child, to: offer, on: "2021-03-01", until: "2021-03-10"),
                .failedPrecondition, at: "/offer", "12")
            func matches(_ on: String) async throws -> Int {
                try await lead.call(Offers.match, MatchOffers(child: child).with { $0.on = day(on) })
                    .matches.count
            }
            #expect(try await matches("2021-02-28") == 1)
            #expect(try await matches("2021-03-01") == 0)
            let referral = try await office.referral(
                of: child, to: offer, on: "2021-02-28", until: "2021-03-10")
            #expect(referral.status == .waiting)
        }
    }

    @Test("places are counted by how many there are on the day")
    func capacity() async throws {
        try await Office.withOffer(capacity: 2) { office, lead, offer in
            let (first, second) = (try await office.child(), try await office.child())
            _ = try await office.referral(of: first, to: offer, on: "2021-02-01", until: "2021-03-31")
            let one = update(offer, on: "2021-03-01") { $0.capacity = 1 }
            _ = try await lead.call(Offers.update, one)
            expect(
                try await office.refusedReferral(
                    of: second, to: offer, on: "2021-02-01", until: "2021-03-01"),
                .resourceExhausted, at: "/offer", "1")
            _ = try await office.referral(of: second, to: offer, on: "2021-02-01", until: "2021-02-28")
            let none = update(offer, on: "2021-02-15") { $0.capacity = 1 }
            expect(
                try await lead.refusal(of: Offers.update, none), .failedPrecondition, at: "/capacity", "2")
            let fact = try #require(try await office.history(offer, .capacity).last).fact
            expect(
                try await lead.refusal(
                    of: Offers.correct,
                    CorrectOffer(id: offer.id, fact: fact).with { $0.on = day("2021-02-20") }),
                .failedPrecondition, at: "/fact", "2")
        }
    }

    @Test("what was withdrawn by mistake is open again, and known to have been withdrawn meanwhile")
    func voiding() async throws {
        try await Office.withOffer { office, lead, offer in
            let withdrawn = try await lead.call(
                Offers.withdraw,
                WithdrawOffer(id: offer.id, reason: "hết kinh phí").with { $0.on = day("2021-02-01") })
            #expect(withdrawn.withdrawnOn == day("2021-02-01"))
            #expect(try await office.offer(on: "2021-01-31")?.status == .open)
            #expect(try await office.offer(on: "2021-02-01") == nil)
            office.deployment.set(day: today.advanced(by: 10))
            let fact = try #require(try await office.history(offer, .standing).last).fact
            #expect(try await lead.call(Offers.void, VoidOfferFact(id: offer.id, fact: fact)).status == .open)
            #expect(try await office.offer(on: "2021-02-01")?.status == .open)
            #expect(try await office.offer(on: "2021-02-01", knownOn: today) == nil)
            expect(
                try await lead.refusal(of: Offers.void, VoidOfferFact(id: offer.id, fact: fact)),
                .failedPrecondition, at: "/fact", "thai-binh")
        }
    }

    @Test("who withdraws it again is told when it was withdrawn, and not who said something else of it since")
    func again() async throws {
        try await Office.withOffer(cost: 100) { office, lead, offer in
            let withdrawal = WithdrawOffer(id: offer.id, reason: "hết kinh phí")
            _ = try await lead.call(Offers.withdraw, withdrawal.with { $0.on = day("2021-02-01") })
            office.deployment.set(day: today.advanced(by: 10))
            _ = try await lead.call(Offers.update, update(offer, on: "2021-01-20") { $0.cost = 200 })
            let refused = try await lead.refusal(of: Offers.withdraw, withdrawal)
            expect(refused, .failedPrecondition, at: "/id", "was withdrawn on 2021-02-01")
            // Not by whom, and when, its cost was said.
            expect(refused, .failedPrecondition, at: "/id", "recorded by thai-binh on 2021-03-15")
        }
    }

    @Test("an offer is not withdrawn over places that are held from then on")
    func withdrawal() async throws {
        try await Office.withOffer { office, lead, offer in
            let held = try await office.referral(
                of: office.child(), to: offer, on: "2021-03-01", until: "2021-03-31")
            func withdraw(_ text: String) -> WithdrawOffer {
                WithdrawOffer(id: offer.id, reason: "hết kinh phí").with { $0.on = day(text) }
            }
            for early in ["2021-02-20", "2021-03-01"] {
                expect(
                    try await lead.refusal(of: Offers.withdraw, withdraw(early)), .failedPrecondition,
                    at: "/on", held.id.text)
            }
            #expect(try await office.offer()?.status == .open)
            let withdrawn = try await lead.call(Offers.withdraw, withdraw("2021-03-02"))
            #expect(withdrawn.withdrawnOn == day("2021-03-02"))
            let fact = try #require(try await office.history(offer, .standing).last).fact
            let sooner = CorrectOffer(id: offer.id, fact: fact).with { $0.on = day("2021-02-15") }
            expect(
                try await lead.refusal(of: Offers.correct, sooner), .failedPrecondition, at: "/fact",
                held.id.text)
            _ = try await lead.call(Referrals.cancel, CancelReferral(id: held.id, reason: "gia đình đổi ý"))
            #expect(
                try await lead.call(Offers.correct, sooner).withdrawnOn == day("2021-02-15"))
        }
    }

    @Test("what an offer was published with is corrected, and neither moved nor voided")
    func published() async throws {
        try await Office.withOffer(cost: 100) { office, lead, offer in
            let cost = try #require(try await office.history(offer, .cost).first).fact
            let wrong = CorrectOffer(id: offer.id, fact: cost).with {
                ($0.on, $0.capacity, $0.reason, $0.clear) = (day("2021-02-01"), 3, "nhầm", ["until"])
            }
            #expect(
                Set(try await lead.refusal(of: Offers.correct, wrong)?.fields ?? []) == [
                    "/on", "/capacity", "/reason", "/clear/0",
                ])
            expect(
                try await lead.refusal(of: Offers.void, VoidOfferFact(id: offer.id, fact: cost)),
                .failedPrecondition, at: "/fact")
            let right = try await lead.call(
                Offers.correct, CorrectOffer(id: offer.id, fact: cost).with { $0.clear = ["cost"] })
            #expect(right.cost == .zero)
            let identity = try #require(try await office.history(offer, .identity).first).fact
            expect(
                try await lead.refusal(of: Offers.correct, CorrectOffer(id: offer.id, fact: identity)),
                .failedPrecondition, at: "/fact")
            _ = try await lead.call(Offers.update, UpdateOffer(id: offer.id).with { $0.title = "Khám" })
            #expect(try await office.offer(on: "2021-01-05")?.title == "Khám")
            expect(
                try await lead.refusal(of: Offers.correct, CorrectOffer(id: offer.id, fact: newID())),
                .notFound, at: "/fact")
        }
    }
}
