import Bus
import CatalogueAPI
import RegistryAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

private func update(
    _ offer: Offer, on text: String, _ change: (inout UpdateOffer) -> Void
) -> UpdateOffer {
    var request = UpdateOffer(id: offer.id)
    request.on = day(text)
    change(&request)
    return request
}

extension Office {
    /// The only offer as it was on a day, as known at the end of another.
    fileprivate func offer(on text: String? = nil, knownOn: Day? = nil) async throws -> Offer? {
        let search = SearchOffers().with { ($0.on, $0.knownOn) = (text.map(day), knownOn) }
        return try await province.call(Offers.search, search).items.first
    }

    fileprivate func history(_ offer: Offer, _ aspect: OfferAspect) async throws -> [OfferFactEntry] {
        try await province.call(Offers.history, ListOfferHistory(offer: offer.id)).items
            .filter { $0.aspect == aspect }
    }

    fileprivate func refer(
        _ child: ChildID, to offer: Offer, on text: String, until: String
    ) -> CreateReferral {
        CreateReferral(child: child, offer: offer.id, until: day(until)).with { $0.on = day(text) }
    }
}

@Suite("An offer changes aspect by aspect", .timeLimit(.minutes(2)))
struct OfferFactTests {
    @Test("a late change takes its place between two others, and moves no other aspect")
    func between() async throws {
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider(), capacity: 3, cost: 100)
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
                try await lead.refusal(
                    of: Referrals.create,
                    office.refer(child, to: offer, on: "2021-03-01", until: "2021-03-10")),
                .failedPrecondition, at: "/offer", "12")
            func matches(_ on: String) async throws -> Int {
                try await lead.call(Offers.match, MatchOffers(child: child).with { $0.on = day(on) })
                    .matches.count
            }
            #expect(try await matches("2021-02-28") == 1)
            #expect(try await matches("2021-03-01") == 0)
            let referral = try await lead.call(
                Referrals.create, office.refer(child, to: offer, on: "2021-02-28", until: "2021-03-10"))
            #expect(referral.status == .waiting)
        }
    }

    @Test("places are counted by how many there are on the day")
    func capacity() async throws {
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider(), capacity: 2)
            let (first, second) = (try await office.child(), try await office.child())
            _ = try await lead.call(
                Referrals.create, office.refer(first, to: offer, on: "2021-02-01", until: "2021-03-31"))
            let one = update(offer, on: "2021-03-01") { $0.capacity = 1 }
            _ = try await lead.call(Offers.update, one)
            expect(
                try await lead.refusal(
                    of: Referrals.create,
                    office.refer(second, to: offer, on: "2021-02-01", until: "2021-03-01")),
                .failedPrecondition, at: "/until", "1")
            _ = try await lead.call(
                Referrals.create, office.refer(second, to: offer, on: "2021-02-01", until: "2021-02-28"))
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
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
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

    @Test("an offer is not withdrawn over places that are held from then on")
    func withdrawal() async throws {
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
            let held = try await lead.call(
                Referrals.create,
                office.refer(office.child(), to: offer, on: "2021-03-01", until: "2021-03-31"))
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
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider(), cost: 100)
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

    @Test("days are not corrected past what was given of the offer")
    func days() async throws {
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
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
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
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
            let held = try await lead.call(
                Referrals.create,
                office.refer(office.child(), to: offer, on: "2021-02-01", until: "2021-02-10"))
            func begin(_ text: String) -> UpdateOffer {
                UpdateOffer(id: offer.id).with { $0.from = day(text) }
            }
            expect(
                try await lead.refusal(of: Offers.update, begin("2021-02-02")), .failedPrecondition,
                at: "/from", held.id.text)
            #expect(try await lead.call(Offers.update, begin("2021-02-01")).from == day("2021-02-01"))
            _ = try await lead.call(
                Providers.close,
                CloseProvider(id: provider.id, reason: "hết kinh phí").with { $0.on = day("2021-03-10") })
            expect(
                try await lead.refusal(of: Offers.update, begin("2021-03-10")), .invalidArgument,
                at: "/from", "2021-03-10")
            #expect(try await lead.call(Offers.update, begin("2021-01-15")).from == day("2021-01-15"))
        }
    }

    @Test("an offer ends on no day before it begins, whichever was entered first")
    func endBeforeFirstDay() async throws {
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
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
        try await Office.open { office in
            let lead = office.province
            let offer = try await office.offer(of: office.provider())
            let (first, second) = (try await office.child(), try await office.child())
            _ = try await lead.call(Offers.update, update(offer, on: "2021-03-01") { $0.clear = ["until"] })
            let held = try await lead.call(
                Referrals.create, office.refer(first, to: offer, on: "2021-02-05", until: "2021-03-10"))
            let pause = update(offer, on: "2021-02-06") { $0.until = day("2021-02-10") }
            expect(
                try await lead.refusal(of: Offers.update, pause), .failedPrecondition, at: "/until",
                held.id.text)
            _ = try await lead.call(Referrals.cancel, CancelReferral(id: held.id, reason: "gia đình đổi ý"))
            _ = try await lead.call(Offers.update, pause)
            expect(
                try await lead.refusal(
                    of: Referrals.create,
                    office.refer(second, to: offer, on: "2021-02-05", until: "2021-03-10")),
                .failedPrecondition, at: "/until", "2021-02-10")
        }
    }
}

@Suite("Offers of a provider that closes or moves", .timeLimit(.minutes(2)))
struct ClosedProviderOfferTests {
    @Test("they are neither found nor matched nor used, but on the days on which it worked")
    func closed() async throws {
        try await Office.open { office in
            let lead = office.province
            let provider = try await office.provider()
            let offer = try await office.offer(of: provider)
            let child = try await office.child()
            _ = try await lead.call(
                Providers.close,
                CloseProvider(id: provider.id, reason: "hết kinh phí").with { $0.on = day("2021-03-10") })
            #expect(try await office.offer() == nil)
            #expect(try await office.offer(on: "2021-03-09")?.id == offer.id)
            let all = try await lead.call(Offers.search, SearchOffers().with { $0.withWithdrawn = true })
            #expect(all.items.map(\.closedOn) == [day("2021-03-10")])
            let matched = try await lead.call(Offers.match, MatchOffers(child: child))
            #expect(matched.excluded.first?.reasons.map(\.code) == [.closed])
            expect(
                try await lead.refusal(
                    of: Referrals.create,
                    office.refer(child, to: offer, on: "2021-03-10", until: "2021-03-20")),
                .failedPrecondition, at: "/offer", "2021-03-10")
            expect(
                try await lead.refusal(
                    of: Referrals.create,
                    office.refer(child, to: offer, on: "2021-03-01", until: "2021-03-10")),
                .failedPrecondition, at: "/until", "2021-03-10")
            _ = try await lead.call(
                Referrals.create, office.refer(child, to: offer, on: "2021-03-01", until: "2021-03-09"))
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
            _ = try await lead.call(
                Providers.close,
                CloseProvider(id: provider.id, reason: "hết kinh phí").with { $0.on = day("2021-02-10") })
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
